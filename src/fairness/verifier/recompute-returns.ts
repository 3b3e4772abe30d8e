/**
 * Tickets of a postponed draw that were given back. Specified in returned-leaf.ts and
 * transcript.ts.
 */
import type { Receipt, SealedTranscript, TranscriptSeal } from '../transcript.ts';
import { fromHex, inHex, uint32, uint64, withLength } from './bytes.ts';
import { type Check, check, checkNone, type Unchecked } from './check.ts';
import { prefixedSha256 } from './hashing.ts';
import { canCost } from './stakes.ts';
import { partedSha256 } from './surroundings.ts';

type Returnable = Pick<SealedTranscript, 'drawId' | 'terms' | 'postponed' | 'seals'>;

export function hasReturns({ seals }: Pick<SealedTranscript, 'seals'>): boolean {
  return seals.some(({ returned }) => returned !== undefined);
}

/** How many tickets of a shard take part. */
export function countedTicketsIn({ ticketCount, returned }: TranscriptSeal): bigint {
  return BigInt(ticketCount) - BigInt(returned?.ticketCount ?? 0);
}

/** All that was ever sold, what came back included. */
export function everSold({ seals }: Pick<SealedTranscript, 'seals'>): {
  readonly tickets: bigint;
  readonly stakes: bigint;
} {
  let [tickets, stakes] = [0n, 0n];
  for (const { ticketCount, stakeMinor, returned } of seals) {
    tickets += BigInt(ticketCount);
    stakes += BigInt(stakeMinor) + BigInt(returned?.stakeMinor ?? 0);
  }
  return { tickets, stakes };
}

/** The leaves behind that of the postponement; none for a draw of which nothing came back. */
export function returnedLeaves({ drawId, seals }: Returnable): Uint8Array[] {
  return seals.flatMap(({ shard, returned }) => {
    if (returned === undefined) return [];
    const { ticketCount, stakeMinor, digest } = returned;
    const numbers = [uint32(shard), uint64(ticketCount), uint64(stakeMinor)];
    const parts = [withLength(drawId), ...numbers, fromHex(digest)];
    return [prefixedSha256('\x00tirage/returned/v1', ...parts)];
  });
}

/** What can be told without the tickets: how many came back, for how much, and whether they may. */
export function checkReturned({ seals, terms, postponed }: Returnable): Check[] {
  if (!hasReturns({ seals })) return [];
  const problems: string[] = [];
  if (postponed === undefined) problems.push('tickets came back of a draw that kept its times');
  let [tickets, stakes] = [0n, 0n];
  for (const seal of seals) {
    const { shard, returned } = seal;
    if (returned === undefined) continue;
    const [count, cost] = [BigInt(returned.ticketCount), BigInt(returned.stakeMinor)];
    if (countedTicketsIn(seal) < 0n) problems.push(`shard ${shard}: more came back than were sold`);
    if (!canCost(count, cost, BigInt(terms.priceMinor))) {
      problems.push(`shard ${shard}: what was paid back is not the price`);
    }
    tickets += count;
    stakes += cost;
  }
  const computed = { ticketCount: tickets, stakeMinor: stakes };
  const told = `${tickets} tickets were given back, for ${stakes}`;
  return [checkNone('returned', problems, told, { computed })];
}

/** What a receipt cannot show of a shard to which tickets came back. */
export const WHETHER_RETURNED: Unchecked = {
  name: 'returned',
  text: 'whether the ticket was given back (--tickets FILE)',
};

/** Where no ticket of the shard came back, this one did not; else only the file can tell. */
export function checkGivenBack({ returned }: Receipt, seal: TranscriptSeal | undefined): Check[] {
  if (returned === undefined) return [];
  const canBe = seal?.returned !== undefined;
  return [check('returned', canBe, 'the receipt says that the ticket was given back')];
}

/** The digest of ordinals that come one by one, ascending. */
export class OrdinalsDigest {
  readonly #digest = partedSha256();
  #count = 0;

  get count(): number {
    return this.#count;
  }

  add(ordinal: number): void {
    this.#digest.add(uint32(ordinal));
    this.#count += 1;
  }

  hex(): string {
    return inHex(this.#digest.digest());
  }
}
