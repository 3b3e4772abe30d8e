import type { FixtureNo } from '../../src/kernel/fixture-ids.ts';
import type { DrawNo, PlayerKey } from '../../src/kernel/ids.ts';
import type { Minor } from '../../src/kernel/money.ts';
import type { PointsHundredths } from '../../src/kernel/points.ts';
import { type Declared, declareEvent } from '../event-declaration.ts';
import {
  pointsCreditedMessages,
  pointsEarnedMessage,
  pointsReturnedMessages,
  pointsStakedMessages,
  pointsWithdrawnMessages,
  stakeRewardsTelling,
} from '../outbox/loyalty-messages.ts';
import {
  evolvePointsCredited,
  evolvePointsEarned,
  evolvePointsForfeited,
  evolvePointsReturned,
  evolvePointsStaked,
  evolvePointsWithdrawn,
  evolveStakeRewardsMoved,
} from './evolve-points.ts';

/** An order's points have arrived from the order's shard. */
export interface PointsCredited {
  readonly type: 'PointsCredited';
  readonly player: PlayerKey;
  readonly order: string;
  readonly amountHundredths: PointsHundredths;
  readonly from: number;
  readonly atMs: number;
}

/**
 * They arrived after the account had become a staff account. Staff collect no points, so nobody
 * gets them.
 */
export interface PointsForfeited {
  readonly type: 'PointsForfeited';
  readonly player: PlayerKey;
  readonly order: string;
  readonly amountHundredths: PointsHundredths;
  readonly from: number;
  readonly atMs: number;
}

export interface PointsWithdrawn {
  readonly type: 'PointsWithdrawn';
  readonly player: PlayerKey;
  readonly number: number;
  readonly entryId: string;
  readonly fingerprint: number;
  readonly order: string;
  readonly sumHundredths: PointsHundredths;
  readonly atMs: number;
}

/** Points became the stake of the purchase that follows: the house pays it in money. */
export interface PointsStaked {
  readonly type: 'PointsStaked';
  readonly player: PlayerKey;
  readonly draw: DrawNo;
  readonly firstOrdinal: number;
  readonly ticketCount: number;
  readonly pointsHundredths: PointsHundredths;
  readonly stakeMinor: Minor;
  readonly atMs: number;
}

/** A stake earned points; `entryId` is the operation that staked it. */
export interface PointsEarned {
  readonly type: 'PointsEarned';
  readonly player: PlayerKey;
  readonly entryId: string;
  readonly amountHundredths: PointsHundredths;
  readonly atMs: number;
}

/** Purchases of a cancelled draw that points had paid: they go back, the money to the house. */
export interface PointsReturned {
  readonly type: 'PointsReturned';
  readonly draw: DrawNo;
  readonly firstOrdinals: readonly number[];
  readonly atMs: number;
}

/**
 * Stakes have come back, or a correction took some of them again: what they had earned goes with
 * them. In the commit of the step that moves the stakes.
 */
export interface StakeRewardsMoved {
  readonly type: 'StakeRewardsMoved';
  /** A name that no other step has. */
  readonly operation: string;
  /** The draw that gives the stakes back, or else 0. */
  readonly draw: DrawNo | 0;
  /** The fixture whose settlement moves them, or else 0. */
  readonly fixture: FixtureNo | 0;
  readonly players: readonly PlayerKey[];
  /** By player; below zero what is taken back, above what is given anew. */
  readonly amountsHundredths: readonly PointsHundredths[];
  readonly atMs: number;
}

export const POINTS_EVENTS = [
  declareEvent<PointsCredited>()(
    'PointsCredited',
    144,
    ['player', 'order', 'amountHundredths', 'from', 'atMs'],
    { evolve: evolvePointsCredited, tell: pointsCreditedMessages },
  ),
  declareEvent<PointsForfeited>()(
    'PointsForfeited',
    153,
    ['player', 'order', 'amountHundredths', 'from', 'atMs'],
    { evolve: evolvePointsForfeited },
  ),
  declareEvent<PointsWithdrawn>()(
    'PointsWithdrawn',
    145,
    ['player', 'number', 'entryId', 'fingerprint', 'order', 'sumHundredths', 'atMs'],
    { evolve: evolvePointsWithdrawn, tell: pointsWithdrawnMessages },
  ),
  declareEvent<PointsStaked>()(
    'PointsStaked',
    146,
    ['player', 'draw', 'firstOrdinal', 'ticketCount', 'pointsHundredths', 'stakeMinor', 'atMs'],
    { evolve: evolvePointsStaked, tell: pointsStakedMessages },
  ),
  declareEvent<PointsEarned>()(
    'PointsEarned',
    147,
    ['player', 'entryId', 'amountHundredths', 'atMs'],
    { evolve: evolvePointsEarned, tell: (_, event) => [pointsEarnedMessage(event)] },
  ),
  declareEvent<PointsReturned>()('PointsReturned', 148, ['draw', 'firstOrdinals', 'atMs'], {
    evolve: evolvePointsReturned,
    tell: pointsReturnedMessages,
  }),
  declareEvent<StakeRewardsMoved>()(
    'StakeRewardsMoved',
    152,
    ['operation', 'draw', 'fixture', 'players', 'amountsHundredths', 'atMs'],
    { evolve: evolveStakeRewardsMoved, tell: stakeRewardsTelling },
  ),
] as const;

export type PointsEvent = Declared<typeof POINTS_EVENTS>;
