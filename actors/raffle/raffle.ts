/**
 * A raffle: it gathers players who staked in another service, and draws when enough have come.
 *
 * in_waiting → started → finished, or cancelled when it did not fill in time. The stakes were made
 * elsewhere and stay there: the engine counts them, it does not hold them. Each game has at most
 * one raffle in waiting. A game's raffles live on the shard that its id falls to, and a raffle's id
 * names that shard, so nothing is looked up to find it.
 */

import { assert } from '../../src/kernel/assert.ts';
import { hashOfText } from '../../src/kernel/fnv.ts';
import type { PlayerKey } from '../../src/kernel/ids.ts';
import type { Minor } from '../../src/kernel/money.ts';
import { type Founders, founderOf } from '../../src/kernel/shard-counts.ts';
import { UUID_FREE_BYTES, uuidBytes, uuidV7 } from '../../src/kernel/uuid.ts';
import type { Stamp } from '../decider.ts';
import type { Duty } from '../draw/instance.ts';
import type { RaffleRules } from './raffle-rules.ts';

export const RAFFLE_STATES = ['in_waiting', 'started', 'finished', 'cancelled'] as const;
export type RaffleState = (typeof RAFFLE_STATES)[number];

/** A game of the other service, as far as raffles go. */
export interface RaffleGame {
  readonly gameId: string;
  /** For the next raffle. */
  readonly rules: RaffleRules;
  readonly openRaffleId: string | null;
}

export interface RaffleWinner {
  /** From 1. */
  readonly place: number;
  readonly ordinal: number;
  readonly playerId: string;
  readonly prizeMinor: Minor;
}

export interface Raffle {
  readonly raffleId: string;
  readonly gameId: string;
  /** Bound by the commitment, so they never change. */
  readonly rules: RaffleRules;
  state: RaffleState;
  readonly openedAtMs: number;
  firstStakeAtMs: number | null;
  startedAtMs: number | null;
  /** When it was finished or cancelled. */
  endedAtMs: number | null;
  /** Secret until the raffle is finished. */
  readonly serverSeedHex: string;
  readonly commitmentHex: string;
  entryCount: number;
  participantCount: number;
  potMinor: Minor;
  merkleRootHex: string | null;
  ticketsRootHex: string | null;
  winners: readonly RaffleWinner[];
  /** The operator who started it by hand; null where it filled, or its time was over. */
  startedBy: PlayerKey | null;
}

/** One counted stake. Ordinals count from 0. */
export interface RaffleEntry {
  readonly raffleId: string;
  readonly ordinal: number;
  readonly playerId: string;
  readonly stakeMinor: Minor;
  readonly messageId: string;
  readonly acceptedAtMs: number;
}

/** All that one player has in one raffle. */
export interface Participation {
  readonly raffleId: string;
  readonly playerId: string;
  readonly entryCount: number;
  readonly stakeMinor: Minor;
  readonly firstAtMs: number;
}

/** What became of a message: kept for ever, so that a repeat at any distance has no effect. */
export interface InboxRecord {
  readonly outcome: 'counted' | 'ignored';
  readonly raffleId: string;
  readonly atMs: number;
}

export type RaffleDuty = 'draw' | 'expire';

export function nextRaffleDuty(raffle: Raffle): Duty<RaffleDuty> | undefined {
  const { state, rules, firstStakeAtMs } = raffle;
  if (state === 'started') return { duty: 'draw', atMs: 0 };
  if (state !== 'in_waiting' || firstStakeAtMs === null || rules.fillWithinMs === null) {
    return undefined;
  }
  return { duty: 'expire', atMs: firstStakeAtMs + rules.fillWithinMs };
}

/** The state of a player's entry: the raffle's, but for a winner. */
export function entryStateOf(raffle: Raffle, playerId: string): RaffleState | 'winner' {
  const hasWon = raffle.winners.some((winner) => winner.playerId === playerId);
  return hasWon ? 'winner' : raffle.state;
}

export function raffleShardOfGame(gameId: string, founders: Founders): number {
  return founderOf(hashOfText(gameId), founders);
}

/** Where it is decided to whom an outside player's id belongs. */
export function shardOfExternalId(externalId: string, founders: Founders): number {
  return founderOf(hashOfText(externalId), founders);
}

const SHARD_BITS_MAX = 0xfff;

/** A new id: a UUID of version 7 whose 12 bits after the version name the shard. */
export function newRaffleId(shard: number, { nowMs, random }: Stamp): string {
  assert(shard <= SHARD_BITS_MAX, 'a shard does not fit in twelve bits of a raffle id');
  const free = random.bytes(UUID_FREE_BYTES);
  free[0] = shard >>> 8;
  free[1] = shard & 0xff;
  return uuidV7(nowMs, free);
}

/** The shard in a raffle's id; it may be one that there is not, where somebody made the id up. */
export function shardOfRaffle(raffleId: string): number {
  const bytes = uuidBytes(raffleId);
  return ((bytes[6] as number) & 0x0f) * 256 + (bytes[7] as number);
}
