import type { FixtureNo } from '../../src/kernel/fixture-ids.ts';
import type { Minor } from '../../src/kernel/money.ts';
import { type Declared, declareEvent } from '../event-declaration.ts';
import type { Line } from '../line/line.ts';
import { LINE_FORM } from '../line/line-form.ts';
import {
  evolveAllotmentGiven,
  evolveAllotmentReturned,
  evolveBooksAdded,
  evolveLineTaken,
  evolveSettlementReported,
} from './evolve-desk.ts';

/** A newer version than the desk had. */
export interface LineTaken {
  readonly type: 'LineTaken';
  readonly line: Line;
  readonly lateFromMs: number | null;
  /** What every shard gets of each limit, by limit; empty but for the first version. */
  readonly allotmentsMinor: readonly Minor[];
}

/** The fixture has books on shards that were added, too. */
export interface BooksAdded {
  readonly type: 'BooksAdded';
  readonly fixture: FixtureNo;
  readonly shardCount: number;
  /** What each new one gets of each limit, by limit. */
  readonly allotmentsMinor: readonly Minor[];
}

export interface AllotmentGiven {
  readonly type: 'AllotmentGiven';
  readonly fixture: FixtureNo;
  readonly shard: number;
  /** By limit. */
  readonly amountsMinor: readonly Minor[];
}

export interface AllotmentReturned {
  readonly type: 'AllotmentReturned';
  readonly fixture: FixtureNo;
  readonly shard: number;
  readonly amountsMinor: readonly Minor[];
}

/** A shard has paid what a resolution owes there. */
export interface SettlementReported {
  readonly type: 'SettlementReported';
  readonly fixture: FixtureNo;
  readonly shard: number;
  readonly round: number;
}

export const DESK_EVENTS = [
  declareEvent<LineTaken>()('LineTaken', 161, ['line', 'lateFromMs', 'allotmentsMinor'], {
    within: { line: LINE_FORM },
    evolve: evolveLineTaken,
  }),
  declareEvent<BooksAdded>()('BooksAdded', 251, ['fixture', 'shardCount', 'allotmentsMinor'], {
    evolve: evolveBooksAdded,
  }),
  declareEvent<AllotmentGiven>()('AllotmentGiven', 162, ['fixture', 'shard', 'amountsMinor'], {
    evolve: evolveAllotmentGiven,
  }),
  declareEvent<AllotmentReturned>()(
    'AllotmentReturned',
    163,
    ['fixture', 'shard', 'amountsMinor'],
    { evolve: evolveAllotmentReturned },
  ),
  declareEvent<SettlementReported>()('SettlementReported', 164, ['fixture', 'shard', 'round'], {
    evolve: evolveSettlementReported,
  }),
] as const;

export type DeskEvent = Declared<typeof DESK_EVENTS>;
