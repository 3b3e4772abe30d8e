/** The part of what operators do to times, of draws and raffles, in `event-samples.ts`. */
import { drawNo, playerKey } from '../../../src/kernel/ids.ts';
import { pointsHundredths } from '../../../src/kernel/points.ts';

const MOVED = {
  draw: drawNo(4_294_967_295),
  closesAtMs: 1_767_268_900_000,
  resultsAtMs: 1_767_268_960_000,
  reason: 'Sturm über dem Studio',
} as const;

export const DRAW_TIME_SAMPLES = {
  DrawPostponed: {
    type: 'DrawPostponed',
    ...MOVED,
    conductsAtMs: 1_767_268_900_000,
    by: playerKey(1_023, 4_194_303),
    atMs: 1_767_268_800_123,
  },
  InstancePostponed: {
    type: 'InstancePostponed',
    ...MOVED,
    postponedAtMs: 1_767_268_800_123,
    atMs: 1_767_268_800_125,
  },
  TicketReturned: {
    type: 'TicketReturned',
    draw: drawNo(4_294_967_295),
    player: playerKey(1_023, 4_194_303),
    ordinal: 8_388_607,
    combinationCount: 10_000,
    purchaseOrdinal: 8_388_508,
    pointsHundredths: pointsHundredths(900),
    atMs: 1_767_268_800_125,
  },
  ScheduleRead: { type: 'ScheduleRead', text: '{"series":[]}', atMs: 1_767_268_800_123 },
  SchedulePut: {
    type: 'SchedulePut',
    text: null,
    by: playerKey(1_023, 4_194_303),
    atMs: 1_767_268_800_123,
  },
  DrawsMissed: {
    type: 'DrawsMissed',
    seriesId: 'вечер',
    fromMs: 1_767_268_500_000,
    throughMs: 1_767_268_800_000,
    count: 2,
    atMs: 1_767_268_800_123,
  },
  RaffleStartedByHand: {
    type: 'RaffleStartedByHand',
    raffleId: '0198c0de-0000-7000-8000-000000000001',
    by: playerKey(1_023, 4_194_303),
    atMs: 1_767_268_800_123,
  },
} as const;
