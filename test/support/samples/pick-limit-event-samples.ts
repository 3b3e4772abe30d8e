/** The part of limits of picks in `event-samples.ts`. */
import { drawNo } from '../../../src/kernel/ids.ts';
import { minor } from '../../../src/kernel/money.ts';

const draw = drawNo(4_294_967_295);
/** The largest key that there can be. */
const keys = [123, 9_007_199_254_740_991];
const amountsMinor = [minor(8_333), minor(10_000_000_000_000)];

export const PICK_LIMIT_SAMPLES = {
  PicksAsked: { type: 'PicksAsked', draw, keys },
  PicksReceived: {
    type: 'PicksReceived',
    draw,
    keys,
    amountsMinor,
    leftMinor: [-1, 4],
    areWhole: [1, 0],
    atMs: 1_767_268_800_123,
  },
  PicksGivenBack: { type: 'PicksGivenBack', draw, keys, amountsMinor },
  PickAsksTaken: { type: 'PickAsksTaken', draw, shard: 1_023, keys, askedMinor: amountsMinor },
  PicksRecalled: { type: 'PicksRecalled', draw, keys, holderCounts: [1, 1_023] },
  PicksReturned: {
    type: 'PicksReturned',
    draw,
    shard: 3,
    keys,
    amountsMinor,
    keptMinor: [minor(0), minor(50_000)],
  },
  PicksGiven: { type: 'PicksGiven', draw, shard: 0, keys, amountsMinor },
} as const;
