/**
 * Identities: numbers inside the engine, texts on the wire.
 *
 * Every text begins with what it names and carries what routes it, so that no look-up stands
 * before a message: a `playerId` its slot, a `ticketId` its draw and shard.
 *
 *   pl_ + 2 digits slot + 5 digits number in the slot      PlayerKey = slot × 2^22 + number
 *   dr_ + 7 digits draw number                             DrawNo, 1 … 2^32 - 1
 *   tk_ + 7 digits draw number + 2 digits shard + 7 digits ordinal in that shard
 *   py_ + a player's 7 digits + 7 digits payment number of that player
 *   st_ + the same of that player's standing tickets
 */
import { assert } from './assert.ts';
import { decodeBase32, encodeBase32 } from './base32.ts';
import { rememberLast } from './remember-last.ts';
import { SLOT_COUNT } from './slots.ts';

export type PlayerKey = number & { readonly unit: 'playerKey' };
export type DrawNo = number & { readonly unit: 'drawNo' };

export const PLAYERS_PER_SLOT_MAX = 2 ** 22;
const UINT32_SPAN = 2 ** 32;
/** The last number of a draw, and of a player's payment: their ids have 32 bits for it. */
export const DRAW_NUMBER_MAX = UINT32_SPAN - 1;
export const PAYMENT_NUMBER_MAX = UINT32_SPAN - 1;
/** The last ordinal of a ticket. */
export const ORDINAL_MAX = UINT32_SPAN - 1;
assert(SLOT_COUNT * PLAYERS_PER_SLOT_MAX === UINT32_SPAN, 'a player key does not fill 32 bits');

export function playerKey(slot: number, number: number): PlayerKey {
  assert(Number.isInteger(slot) && slot >= 0 && slot < SLOT_COUNT, 'slot out of range');
  assert(Number.isInteger(number) && number >= 0, 'not a number in a slot');
  assert(number < PLAYERS_PER_SLOT_MAX, 'the slot is full');
  return (slot * PLAYERS_PER_SLOT_MAX + number) as PlayerKey;
}

export function slotOfPlayer(key: PlayerKey): number {
  return Math.floor(key / PLAYERS_PER_SLOT_MAX);
}

export function formatPlayerId(key: PlayerKey): string {
  return `pl_${playerDigits(key)}`;
}

export function parsePlayerId(text: string): PlayerKey | undefined {
  return /^pl_[0-9a-z]{7}$/.test(text) ? parsePlayerDigits(text.slice(3)) : undefined;
}

export function drawNo(value: number): DrawNo {
  assert(Number.isInteger(value) && value > 0 && value < UINT32_SPAN, 'draw number out of range');
  return value as DrawNo;
}

export const formatDrawId = rememberLast((draw: DrawNo) => `dr_${encodeBase32(draw, 7)}`);

export const parseDrawId = rememberLast((text: string) => {
  if (!/^dr_[0-9a-z]{7}$/.test(text)) return undefined;
  return parseDrawDigits(text.slice(3));
});

/** The place of a ticket: its draw, the shard that sold it, and the ordinal of the sale there. */
export interface TicketPlace {
  readonly draw: DrawNo;
  readonly shard: number;
  readonly ordinal: number;
}

/** The last digits of a ticket's id. */
export const ORDINAL_DIGITS = 7;

export function formatTicketId({ draw, shard, ordinal }: TicketPlace): string {
  assert(ordinal < UINT32_SPAN, 'ticket ordinal out of range');
  const digits = encodeBase32(ordinal, ORDINAL_DIGITS);
  return `tk_${encodeBase32(draw, 7)}${encodeBase32(shard, 2)}${digits}`;
}

export function parseTicketId(text: string): TicketPlace | undefined {
  if (!/^tk_[0-9a-z]{16}$/.test(text)) return undefined;
  const draw = parseDrawDigits(text.slice(3, 10));
  const shard = decodeBase32(text.slice(10, 12));
  const ordinal = decodeBase32(text.slice(12));
  if (draw === undefined || shard === undefined || ordinal === undefined) return undefined;
  return ordinal < UINT32_SPAN ? { draw, shard, ordinal } : undefined;
}

/** The place of a payment: its player, and its number among that player's payments. */
export interface PaymentPlace {
  readonly player: PlayerKey;
  readonly number: number;
}

export function formatPaymentId(place: PaymentPlace): string {
  return `py_${countedDigits(place)}`;
}

export function parsePaymentId(text: string): PaymentPlace | undefined {
  return /^py_[0-9a-z]{14}$/.test(text) ? parseCountedDigits(text.slice(3)) : undefined;
}

/** The place of a standing ticket: its player, and its number among that player's. */
export interface StandingPlace {
  readonly player: PlayerKey;
  readonly number: number;
}

export function formatStandingId(place: StandingPlace): string {
  return `st_${countedDigits(place)}`;
}

export function parseStandingId(text: string): StandingPlace | undefined {
  return /^st_[0-9a-z]{14}$/.test(text) ? parseCountedDigits(text.slice(3)) : undefined;
}

/** Of what is counted by player. */
function countedDigits({ player, number }: PaymentPlace | StandingPlace): string {
  assert(number < UINT32_SPAN, 'a number of a player is out of range');
  return `${playerDigits(player)}${encodeBase32(number, 7)}`;
}

function parseCountedDigits(digits: string): PaymentPlace | undefined {
  const player = parsePlayerDigits(digits.slice(0, 7));
  const number = decodeBase32(digits.slice(7));
  if (player === undefined || number === undefined) return undefined;
  return number < UINT32_SPAN ? { player, number } : undefined;
}

function playerDigits(key: PlayerKey): string {
  return `${encodeBase32(slotOfPlayer(key), 2)}${encodeBase32(key % PLAYERS_PER_SLOT_MAX, 5)}`;
}

function parsePlayerDigits(digits: string): PlayerKey | undefined {
  const slot = decodeBase32(digits.slice(0, 2));
  const number = decodeBase32(digits.slice(2));
  if (slot === undefined || number === undefined) return undefined;
  return number < PLAYERS_PER_SLOT_MAX ? playerKey(slot, number) : undefined;
}

function parseDrawDigits(digits: string): DrawNo | undefined {
  const value = decodeBase32(digits);
  if (value === undefined || value === 0 || value >= UINT32_SPAN) return undefined;
  return value as DrawNo;
}
