/**
 * Identities of fixed-odds events and of the bets on them. As with draws, a text carries what
 * routes it: an `eventId` its number, which says where its home is, a `betId` its shard.
 *
 *   ev_ + 7 digits event number                            EventNo, 1 … 2^32 - 1
 *   bt_ + 7 digits event number + 2 digits shard + 7 digits ordinal of the bet there
 *
 * An accumulator belongs to no single event: its event number is 0.
 */
import { assert } from './assert.ts';
import { decodeBase32, encodeBase32 } from './base32.ts';

export type EventNo = number & { readonly unit: 'eventNo' };

/** The place of accumulators in a bet's id. */
export const NO_EVENT = 0;

const UINT32_SPAN = 2 ** 32;
/** The last number of an event, and of a bet on a shard: their ids have 32 bits for it. */
export const EVENT_NUMBER_MAX = UINT32_SPAN - 1;
export const BET_ORDINAL_MAX = UINT32_SPAN - 1;

export function eventNo(value: number): EventNo {
  const isNumber = Number.isInteger(value) && value > 0 && value < UINT32_SPAN;
  assert(isNumber, 'event number out of range');
  return value as EventNo;
}

export function formatEventId(event: EventNo): string {
  return `ev_${encodeBase32(event, 7)}`;
}

export function parseEventId(text: string): EventNo | undefined {
  if (!/^ev_[0-9a-z]{7}$/.test(text)) return undefined;
  const value = decodeBase32(text.slice(3));
  if (value === undefined || value === 0 || value >= UINT32_SPAN) return undefined;
  return value as EventNo;
}

/** Where a bet stands: its event (or none), the shard that took it, and its ordinal there. */
export interface BetPlace {
  readonly event: EventNo | typeof NO_EVENT;
  readonly shard: number;
  readonly ordinal: number;
}

export function formatBetId({ event, shard, ordinal }: BetPlace): string {
  assert(ordinal < UINT32_SPAN, 'bet ordinal out of range');
  return `bt_${encodeBase32(event, 7)}${encodeBase32(shard, 2)}${encodeBase32(ordinal, 7)}`;
}

export function parseBetId(text: string): BetPlace | undefined {
  if (!/^bt_[0-9a-z]{16}$/.test(text)) return undefined;
  const event = decodeBase32(text.slice(3, 10));
  const shard = decodeBase32(text.slice(10, 12));
  const ordinal = decodeBase32(text.slice(12));
  if (event === undefined || shard === undefined || ordinal === undefined) return undefined;
  if (event >= UINT32_SPAN || ordinal >= UINT32_SPAN) return undefined;
  return { event: event as EventNo | typeof NO_EVENT, shard, ordinal };
}
