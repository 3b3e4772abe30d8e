/**
 * What a gateway, the command line or the engine itself may ask of a shard, and what it answers.
 *
 * Each area of `src/shard/handlers/` adds the operations that it declares, so that an operation's
 * request, its reply and the code that carries it out stand in one place; those who ask see them
 * here. The types that replies show are here too, because those who ask know no shard. `request`
 * travels to the shard and `reply` back, over thread messages: all values survive structured
 * cloning.
 */
import type { JackpotMove } from '../../actors/calendar/jackpot-move.ts';
import type { DrawState } from '../../actors/coordinator/coordinator.ts';
import type { ShownPick } from '../../actors/games/family.ts';
import type { PickLimit } from '../../actors/games/game.ts';
import type { OutboxMessage } from '../../actors/outbox/outbox.ts';
import type { Role } from '../../actors/player/player.ts';
import type { RejectionCode } from '../../actors/rejection-codes.ts';
import type { PaymentKind, PaymentState } from '../../actors/wallet/payment.ts';
import type { TranscriptPostponement, TranscriptTerms } from '../fairness/transcript.ts';
import type { EntryPlace } from '../kernel/entry-place.ts';
import type { SumText } from '../kernel/exact-sum.ts';
import type { DrawNo, PlayerKey, TicketPlace } from '../kernel/ids.ts';
import type { Minor } from '../kernel/money.ts';
import type { RuledJackpot } from './ruled-jackpot.ts';

/** By operation: `{ request, reply }`. Filled by `declare module` beside each declaration. */
// biome-ignore lint/suspicious/noEmptyInterface: it is open, and filled where handlers are
export interface ShardRequests {}

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

/**
 * A request under a client's key. What was carried out under it before its player moved is asked
 * for where they lived then: `elsewhere` names the shard, and the trail for the next question.
 */
export interface Keyed {
  readonly trail?: KeyTrail;
}

export interface KeyTrail {
  /** Former homes that were asked, with the one that is asked now. */
  readonly asked: number;
  /** The payment that a former home knows under the key, and that is kept at home. */
  readonly found?: number;
}

/** Of a list that ends here and goes on where the player lived before, from its newest on. */
export interface Continued {
  readonly continuesAt?: number;
}

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

export interface WalletAtHome extends Wallet {
  /** The shards that still have tickets and bets from before the player moved, newest first. */
  readonly formerHomes: readonly number[];
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
  /** The provider needed time: the request for the payment was answered `pending`. */
  readonly wasDeferred: boolean;
}

export interface Purchase {
  readonly draw: DrawNo;
  readonly shard: number;
  readonly firstOrdinal: number;
  /** Who prints the picks of its game (actors/games/printer.ts). */
  readonly printer: number;
  readonly ticketCount: number;
  /** The words of each pick, one pick after the other (actors/games/family.ts). */
  readonly masks: readonly number[];
  readonly priceMinor: Minor;
  readonly acceptedAtMs: number;
  readonly balanceMinor: Minor;
}

export type TicketState = 'accepted' | 'won' | 'lost' | 'refunded' | 'returned';

export interface TicketView {
  readonly place: TicketPlace;
  /** As its sealed leaf has them. */
  readonly numbers: readonly number[];
  /** As the wire shows them. */
  readonly selection: ShownPick;
  readonly stakeMinor: Minor;
  readonly acceptedAtMs: number;
  readonly state: TicketState;
  /** The best that it won; 0 unless it did. */
  readonly tier: number;
  readonly prizeMinor: Minor;
  /** A large prize that an operator has not approved yet. */
  readonly awaitsApproval: boolean;
}

/** Only of draws of that series, or of that game; of any where it is left out. */
export interface DrawsWanted {
  readonly series?: string | undefined;
  readonly game?: string | undefined;
}

export interface ListTickets extends DrawsWanted {
  readonly player: PlayerKey;
  readonly draw: DrawNo | null;
  readonly state: TicketState | null;
  readonly limit: number;
  /** Where the previous page ended. */
  readonly after: TicketCursor | null;
}

/**
 * A purchase, or a prize, and how many of its tickets were shown; or the last ticket that was
 * looked at, of those that were refunded or whose prize an operator had to approve.
 */
export type TicketCursor =
  | { readonly place: EntryPlace; readonly shown: number }
  | { readonly draw: DrawNo; readonly ordinal: number };

export interface TicketPage extends Continued {
  readonly tickets: readonly TicketView[];
  readonly next: TicketCursor | null;
}

export interface ListDraws extends DrawsWanted {
  readonly states: readonly DrawState[] | null;
  readonly limit: number;
  /** Only draws with a smaller number. */
  readonly before: DrawNo | null;
}

export interface DrawsPage {
  readonly draws: readonly DrawView[];
  /** The last draw that was looked at, where there may be more behind it; else null. */
  readonly reached: DrawNo | null;
}

/** A draw as its coordinator knows it. Sales by shard come from the instances. */
export interface DrawView {
  readonly draw: DrawNo;
  readonly seriesId: string;
  readonly gameId: string;
  readonly version: number;
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
  /** Null where the game has no rules for its jackpot. */
  readonly jackpot: RuledJackpot | null;
  /** Left out unless its times have moved. */
  readonly postponed?: TranscriptPostponement;
  /** Left out where the game has none. */
  readonly pickLimit?: PickLimit;
}

/** The same, with everything that a player is promised of it. */
export interface AnnouncedDraw extends DrawView {
  readonly terms: TranscriptTerms;
  readonly termsDigestHex: string;
  /** Left out unless tickets were made in advance. */
  readonly stock?: { readonly count: number; readonly commitmentHex: string };
}

export interface SalesView {
  /** In the order of the question; zero for draws that this shard does not know. */
  readonly ticketCounts: readonly number[];
  readonly stakesMinor: readonly Minor[];
  /** Jackpots that wait in their series; only the calendar's shard knows them. */
  readonly jackpotsMinor: Readonly<Record<string, number>>;
  /**
   * Which draw since their jackpot was last won the draws will be, if none before them wins or is
   * cancelled; 0 for what the calendar does not know, and elsewhere than there.
   */
  readonly jackpotNumbers: readonly number[];
}

/** A series as those who look after its jackpot see it. */
export interface SeriesView {
  readonly seriesId: string;
  readonly jackpotMinor: SumText;
  readonly reserveMinor: SumText;
  /** Draws since the jackpot was last won. */
  readonly unwonCount: number;
  /** Planned or on sale; a series without them may be given up. */
  readonly awaitedCount: number;
}

/** What a move took from the one series and gave to the other. */
export type MovedJackpot = Omit<JackpotMove, 'fingerprint'>;

/** A place in the outbox: everything before this message of this event has been read. */
export interface OutboxPlace {
  readonly sequence: number;
  readonly event: number;
  readonly index: number;
}

export interface ReadOutbox {
  /** Null to begin where the durable cursor stands. */
  readonly from: OutboxPlace | null;
  /** A shard that never had a relay begins this many records back. */
  readonly recordsMax: number;
  /** The most messages that a page holds. */
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
  /** Durable records that have not been read completely. */
  readonly recordsLeft: number;
  /** When the first record after the place that was asked for was sequenced, if there is one. */
  readonly oldestAtMs: number | null;
  /** Where the durable cursor stands. */
  readonly savedSequence: number;
  /** If it has changed, the relay was sent back to the cursor. */
  readonly replayCount: number;
}
