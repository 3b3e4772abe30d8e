/** What may be asked of a shard about fixtures and bets, and what it answers. */

import type { BetState, Leg } from '../../actors/book/bet.ts';

import type { Line, LineState, Outcome } from '../../actors/line/line.ts';
import type { EntryPlace } from '../kernel/entry-place.ts';
import type { BetPlace, FixtureNo } from '../kernel/fixture-ids.ts';
import type { PlayerKey } from '../kernel/ids.ts';
import type { Minor } from '../kernel/money.ts';
import type { Continued } from './shard-requests.ts';

/** An operator's call. Without a key, asking again is another call. */
export interface Repeatable {
  readonly operation?: { readonly idempotencyKey: string; readonly fingerprint: number };
}

export interface FixtureView {
  readonly line: Line;
  /** Every shard has paid what the newest resolution owes. */
  readonly isSettled: boolean;
}

export interface ListFixtures {
  readonly states: readonly LineState[] | null;
  readonly limit: number;
  /** Only fixtures with a smaller number. */
  readonly before: FixtureNo | null;
}

export interface ListVersions {
  readonly fixture: FixtureNo;
  readonly limit: number;
  /** Only versions below this one; null begins with the newest. */
  readonly before: number | null;
}

/** A fixture on one shard. Version 0: the fixture has not reached it. */
export interface BookView {
  readonly version: number;
  readonly betCount: number;
  readonly stakesMinor: Minor;
  /** By limit of the fixture (actors/line/line.ts). */
  readonly allottedMinor: readonly Minor[];
  readonly usedMinor: readonly Minor[];
}

export interface PlacedBet {
  readonly place: BetPlace;
  readonly stakeMinor: Minor;
  readonly legs: readonly Leg[];
  readonly acceptedAtMs: number;
  readonly balanceMinor: Minor;
}

export interface LegView extends Leg {
  readonly selectionName: string;
  /** Null until it counts for the bet. */
  readonly outcome: Outcome | null;
}

export interface BetView {
  readonly place: BetPlace;
  readonly stakeMinor: Minor;
  readonly legs: readonly LegView[];
  readonly acceptedAtMs: number;
  readonly state: BetState;
  readonly payoutMinor: Minor;
  readonly awaitsApproval: boolean;
}

export interface ListBets {
  readonly player: PlayerKey;
  readonly fixture: FixtureNo | null;
  readonly state: BetState | null;
  readonly limit: number;
  /** The entry that the previous page ended with. */
  readonly after: EntryPlace | null;
}

export interface BetPage extends Continued {
  readonly bets: readonly BetView[];
  readonly next: EntryPlace | null;
}
