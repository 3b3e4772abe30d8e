/**
 * Identities of fixtures and of the bets on them. As with draws, a text carries what
 * routes it: an `eventId` its number, which says where its home is, a `betId` its shard.
 *
 *   ev_ + 7 digits fixture number                          FixtureNo, 1 … 2^32 - 1
 *   bt_ + 7 digits fixture number + 2 digits shard + 7 digits ordinal of the bet there
 *
 * An accumulator belongs to no single fixture: its fixture number is 0.
 */
import { assert } from './assert.ts';
import { decodeBase32, encodeBase32 } from './base32.ts';

export type FixtureNo = number & { readonly unit: 'fixtureNo' };

/** The place of accumulators in a bet's id. */
export const NO_FIXTURE = 0;

const UINT32_SPAN = 2 ** 32;
/** The last number of a fixture, and of a bet on a shard: their ids have 32 bits for it. */
export const FIXTURE_NUMBER_MAX = UINT32_SPAN - 1;
export const BET_ORDINAL_MAX = UINT32_SPAN - 1;

export function fixtureNo(value: number): FixtureNo {
  const isNumber = Number.isInteger(value) && value > 0 && value < UINT32_SPAN;
  assert(isNumber, 'fixture number out of range');
  return value as FixtureNo;
}

export function formatFixtureId(fixture: FixtureNo): string {
  return `ev_${encodeBase32(fixture, 7)}`;
}

export function parseFixtureId(text: string): FixtureNo | undefined {
  if (!/^ev_[0-9a-z]{7}$/.test(text)) return undefined;
  const value = decodeBase32(text.slice(3));
  if (value === undefined || value === 0 || value >= UINT32_SPAN) return undefined;
  return value as FixtureNo;
}

/** Where a bet stands: its fixture (or none), the shard that took it, and its ordinal there. */
export interface BetPlace {
  readonly fixture: FixtureNo | typeof NO_FIXTURE;
  readonly shard: number;
  readonly ordinal: number;
}

export function formatBetId({ fixture, shard, ordinal }: BetPlace): string {
  assert(ordinal < UINT32_SPAN, 'bet ordinal out of range');
  return `bt_${encodeBase32(fixture, 7)}${encodeBase32(shard, 2)}${encodeBase32(ordinal, 7)}`;
}

export function parseBetId(text: string): BetPlace | undefined {
  if (!/^bt_[0-9a-z]{16}$/.test(text)) return undefined;
  const event = decodeBase32(text.slice(3, 10));
  const shard = decodeBase32(text.slice(10, 12));
  const ordinal = decodeBase32(text.slice(12));
  if (event === undefined || shard === undefined || ordinal === undefined) return undefined;
  if (event >= UINT32_SPAN || ordinal >= UINT32_SPAN) return undefined;
  return { fixture: event as FixtureNo | typeof NO_FIXTURE, shard, ordinal };
}
