/**
 * What a gateway, the command line or the engine itself may ask of a shard, and what it answers.
 *
 * One entry for each operation: `request` travels there, `reply` back, over thread messages. All
 * values survive structured cloning: plain objects, numbers, texts.
 */

import type { PlanDraw } from '../../actors/calendar/calendar.ts';
import type { DrawState } from '../../actors/coordinator/coordinator.ts';
import type { CancelDraw, RequestConduct } from '../../actors/coordinator/decide-coordinator.ts';
import type { BuyTickets } from '../../actors/draw/decide-purchase.ts';
import type { AdvanceOutbox, ReplayOutbox } from '../../actors/outbox/decide-outbox.ts';
import type { OutboxMessage } from '../../actors/outbox/outbox.ts';
import type { ChangePassword, GiveBirthDate } from '../../actors/player/decide-identity.ts';
import type { ChangeRoles, RegisterPlayer } from '../../actors/player/decide-player.ts';
import type {
  EndSession,
  RefreshSession,
  StartSession,
} from '../../actors/player/decide-session.ts';
import type { Role } from '../../actors/player/player.ts';
import type { RejectionCode } from '../../actors/rejection-codes.ts';
import type { RequestPayment, SettlePayment } from '../../actors/wallet/decide-payment.ts';
import type { LedgerEntryKind } from '../../actors/wallet/ledger-entry.ts';
import type { PaymentKind, PaymentState } from '../../actors/wallet/payment.ts';
import type { CancelledTranscript, Transcript, TranscriptTerms } from '../fairness/transcript.ts';
import type { ExactSum, SumText } from '../kernel/exact-sum.ts';
import type { FixtureNo } from '../kernel/fixture-ids.ts';
import type { DrawNo, PlayerKey, TicketPlace } from '../kernel/ids.ts';
import type { Minor } from '../kernel/money.ts';
import type { ClockRequests } from './clock-requests.ts';
import type { FixtureRequests } from './fixture-requests.ts';
import type { MoneyRequests } from './money-requests.ts';
import type { OrderRequests } from './order-requests.ts';
import type { RaffleRequests } from './raffle-requests.ts';
import type { SealedTicketRequests } from './sealed-ticket-requests.ts';

export interface ShardRequests
  extends ClockRequests,
    FixtureRequests,
    MoneyRequests,
    OrderRequests,
    RaffleRequests,
    SealedTicketRequests {
  registerPlayer: { request: RegisterPlayer; reply: SessionOpened };
  findCredentials: { request: { loginNormalised: string }; reply: Credentials | null };
  startSession: { request: StartSession; reply: SessionOpened };
  recordLoginFailure: { request: { player: PlayerKey }; reply: null };
  refreshSession: { request: RefreshSession; reply: SessionOpened };
  endSession: { request: EndSession; reply: null };
  hasSession: { request: { player: PlayerKey; familyId: string }; reply: boolean };
  changeRoles: { request: ChangeRoles; reply: { roles: readonly Role[]; endedSessions: string[] } };
  getProfile: { request: { player: PlayerKey }; reply: Profile };
  giveBirthDate: { request: GiveBirthDate; reply: Profile };
  changePassword: { request: ChangePassword; reply: { endedSessions: string[] } };

  getWallet: { request: { player: PlayerKey }; reply: Wallet };
  listEntries: { request: ListEntries; reply: EntryPage };
  requestPayment: { request: RequestPayment; reply: PaymentView };
  settlePayment: { request: SettlePayment; reply: PaymentView };
  getPayment: { request: { player: PlayerKey; number: number }; reply: PaymentView };
  trialBalance: { request: Record<never, never>; reply: Record<string, ExactSum> };

  buyTickets: { request: BuyTickets; reply: Purchase };
  getTicket: { request: { player: PlayerKey; place: TicketPlace }; reply: TicketView };
  listTickets: { request: ListTickets; reply: TicketPage };

  listDraws: { request: ListDraws; reply: { draws: DrawView[] } };
  getDraw: { request: { draw: DrawNo }; reply: AnnouncedDraw };
  getSales: { request: { draws: DrawNo[] }; reply: SalesView };
  getTranscript: { request: { draw: DrawNo }; reply: Transcript };
  getCancelledTranscript: { request: { draw: DrawNo }; reply: CancelledTranscript };
  planDraw: { request: PlanDraw; reply: { draw: DrawNo } };
  cancelDraw: { request: CancelDraw; reply: DrawView };
  conductDraw: { request: RequestConduct; reply: DrawView };

  readOutbox: { request: ReadOutbox; reply: OutboxPage };
  advanceOutbox: { request: AdvanceOutbox; reply: null };
  replayOutbox: { request: ReplayOutbox; reply: OutboxReplay };
}

export type ShardOperation = keyof ShardRequests;
export type RequestOf<Op extends ShardOperation> = ShardRequests[Op]['request'];
export type ReplyOf<Op extends ShardOperation> = ShardRequests[Op]['reply'];

/** An answer as it travels: a reply, or a refusal by name. */
export type ShardAnswer<Reply> =
  | { readonly ok: true; readonly reply: Reply; readonly replayed: boolean }
  | {
      readonly ok: false;
      readonly code: RejectionCode;
      readonly facts: Readonly<Record<string, string | number>> | null;
    };

export interface SessionOpened {
  readonly player: PlayerKey;
  readonly roles: readonly Role[];
  readonly familyId: string;
}

export interface Credentials {
  readonly player: PlayerKey;
  readonly passwordHash: string;
}

