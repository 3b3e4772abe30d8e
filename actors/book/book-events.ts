import type { FixtureNo } from '../../src/kernel/fixture-ids.ts';
import type { PlayerKey } from '../../src/kernel/ids.ts';
import type { Minor } from '../../src/kernel/money.ts';
import { type Declared, declareEvent } from '../event-declaration.ts';
import type { Line, Outcome } from '../line/line.ts';
import { LINE_FORM } from '../line/line-form.ts';
import {
  accumulatorPlacedMessages,
  accumulatorsSettledTelling,
  betPlacedMessages,
  betsSettledTelling,
  payoutApprovedMessages,
} from '../outbox/bet-messages.ts';
import type { PayoutApproved } from '../wallet/held-payout.ts';
import { evolvePayoutApproved } from '../wallet/held-payout.ts';
import type { BetState, Leg } from './bet.ts';
import { LEG_FORM, SETTLED_LEG_FORM, SETTLEMENT_PLACE_FORMS } from './bet-forms.ts';
import type { SettlementPlace } from './book.ts';
import {
  evolveAccumulatorPlaced,
  evolveAllotmentAsked,
  evolveAllotmentGivenBack,
  evolveAllotmentReceived,
  evolveBetPlaced,
  evolveBookUpdated,
} from './evolve-book.ts';
import {
  evolveAccumulatorsSettled,
  evolveBetsSettled,
  evolveBookSettled,
} from './evolve-settlement.ts';

/** A version of the fixture has reached this shard. */
export interface BookUpdated {
  readonly type: 'BookUpdated';
  readonly line: Line;
  readonly lateFromMs: number | null;
  readonly homeShard: number;
  /** Shares of the limits; empty but for the first version. */
  readonly allotmentsMinor: readonly Minor[];
}

export interface AllotmentAsked {
  readonly type: 'AllotmentAsked';
  readonly fixture: FixtureNo;
  readonly limits: readonly number[];
}

export interface AllotmentReceived {
  readonly type: 'AllotmentReceived';
  readonly fixture: FixtureNo;
  readonly amountsMinor: readonly Minor[];
  /** The limits that were asked about. */
  readonly limits: readonly number[];
  /** Those of them that the desk could not grant in full. */
  readonly shortLimits: readonly number[];
  /** Asking again about those is useless before then. */
  readonly askAgainAtMs: number;
}

export interface AllotmentGivenBack {
  readonly type: 'AllotmentGivenBack';
  readonly fixture: FixtureNo;
  readonly amountsMinor: readonly Minor[];
}

/** One bet, with everything that another service needs to know of it. */
export interface BetPlaced {
  readonly type: 'BetPlaced';
  readonly fixture: FixtureNo;
  readonly player: PlayerKey;
  readonly entryId: string;
  readonly fingerprint: number;
  readonly ordinal: number;
  readonly selection: number;
  readonly stakeMinor: Minor;
  /** Frozen: later changes of the fixture's odds do not touch them. */
  readonly oddsHundredths: number;
  /** The fixture's version that offered them. */
  readonly version: number;
  readonly atMs: number;
}

export interface AccumulatorPlaced {
  readonly type: 'AccumulatorPlaced';
  readonly player: PlayerKey;
  readonly entryId: string;
  readonly fingerprint: number;
  readonly ordinal: number;
  readonly legs: readonly Leg[];
  readonly stakeMinor: Minor;
  /** What the house may lose by it, counted on every leg. */
  readonly liabilityMinor: Minor;
  readonly atMs: number;
}

/**
 * One step of a settlement: bets in the order of their players, in columns. A player's bets are
 * next to each other; a correction holds only bets whose result changes.
 */
export interface BetsSettled {
  readonly type: 'BetsSettled';
  readonly fixture: FixtureNo;
  /** The resolution that is carried out, counted from 1. */
  readonly round: number;
  readonly players: readonly PlayerKey[];
  /** By player: how many of the bets below are theirs. */
  readonly betCounts: readonly number[];
  /** By bet. */
  readonly ordinals: readonly number[];
  /** Positions in OUTCOMES (line/line.ts). */
  readonly outcomes: readonly number[];
  readonly payoutsMinor: readonly Minor[];
  /** What an earlier round paid for each bet and is taken back; empty in the first round. */
  readonly reversedMinor: readonly Minor[];
  /** Stakes that are the house's from here on; 0 but in the first round. */
  readonly stakesMinor: Minor;
  /** Winnings of this amount or more wait for an operator. */
  readonly approvalMinor: Minor;
  readonly next: SettlementPlace;
  readonly atMs: number;
}

