/** What lines, desks and books of fixtures tell each other. */
import type { FixtureNo } from '../../src/kernel/fixture-ids.ts';
import type { Minor } from '../../src/kernel/money.ts';
import type { Line } from '../line/line.ts';

/** Line to desk: the same message that travels between two services. */
export interface TakeLine {
  readonly message: 'TakeLine';
  readonly line: Line;
}

/** Desk to every shard's book. */
export interface PublishLine {
  readonly message: 'PublishLine';
  readonly line: Line;
  readonly lateFromMs: number | null;
  readonly homeShard: number;
  /** The book's allotment of each limit; empty but for the first version. */
  readonly allotmentsMinor: readonly Minor[];
}

/** Book to desk: more of the limits, by limit; 0 where nothing is needed. */
export interface AskAllotment {
  readonly message: 'AskAllotment';
  readonly fixture: FixtureNo;
  readonly askedMinor: readonly Minor[];
}

/** Desk to book. */
export interface GiveAllotment {
  readonly message: 'GiveAllotment';
  readonly fixture: FixtureNo;
  readonly amountsMinor: readonly Minor[];
  /** The limits that were asked about. */
  readonly limits: readonly number[];
  /** Less than was asked was granted, and nobody else has any: asking again soon is useless. */
  readonly shortLimits: readonly number[];
}

/** Desk to book: another shard needs what this one is not using. */
export interface RecallAllotment {
  readonly message: 'RecallAllotment';
  readonly fixture: FixtureNo;
}

/** Book to desk. */
export interface ReturnAllotment {
  readonly message: 'ReturnAllotment';
  readonly fixture: FixtureNo;
  readonly amountsMinor: readonly Minor[];
}

/** Book to desk: a resolution is carried out here. */
export interface ReportSettled {
  readonly message: 'ReportSettled';
  readonly fixture: FixtureNo;
  readonly round: number;
}

/** Every shard to every shard: sent after all that it has taken of the line. */
export interface MarkFeed {
  readonly message: 'MarkFeed';
  readonly epoch: number;
}

export type FixtureMail =
  | TakeLine
  | PublishLine
  | AskAllotment
  | GiveAllotment
  | RecallAllotment
  | ReturnAllotment
  | ReportSettled
  | MarkFeed;
