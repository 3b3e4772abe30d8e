import type { PlayerKey } from '../../src/kernel/ids.ts';
import type { Minor } from '../../src/kernel/money.ts';
import type { RaffleWinner } from './raffle.ts';
import type { RaffleRules } from './raffle-rules.ts';

export interface RaffleGameConfigured {
  readonly type: 'RaffleGameConfigured';
  readonly gameId: string;
  readonly rules: RaffleRules;
  readonly by: PlayerKey;
  readonly atMs: number;
}

export interface RaffleOpened {
  readonly type: 'RaffleOpened';
  readonly raffleId: string;
  readonly gameId: string;
  readonly rules: RaffleRules;
  readonly serverSeedHex: string;
  readonly commitmentHex: string;
  readonly atMs: number;
}

export interface StakeTaken {
  readonly type: 'StakeTaken';
  readonly messageId: string;
  readonly raffleId: string;
  readonly playerId: string;
  readonly stakeMinor: Minor;
  readonly atMs: number;
}

/** The player has all the entries that the rules give them: the stake stays without effect. */
export interface StakeIgnored {
  readonly type: 'StakeIgnored';
  readonly messageId: string;
  readonly raffleId: string;
  readonly atMs: number;
}

export interface RaffleStarted {
  readonly type: 'RaffleStarted';
  readonly raffleId: string;
  readonly reason: 'filled' | 'deadline';
  readonly atMs: number;
}

export interface RaffleFinished {
  readonly type: 'RaffleFinished';
  readonly raffleId: string;
  readonly merkleRootHex: string;
  readonly ticketsRootHex: string;
  readonly winners: readonly RaffleWinner[];
  readonly atMs: number;
}

export interface RaffleCancelled {
  readonly type: 'RaffleCancelled';
  readonly raffleId: string;
  readonly atMs: number;
}

/** A winner has an account here: their prize is on its way to it. */
export interface RafflePrizeSent {
  readonly type: 'RafflePrizeSent';
  readonly raffleId: string;
  readonly place: number;
  readonly amountMinor: Minor;
  readonly to: number;
}

export interface RafflePrizeCredited {
  readonly type: 'RafflePrizeCredited';
  readonly raffleId: string;
  readonly place: number;
  readonly player: PlayerKey;
  readonly amountMinor: Minor;
  readonly from: number;
  readonly atMs: number;
}

/** The outside id belongs to this player, on every shard from now on. */
export interface ExternalIdLinked {
  readonly type: 'ExternalIdLinked';
  readonly externalId: string;
  readonly player: PlayerKey;
  readonly by: PlayerKey;
  readonly atMs: number;
}

export type RaffleEvent =
  | RaffleGameConfigured
  | RaffleOpened
  | StakeTaken
  | StakeIgnored
  | RaffleStarted
  | RaffleFinished
  | RaffleCancelled
  | RafflePrizeSent
  | RafflePrizeCredited
  | ExternalIdLinked;
