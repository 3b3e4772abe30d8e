/** The part of growth in `event-samples.ts`. */
import { fixtureNo } from '../../../src/kernel/fixture-ids.ts';
import { drawNo, playerKey } from '../../../src/kernel/ids.ts';
import { minor } from '../../../src/kernel/money.ts';

export const GROWTH_SAMPLES = {
  ShardsAdded: { type: 'ShardsAdded', shardCount: 4, atMs: 1_767_268_800_000 },
  LinksTold: { type: 'LinksTold', externalId: '0198c0de-0000-7000-8000-000000000001' },
  LinksTaken: {
    type: 'LinksTaken',
    links: [
      { externalId: '0198c0de-0000-7000-8000-000000000001', player: playerKey(1_023, 4_194_303) },
    ],
  },
  InstancesAdded: { type: 'InstancesAdded', draw: drawNo(4_294_967_295), shardCount: 4 },
  BooksAdded: {
    type: 'BooksAdded',
    fixture: fixtureNo(3),
    shardCount: 4,
    allotmentsMinor: [minor(100_000), minor(0)],
  },
  OpenTold: { type: 'OpenTold', atMs: 1_767_268_801_000 },
  PlayersDealt: { type: 'PlayersDealt', atMs: 1_767_268_802_000 },
} as const;
