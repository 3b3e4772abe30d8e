import type { DrawNo } from '../../src/kernel/ids.ts';
import type { Minor } from '../../src/kernel/money.ts';
import { type Declared, declareEvent } from '../event-declaration.ts';
import { evolvePicksAsked, evolvePicksGivenBack, evolvePicksReceived } from './evolve-pick-book.ts';
import {
  evolvePickAsksTaken,
  evolvePicksGiven,
  evolvePicksRecalled,
  evolvePicksReturned,
} from './evolve-pick-desk.ts';

/** A shard has asked the desk of a draw for more of some keys. All lists are by key. */
export interface PicksAsked {
  readonly type: 'PicksAsked';
  readonly draw: DrawNo;
  readonly keys: readonly number[];
}

/** The desk's answer has come. */
export interface PicksReceived {
  readonly type: 'PicksReceived';
  readonly draw: DrawNo;
  readonly keys: readonly number[];
  readonly amountsMinor: readonly Minor[];
  /** What is left of the key over all shards; -1 where that is not known. */
  readonly leftMinor: readonly number[];
  /** With 1 all that was asked for: the buyer who waits will find it. */
  readonly areWhole: readonly number[];
  readonly atMs: number;
}

/** What the shard does not use of them goes back to the desk. */
export interface PicksGivenBack {
  readonly type: 'PicksGivenBack';
  readonly draw: DrawNo;
  readonly keys: readonly number[];
  readonly amountsMinor: readonly Minor[];
}

/** At the desk: a shard waits for so much more. */
export interface PickAsksTaken {
  readonly type: 'PickAsksTaken';
  readonly draw: DrawNo;
  readonly shard: number;
  readonly keys: readonly number[];
  readonly askedMinor: readonly Minor[];
}

/** At the desk: so many shards were asked to give back what they do not use of a key. */
export interface PicksRecalled {
  readonly type: 'PicksRecalled';
  readonly draw: DrawNo;
  readonly keys: readonly number[];
  readonly holderCounts: readonly number[];
}

export interface PicksReturned {
  readonly type: 'PicksReturned';
  readonly draw: DrawNo;
  readonly shard: number;
  readonly keys: readonly number[];
  readonly amountsMinor: readonly Minor[];
  readonly keptMinor: readonly Minor[];
}

/** At the desk: the shard that waited first for a key has its answer. */
export interface PicksGiven {
  readonly type: 'PicksGiven';
  readonly draw: DrawNo;
  readonly shard: number;
  readonly keys: readonly number[];
  readonly amountsMinor: readonly Minor[];
}

export const PICK_LIMIT_EVENTS = [
  declareEvent<PicksAsked>()('PicksAsked', 300, ['draw', 'keys'], { evolve: evolvePicksAsked }),
  declareEvent<PicksReceived>()(
    'PicksReceived',
    301,
    ['draw', 'keys', 'amountsMinor', 'leftMinor', 'areWhole', 'atMs'],
    { evolve: evolvePicksReceived },
  ),
  declareEvent<PicksGivenBack>()('PicksGivenBack', 302, ['draw', 'keys', 'amountsMinor'], {
    evolve: evolvePicksGivenBack,
  }),
  declareEvent<PickAsksTaken>()('PickAsksTaken', 303, ['draw', 'shard', 'keys', 'askedMinor'], {
    evolve: evolvePickAsksTaken,
  }),
  declareEvent<PicksRecalled>()('PicksRecalled', 304, ['draw', 'keys', 'holderCounts'], {
    evolve: evolvePicksRecalled,
  }),
  declareEvent<PicksReturned>()(
    'PicksReturned',
    305,
    ['draw', 'shard', 'keys', 'amountsMinor', 'keptMinor'],
    { evolve: evolvePicksReturned },
  ),
  declareEvent<PicksGiven>()('PicksGiven', 306, ['draw', 'shard', 'keys', 'amountsMinor'], {
    evolve: evolvePicksGiven,
  }),
] as const;

export type PickLimitEvent = Declared<typeof PICK_LIMIT_EVENTS>;