export interface SettledLeg {
  readonly ordinal: number;
  /** Which leg of the accumulator stands on the fixture. */
  readonly leg: number;
  readonly outcome: Outcome;
  readonly player: PlayerKey;
  /** What the accumulator has come to now; `accepted` while other legs are open. */
  readonly state: BetState;
  readonly payoutMinor: Minor;
  /**
   * The accumulator's revision, if the leg changed its result. Absent if it did not, and in
   * journals from before this was recorded.
   */
  readonly revision?: number;
}

export interface AccumulatorsSettled {
  readonly type: 'AccumulatorsSettled';
  readonly fixture: FixtureNo;
  readonly round: number;
  readonly settled: readonly SettledLeg[];
  readonly approvalMinor: Minor;
  readonly next: SettlementPlace;
  readonly atMs: number;
}

/** The shard has carried out a resolution. */
export interface BookSettled {
  readonly type: 'BookSettled';
  readonly fixture: FixtureNo;
  readonly round: number;
  readonly atMs: number;
}

export const BOOK_EVENTS = [
  declareEvent<BookUpdated>()(
    'BookUpdated',
    165,
    ['line', 'lateFromMs', 'homeShard', 'allotmentsMinor'],
    { within: { line: LINE_FORM }, evolve: evolveBookUpdated },
  ),
  declareEvent<AllotmentAsked>()('AllotmentAsked', 166, ['fixture', 'limits'], {
    evolve: evolveAllotmentAsked,
  }),
  declareEvent<AllotmentReceived>()(
    'AllotmentReceived',
    167,
    ['fixture', 'amountsMinor', 'limits', 'shortLimits', 'askAgainAtMs'],
    { evolve: evolveAllotmentReceived },
  ),
  declareEvent<AllotmentGivenBack>()('AllotmentGivenBack', 168, ['fixture', 'amountsMinor'], {
    evolve: evolveAllotmentGivenBack,
  }),
  declareEvent<BetPlaced>()(
    'BetPlaced',
    169,
    [
      'fixture',
      'player',
      'entryId',
      'fingerprint',
      'ordinal',
      'selection',
      'stakeMinor',
      'oddsHundredths',
      'version',
      'atMs',
    ],
    { evolve: evolveBetPlaced, tell: betPlacedMessages },
  ),
  declareEvent<AccumulatorPlaced>()(
    'AccumulatorPlaced',
    170,
    ['player', 'entryId', 'fingerprint', 'ordinal', 'legs', 'stakeMinor', 'liabilityMinor', 'atMs'],
    {
      within: { legs: LEG_FORM },
      evolve: evolveAccumulatorPlaced,
      tell: accumulatorPlacedMessages,
    },
  ),
  declareEvent<BetsSettled>()(
    'BetsSettled',
    171,
    [
      'fixture',
      'round',
      'players',
      'betCounts',
      'ordinals',
      'outcomes',
      'payoutsMinor',
      'reversedMinor',
      'stakesMinor',
      'approvalMinor',
      'next',
      'atMs',
    ],
    {
      within: { next: SETTLEMENT_PLACE_FORMS },
      evolve: evolveBetsSettled,
      tell: betsSettledTelling,
    },
  ),
  declareEvent<AccumulatorsSettled>()(
    'AccumulatorsSettled',
    172,
    ['fixture', 'round', 'settled', 'approvalMinor', 'next', 'atMs'],
    {
      within: { settled: SETTLED_LEG_FORM, next: SETTLEMENT_PLACE_FORMS },
      evolve: evolveAccumulatorsSettled,
      tell: accumulatorsSettledTelling,
    },
  ),
  declareEvent<PayoutApproved>()(
    'PayoutApproved',
    176,
    ['awardId', 'player', 'entryId', 'amountMinor', 'by', 'atMs'],
    { evolve: evolvePayoutApproved, tell: payoutApprovedMessages },
  ),
  declareEvent<BookSettled>()('BookSettled', 173, ['fixture', 'round', 'atMs'], {
    evolve: evolveBookSettled,
  }),
] as const;

export type BookEvent = Declared<typeof BOOK_EVENTS>;
