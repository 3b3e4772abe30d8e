/**
 * What a shard tells a gateway without being asked: what has become of the players and draws that
 * the gateway watches. A notice is told only once it is durable, after the answers that became true
 * with it.
 *
 * A notice states how things are (a balance, a count), not only what changed, so that one that is
 * repeated or overtaken by a newer one does no harm.
 */

import type { BetState } from '../../actors/book/bet.ts';
import type { BetPlace, FixtureNo } from '../kernel/fixture-ids.ts';
import type { DrawNo, PlayerKey } from '../kernel/ids.ts';
import type { Minor } from '../kernel/money.ts';
import type { FixtureView, PlacedBet } from './fixture-requests.ts';
import type { DrawView, PaymentView } from './shard-requests.ts';

/** From the coordinator's shard: the draw has moved on. */
export interface DrawChanged {
  readonly type: 'drawChanged';
  readonly draw: DrawView;
}

/** One shard's sales of a draw. Conflated: not every purchase has its own notice. */
export interface SalesChanged {
  readonly type: 'salesChanged';
  readonly draw: DrawNo;
  readonly ticketCount: number;
  readonly stakesMinor: Minor;
}

/** From the calendar's shard: what waits for the next draw of a series. */
export interface JackpotChanged {
  readonly type: 'jackpotChanged';
  readonly seriesId: string;
  readonly amountMinor: Minor;
}

export interface TicketsAccepted {
  readonly type: 'ticketsAccepted';
  readonly player: PlayerKey;
  readonly draw: DrawNo;
  readonly shard: number;
  readonly firstOrdinal: number;
  readonly ticketCount: number;
  readonly stakeMinor: Minor;
  readonly operationKey: string;
  readonly acceptedAtMs: number;
  readonly balanceMinor: Minor;
}

/** Their holder gave a ticket back. */
export interface TicketTakenBack {
  readonly type: 'ticketReturned';
  readonly player: PlayerKey;
  readonly draw: DrawNo;
  readonly shard: number;
  readonly ordinal: number;
  readonly stakeMinor: Minor;
  readonly balanceMinor: Minor;
}

export interface PaymentSettled {
  readonly type: 'paymentSettled';
  readonly player: PlayerKey;
  readonly payment: PaymentView;
  readonly balanceMinor: Minor;
}

/** A prize that had waited for approval was paid. */
export interface AwardPaid {
  readonly type: 'awardPaid';
  readonly player: PlayerKey;
  readonly draw: DrawNo;
  readonly shard: number;
  readonly ordinal: number;
  readonly tier: number;
  readonly prizeMinor: Minor;
  readonly balanceMinor: Minor;
}

/** What was settled at a former home of the player has come: their balance is another one. */
export interface WalletChanged {
  readonly type: 'walletChanged';
  readonly player: PlayerKey;
}

/** A standing ticket has ended, by itself or by its player. */
export interface StandingEnded {
  readonly type: 'standingTicketEnded';
  readonly player: PlayerKey;
  readonly number: number;
  readonly seriesId: string;
  readonly reason: string;
  readonly refundMinor: Minor;
  readonly balanceMinor: Minor;
}

/** No token of the session is valid any more. */
export interface SessionOver {
  readonly type: 'sessionOver';
  readonly player: PlayerKey;
  readonly sessionId: string;
}

/** What has become of one player's tickets of one draw. */
export interface HolderOutcome {
  readonly player: PlayerKey;
  readonly ticketCount: number;
  readonly winCount: number;
  /** All of their prizes, or everything that was refunded. */
  readonly amountMinor: Minor;
  /** The part of it that waits for approval and is not in the balance. */
  readonly heldMinor: Minor;
  /** The first wins: ordinal, best tier, prize; ordinal, best tier, prize; … */
  readonly wins: readonly number[];
  readonly balanceMinor: Minor;
}

/** The shard has paid, refunded or postponed a draw: told to every holder of a ticket at once. */
export interface HoldersTold {
  readonly type: 'holdersTold';
  readonly outcome: 'settled' | 'refunded' | 'postponed';
  readonly draw: DrawNo;
  readonly shard: number;
  /** Prizes from this amount on wait for approval. */
  readonly approvalMinor: Minor;
  readonly holders: readonly HolderOutcome[];
  /** Of a postponement. */
  readonly newTimes?: { readonly closesAtMs: number; readonly resultsAtMs: number };
}

/** From the fixture's home: a new version, or it has been settled. */
export interface FixtureChanged {
  readonly type: 'eventChanged';
  readonly fixture: FixtureView;
}

export interface BetAccepted {
  readonly type: 'betAccepted';
  readonly player: PlayerKey;
  readonly operationKey: string;
  readonly bet: PlacedBet;
}

/** What a step of a settlement brought one player. */
export interface BetsSettledNotice {
  readonly type: 'betsSettled';
  readonly player: PlayerKey;
  readonly fixture: FixtureNo;
  readonly betCount: number;
  readonly wonCount: number;
  readonly payoutMinor: Minor;
  /** What an earlier result had paid and this one takes back. */
  readonly reversedMinor: Minor;
  readonly balanceMinor: Minor;
}

/** A leg was decided, and the accumulator with it or not yet. */
export interface AccumulatorSettled {
  readonly type: 'accumulatorSettled';
  readonly player: PlayerKey;
  readonly place: BetPlace;
  readonly state: BetState;
  readonly payoutMinor: Minor;
  readonly balanceMinor: Minor;
}

export type DrawNotice = DrawChanged | SalesChanged | JackpotChanged;
export type PlayerNotice =
  | TicketsAccepted
  | TicketTakenBack
  | PaymentSettled
  | AwardPaid
  | WalletChanged
  | StandingEnded
  | SessionOver
  | BetAccepted
  | BetsSettledNotice
  | AccumulatorSettled;
export type ShardNotice = DrawNotice | FixtureChanged | PlayerNotice | HoldersTold;

/** The most wins that a notice lists one by one; the rest are in the sums only. */
export const WINS_PER_NOTICE_MAX = 50;
