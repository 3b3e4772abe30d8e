/** What may be asked of a shard about fixed-odds events and bets, and what it answers. */
import type { BetState, Leg } from '../../actors/book/bet.ts';
import type { PlaceBet } from '../../actors/book/decide-bet.ts';
import type { IntakeOutcome } from '../../actors/desk/decide-intake.ts';
import type { SuspendFeed } from '../../actors/feed/decide-line-feed.ts';
import type { LineFeed } from '../../actors/feed/line-feed.ts';
import type { ChangeLine, CreateLine } from '../../actors/line/decide-line.ts';
import type { ResolveLine, VoidLine } from '../../actors/line/decide-result.ts';
import type { Line, LineState, LineVersion, Outcome } from '../../actors/line/line.ts';
import type { BetPlace, EventNo } from '../kernel/event-ids.ts';
import type { PlayerKey } from '../kernel/ids.ts';

export interface EventRequests {
  createEvent: { request: CreateLine & Repeatable; reply: EventView };
  changeEvent: { request: ChangeLine & Repeatable; reply: EventView };
  resolveEvent: { request: ResolveLine & Repeatable; reply: EventView };
  correctEvent: { request: ResolveLine & Repeatable; reply: EventView };
  voidEvent: { request: VoidLine & Repeatable; reply: EventView };
  getEvent: { request: { event: EventNo }; reply: EventView };
  listEvents: { request: ListEvents; reply: { events: EventView[] } };
  listVersions: { request: ListVersions; reply: { versions: LineVersion[] } };
  getVersionAt: { request: { event: EventNo; atMs: number }; reply: LineVersion };
  getBook: { request: { event: EventNo }; reply: BookView };

  takeLine: { request: { line: Line }; reply: { outcome: IntakeOutcome } };
  /** The events at home here, from the smallest number on. */
  listLines: { request: { after: EventNo | null; limit: number }; reply: { lines: Line[] } };
  getFeed: { request: Record<never, never>; reply: LineFeed | null };
  suspendFeed: { request: SuspendFeed; reply: null };
  markFeed: { request: { epoch: number }; reply: null };

  placeBet: { request: PlaceBet; reply: PlacedBetReply };
  getBet: { request: { player: PlayerKey; place: BetPlace }; reply: BetView };
  listBets: { request: ListBets; reply: BetPage };
}

/** An operator's call. Without a key, asking again is another call. */
export interface Repeatable {
  readonly operation?: { readonly idempotencyKey: string; readonly fingerprint: number };
}

export interface EventView {
  readonly line: Line;
  /** Every shard has paid what the newest resolution owes. */
  readonly isSettled: boolean;
}

export interface ListEvents {
  readonly states: readonly LineState[] | null;
  readonly limit: number;
  /** Only events with a smaller number. */
  readonly before: EventNo | null;
}

export interface ListVersions {
  readonly event: EventNo;
  readonly limit: number;
  /** Only versions below; null from the newest on. */
  readonly before: number | null;
}

/** An event on one shard. Version 0: the event has not reached it. */
export interface BookView {
  readonly version: number;
  readonly betCount: number;
  readonly stakesMinor: number;
  /** By limit of the event (actors/line/line.ts). */
  readonly grantedMinor: readonly number[];
  readonly usedMinor: readonly number[];
}

export interface PlacedBetReply {
  readonly place: BetPlace;
  readonly stakeMinor: number;
  readonly legs: readonly Leg[];
  readonly acceptedAtMs: number;
  readonly balanceMinor: number;
}

export interface LegView extends Leg {
  readonly selectionName: string;
  /** Null until it counts for the bet. */
  readonly outcome: Outcome | null;
}

export interface BetView {
  readonly place: BetPlace;
  readonly stakeMinor: number;
  readonly legs: readonly LegView[];
  readonly acceptedAtMs: number;
  readonly state: BetState;
  readonly payoutMinor: number;
  readonly awaitsApproval: boolean;
}

export interface ListBets {
  readonly player: PlayerKey;
  readonly event: EventNo | null;
  readonly state: BetState | null;
  readonly limit: number;
  /** The entry that the page before ended with. */
  readonly after: string | null;
}

export interface BetPage {
  readonly bets: readonly BetView[];
  readonly next: string | null;
}
