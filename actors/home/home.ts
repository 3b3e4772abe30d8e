/**
 * Where a player lives: on the shard that their slot falls to. When shards are added some slots
 * fall to others, and their players move.
 *
 * What a player owns moves with them. What they did stays where it was done: tickets, bets, entries
 * and the answers to a client's keys. So their account stays at the former home as a *residual*,
 * without money, in which whatever was sold there is settled as ever; what that comes to goes on to
 * their home (residual.ts). Slots only ever fall to a higher shard, because shards are only ever
 * added, so nobody comes back to where they have lived.
 */
import { must } from '../../src/kernel/assert.ts';
import type { EntryPlace } from '../../src/kernel/entry-place.ts';
import type { PlayerKey } from '../../src/kernel/ids.ts';
import { SLOT_COUNT, shardOfSlot } from '../../src/kernel/slots.ts';
import type { Duty } from '../draw/instance.ts';
import { GROWTH_KEY } from '../growth/growth.ts';
import type { States } from '../states.ts';

export const DEPARTURE_KEY = 0;

/**
 * How far the departure from a slot has come. Its players leave in the order of their numbers, and
 * before each of them what they did and is over, some of it at a time: it may be any number of
 * rows.
 */
export interface Departure {
  readonly slot: number;
  /** The number in the slot of whoever leaves next. */
  readonly number: number;
  /** The first of their payments, and of their withdrawals of points, that has not gone ahead. */
  readonly paymentNumber: number;
  readonly withdrawalNumber: number;
  /** Payments before that one which were not settled: they leave with the player. */
  readonly openPayments: readonly number[];
}

/** What is stored of it. */
export const DEPARTURE_FIELDS = [
  'slot',
  'number',
  'paymentNumber',
  'withdrawalNumber',
  'openPayments',
] as const;

/** At home: where the player lived before. */
export interface FormerHome {
  readonly shard: number;
  /** The newest entry of their history there when they left. */
  readonly lastEntry: EntryPlace;
  readonly movedAtMs: number;
}

/** Newest first. */
export interface FormerHomes {
  readonly homes: readonly FormerHome[];
}

/** At a former home: where the player went. */
export interface MovedAway {
  readonly to: number;
  /** The newest entry when they left: what is booked later is shown at their home. */
  readonly lastEntry: EntryPlace;
  /** Where they had lived before that; null if nowhere. */
  readonly cameFrom: number | null;
}

type Settlers = Pick<States, 'identity' | 'growth' | 'slots' | 'departure'>;

/**
 * Where the next player leaves from; undefined while nobody has to. They leave once the shards that
 * were added know of all that is open.
 */
export function nextDeparture(states: Settlers): Departure | undefined {
  const { identity, growth, slots, departure } = states;
  const grown = growth.get(GROWTH_KEY);
  if (grown === undefined) return undefined;
  const { shardCount, toldCount, dealtCount } = grown;
  if (dealtCount === shardCount || toldCount < shardCount) return undefined;
  const begun = departure.get(DEPARTURE_KEY);
  if (begun !== undefined) return begun;
  for (let slot = 0; slot < SLOT_COUNT; slot += 1) {
    const isHere = slots.get(slot) !== undefined;
    if (isHere && shardOfSlot(slot, shardCount) !== identity.shard) return atNumber(slot, 0);
  }
  return undefined;
}

/** The place of a player of whom nothing has gone ahead. */
export function atNumber(slot: number, number: number): Departure {
  return { slot, number, paymentNumber: 1, withdrawalNumber: 1, openPayments: [] };
}

export function nextDepartureDuty(states: Settlers): Duty<'move'> | undefined {
  return nextDeparture(states) === undefined ? undefined : { duty: 'move', atMs: 0 };
}

export function movedAwayOf(
  { movedAway }: Pick<States, 'movedAway'>,
  player: PlayerKey,
): MovedAway {
  return must(movedAway.get(player), 'an account is a residual of nobody who moved');
}
