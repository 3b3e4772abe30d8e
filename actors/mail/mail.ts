/**
 * Mail between shards: what one actor tells another, exactly once in effect.
 *
 * A message is a row of the sender, written in the commit that decided it, and stays until the
 * receiver has journaled its effect. The receiver's channel counts what it has taken, so a repeat
 * has no second effect and an early one waits for the gap before it.
 */

import type { DrawNo, PlayerKey } from '../../src/kernel/ids.ts';
import type { Minor } from '../../src/kernel/money.ts';
import type { PointsHundredths } from '../../src/kernel/points.ts';
import type { JackpotStanding, Rollover } from '../calendar/calendar.ts';
import type { DrawEnd } from '../calendar/series-standing.ts';
import type { NewTimes } from '../draw/postponement.ts';
import type { DrawTerms } from '../draw/terms.ts';
import type { Move } from '../home/moving-player.ts';
import type { PassedOn } from '../home/residual.ts';
import type { FixtureMail } from './fixture-mail.ts';
import type { MailPosted } from './mail-events.ts';
import type { PickMail } from './pick-mail.ts';
import type { StockMail } from './stock-mail.ts';

export type MailMessage =
  | CreateDraw
  | AnnounceDraw
  | OpenInstance
  | PostponeInstance
  | ReportSeal
  | ClaimJackpot
  | GrantJackpot
  | NameTickets
  | ReportNamed
  | ScanInstance
  | ReportScan
  | SettleInstance
  | PayInstance
  | ReportPaid
  | RollIn
  | EndSales
  | CancelInstance
  | ReturnStakes
  | CreditRafflePrize
  | LinkExternalId
  | TellLinks
  | FixtureMail
  | StockMail
  | PickMail
  | CreditPoints
  | MovePlayers
  | ForwardResiduals;

/** Calendar to coordinator. */
export interface CreateDraw {
  readonly message: 'CreateDraw';
  readonly terms: DrawTerms;
  readonly conductsAtMs: number;
}

/** Coordinator to every shard. */
export interface AnnounceDraw {
  readonly message: 'AnnounceDraw';
  readonly terms: DrawTerms;
  readonly coordinatorShard: number;
}

export interface OpenInstance {
  readonly message: 'OpenInstance';
  readonly draw: DrawNo;
}

/** Coordinator to every shard: the draw closes and shows its results later than was promised. */
export interface PostponeInstance extends NewTimes {
  readonly message: 'PostponeInstance';
  readonly draw: DrawNo;
}

/** Instance to coordinator, with the shard's stakes. */
export interface ReportSeal {
  readonly message: 'ReportSeal';
  readonly draw: DrawNo;
  readonly ticketCount: number;
  readonly stakeMinor: Minor;
  readonly merkleRootHex: string;
}

/** Coordinator to calendar. */
export interface ClaimJackpot {
  readonly message: 'ClaimJackpot';
  readonly draw: DrawNo;
  readonly seriesId: string;
  /** Its game has rules for the jackpot: it wants to know where the series stands. */
  readonly isRuled: boolean;
}

/** Calendar to coordinator, with the money. */
export interface GrantJackpot {
  readonly message: 'GrantJackpot';
  readonly draw: DrawNo;
  readonly rollovers: readonly Rollover[];
  readonly amountMinor: Minor;
  /** For a game with rules, its reserve is money beside the amount; null for any other. */
  readonly standing: JackpotStanding | null;
}

/** Coordinator to a shard: what is on these of its tickets, which were drawn? */
export interface NameTickets {
  readonly message: 'NameTickets';
  readonly draw: DrawNo;
  /** Among the tickets that the shard has sold, from 0 on. */
  readonly places: readonly number[];
}

export interface ReportNamed {
  readonly message: 'ReportNamed';
  readonly draw: DrawNo;
  /** Printed numbers, in the order in which they were asked for. */
  readonly picks: readonly (readonly number[])[];
}