export interface Profile {
  readonly player: PlayerKey;
  readonly login: string;
  readonly birthDate: string | null;
  readonly roles: readonly Role[];
  readonly registeredAtMs: number;
}

export interface Wallet {
  readonly balanceMinor: Minor;
  readonly debtMinor: SumText;
  readonly pointsHundredths: number;
  readonly pointsDebtHundredths: SumText;
}

export interface ListEntries {
  readonly player: PlayerKey;
  readonly limit: number;
  /** The `entryId` that the page before ended with. */
  readonly after: string | null;
}

export interface EntryView {
  readonly entryId: string;
  readonly kind: LedgerEntryKind;
  readonly amountMinor: Minor;
  readonly balanceMinor: Minor;
  readonly atMs: number;
  readonly draw: DrawNo | 0;
  readonly ticketCount: number;
  readonly paymentNumber: number;
  readonly fixture: FixtureNo | 0;
}

export interface EntryPage {
  readonly entries: readonly EntryView[];
  readonly next: string | null;
}

export interface PaymentView {
  readonly player: PlayerKey;
  readonly number: number;
  readonly kind: PaymentKind;
  readonly state: PaymentState;
  readonly amountMinor: Minor;
  readonly method: string;
  readonly requestedAtMs: number;
  readonly settledAtMs: number | null;
  /** The provider needed time: whoever asked for the payment was answered `pending`. */
  readonly wasDeferred: boolean;
}

export interface Purchase {
  readonly draw: DrawNo;
  readonly shard: number;
  readonly firstOrdinal: number;
  /** The number of its game's family, which prints the picks. */
  readonly family: number;
  readonly ticketCount: number;
  /** The words of each pick, one pick after the other (actors/games/family.ts). */
  readonly masks: readonly number[];
  readonly priceMinor: Minor;
  readonly acceptedAtMs: number;
  readonly balanceMinor: Minor;
}

export type TicketState = 'accepted' | 'won' | 'lost' | 'refunded';

export interface TicketView {
  readonly place: TicketPlace;
  readonly numbers: readonly number[];
  readonly stakeMinor: Minor;
  readonly acceptedAtMs: number;
  readonly state: TicketState;
  /** 0 unless the ticket won. */
  readonly tier: number;
  readonly prizeMinor: Minor;
  /** A large prize that an operator has not approved yet. */
  readonly awaitsApproval: boolean;
}

export interface ListTickets {
  readonly player: PlayerKey;
  readonly draw: DrawNo | null;
  readonly state: TicketState | null;
  readonly limit: number;
  /** Where the page before ended. */
  readonly after: TicketCursor | null;
}

/**
 * A purchase, or a prize, and how many of its tickets were shown; or the last ticket that was
 * looked at, of those that were refunded or whose prize an operator had to approve.
 */
export type TicketCursor =
  | { readonly entryId: string; readonly shown: number }
  | { readonly draw: DrawNo; readonly ordinal: number };

export interface TicketPage {
  readonly tickets: readonly TicketView[];
  readonly next: TicketCursor | null;
}

export interface ListDraws {
  readonly states: readonly DrawState[] | null;
  readonly limit: number;
  /** Only draws with a smaller number. */
  readonly before: DrawNo | null;
}

/** A draw as its coordinator knows it. Sales by shard come from the instances. */
export interface DrawView {
  readonly draw: DrawNo;
  readonly seriesId: string;
  readonly gameId: string;
  readonly state: DrawState;
  readonly opensAtMs: number;
  readonly closesAtMs: number;
  readonly resultsAtMs: number;
  readonly priceMinor: Minor;
  readonly commitmentHex: string | null;
  readonly ticketsRootHex: string | null;
  readonly cancelReason: string | null;
  /** Final once the draw is sealed; null before. */
  readonly jackpotInMinor: Minor | null;
  readonly jackpotSharePermyriad: number;
}

/** The same, with all that a player is promised of it. */
export interface AnnouncedDraw extends DrawView {
  readonly terms: TranscriptTerms;
  readonly termsDigestHex: string;
}

export interface SalesView {
  /** In the order that was asked; zero for draws that this shard does not know. */
  readonly ticketCounts: readonly number[];
  readonly stakesMinor: readonly Minor[];
  /** Jackpots that wait in their series; only the calendar's shard knows them. */
  readonly jackpotsMinor: Readonly<Record<string, number>>;
}

/** A place in the outbox: everything before this message of this event has been read. */
export interface OutboxPlace {
  readonly sequence: number;
  readonly event: number;
  readonly index: number;
}

export interface ReadOutbox {
  /** Null: where the durable cursor stands. */
  readonly from: OutboxPlace | null;
  /** A shard that never had a relay begins this many records back. */
  readonly recordsMax: number;
  /** A page holds no more. */
  readonly messagesMax: number;
}

/** A message and what its id is made of. */
export interface PlacedMessage extends OutboxMessage {
  readonly sequence: number;
  readonly event: number;
  readonly index: number;
  /** When its record was sequenced. */
  readonly atMs: number;
}

export interface OutboxReplay {
  /** False: the record has not been told yet, and nothing was changed. */
  readonly isTaken: boolean;
  /** The last record that had been told. */
  readonly toldSequence: number;
}

export interface OutboxPage {
  readonly messages: readonly PlacedMessage[];
  readonly next: OutboxPlace;
  /** Durable records that have not been read wholly. */
  readonly recordsLeft: number;
  /** When the first record behind the place that was asked for was sequenced, if there is one. */
  readonly oldestAtMs: number | null;
  /** Where the durable cursor stands. */
  readonly savedSequence: number;
  /** Another one than before: the relay was sent back to the cursor. */
  readonly replayCount: number;
}
