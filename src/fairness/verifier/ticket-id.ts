/** The id that a ticket must have, from its place: src/kernel/ids.ts says how they are made. */
export interface PlaceInId {
  readonly drawId: string;
  readonly shard: number;
  /** Of the ticket among those of its shard, from 0. */
  readonly index: number;
}

/** Base 32 without i, l, o and u. */
const DIGITS = '0123456789abcdefghjkmnpqrstvwxyz';
const SHARD_DIGITS = 2;
const INDEX_DIGITS = 7;

export function ticketIdOf({ drawId, shard, index }: PlaceInId): string {
  const draw = drawId.replace(/^dr_/, '');
  return `tk_${draw}${base32(shard, SHARD_DIGITS)}${base32(index, INDEX_DIGITS)}`;
}

function base32(value: number, width: number): string {
  let rest = BigInt(value);
  let text = '';
  for (; rest > 0n; rest /= 32n) text = DIGITS.charAt(Number(rest % 32n)) + text;
  return text.padStart(width, '0');
}