export interface ScanInstance {
  readonly message: 'ScanInstance';
  readonly draw: DrawNo;
  readonly numbers: readonly number[];
}

export interface ReportScan {
  readonly message: 'ReportScan';
  readonly draw: DrawNo;
  readonly winnersByTier: readonly number[];
}

export interface SettleInstance {
  readonly message: 'SettleInstance';
  readonly draw: DrawNo;
  readonly prizesByTier: readonly Minor[];
}

/** Coordinator to every shard, with the money for its winners. */
export interface PayInstance {
  readonly message: 'PayInstance';
  readonly draw: DrawNo;
  readonly fundMinor: Minor;
}

export interface ReportPaid {
  readonly message: 'ReportPaid';
  readonly draw: DrawNo;
}

/** Coordinator to calendar: a draw is over. With the money that the next of its series inherits. */
export interface RollIn {
  readonly message: 'RollIn';
  readonly seriesId: string;
  readonly rollovers: readonly Rollover[];
  readonly amountMinor: Minor;
  /** Null in mail from before a draw said that it is over. */
  readonly over: { readonly draw: DrawNo; readonly end: DrawEnd } | null;
  /** What comes back into the reserve; null where the game has no rules for its jackpot. */
  readonly reserveMinor: Minor | null;
}

/** Coordinator to every shard: a draw that is cancelled sells no more, and is sealed as it is. */
export interface EndSales {
  readonly message: 'EndSales';
  readonly draw: DrawNo;
}

/** Coordinator to every shard, once all of them are sealed. */
export interface CancelInstance {
  readonly message: 'CancelInstance';
  readonly draw: DrawNo;
}

/** Coordinator to instance: sealed stakes that come back because the draw was cancelled. */
export interface ReturnStakes {
  readonly message: 'ReturnStakes';
  readonly draw: DrawNo;
  readonly amountMinor: Minor;
}

/** Raffle to a winner's shard, with the money. */
export interface CreditRafflePrize {
  readonly message: 'CreditRafflePrize';
  readonly raffleId: string;
  readonly place: number;
  readonly player: PlayerKey;
  readonly amountMinor: Minor;
}

/** From the shard that the id falls to, to every other. */
export interface LinkExternalId {
  readonly message: 'LinkExternalId';
  readonly externalId: string;
  readonly player: PlayerKey;
  readonly by: PlayerKey;
  readonly atMs: number;
}

/** Whose an outside id is. */
export interface ExternalLink {
  readonly externalId: string;
  readonly player: PlayerKey;
}

/** To a shard that was added, from those that the ids fall to. */
export interface TellLinks {
  readonly message: 'TellLinks';
  readonly links: readonly ExternalLink[];
}

/** An order's shard to its player's, with the points that the order earned. */
export interface CreditPoints {
  readonly message: 'CreditPoints';
  readonly player: PlayerKey;
  readonly order: string;
  readonly accrualHundredths: PointsHundredths;
}

/** From where players lived to where they live now, with all that they own. */
export interface MovePlayers extends Move {
  readonly message: 'MovePlayers';
}

/** The same way: what has come of what they left behind. */
export interface ForwardResiduals extends PassedOn {
  readonly message: 'ForwardResiduals';
}

export interface PostedMail {
  readonly shard: number;
  readonly number: number;
  readonly message: MailMessage;
}

/** One shard's correspondence with another. */
export interface MailChannel {
  readonly shard: number;
  /** The newest message sent to it, counted from 1. */
  sentNumber: number;
  /** The newest of those that it has confirmed; later ones are kept as rows. */
  confirmedNumber: number;
  /** The newest message taken from it. */
  takenNumber: number;
}

export function postMail(to: number, message: MailMessage): MailPosted {
  return { type: 'MailPosted', to, message };
}

/** To the first so many shards: those that there are, or were when something was begun. */
export function postToAll(shardCount: number, message: MailMessage): MailPosted[] {
  return Array.from({ length: shardCount }, (_, shard) => postMail(shard, message));
}
