/** How many shards an engine has at a cut, by what its records tell of those that were added. */
import { test } from 'tap';
import type { ShardEvent } from '../../actors/events.ts';
import { GrowthHistory, grownCut } from '../../src/backup/growth-history.ts';

const ADDED_AT_MS = Date.UTC(2026, 0, 31, 12);

const added = (shardCount: number, atMs: number): ShardEvent => {
  return { type: 'ShardsAdded', shardCount, atMs };
};
const dealt = (atMs: number): ShardEvent => ({ type: 'PlayersDealt', atMs });

/** Of one that began with two: grown to three by record 20, and to four by record 40. */
function founder() {
  const growth = new GrowthHistory(2);
  growth.take(11, [added(3, ADDED_AT_MS + 1)]);
  growth.take(20, [dealt(ADDED_AT_MS + 10)]);
  growth.take(31, [added(4, ADDED_AT_MS + 101)]);
  growth.take(40, [dealt(ADDED_AT_MS + 110)]);
  return { growth, history: { lastSequence: 50 } };
}

function addedShard(shard: number, lastSequence = 50) {
  const growth = new GrowthHistory(2);
  if (lastSequence === 0) return { growth, history: { lastSequence } };
  const beganAtMs = ADDED_AT_MS + (shard - 2) * 100;
  growth.take(2, [added(shard + 1, beganAtMs)]);
  growth.take(9, [dealt(beganAtMs + 10)]);
  if (shard < 3) {
    growth.take(31, [added(4, ADDED_AT_MS + 101)]);
    growth.take(40, [dealt(ADDED_AT_MS + 110)]);
  }
  return { growth, history: { lastSequence } };
}

const all = [founder(), founder(), addedShard(2), addedShard(3)];

test('growth history: a cut has as many shards as there were, once players are dealt', (t) => {
  t.same(grownCut(all, [10, 10, 0, 0]), [10, 10]);
  t.same(grownCut(all, [20, 20, 9, 0]), [20, 20, 9]);
  t.same(grownCut(all, [50, 40, 41, 9]), [50, 40, 41, 9]);
  t.end();
});

test('growth history: while they are added there is no point to go to', (t) => {
  const first = /shards were being added: choose one before 2026-01-31T12:00:00\.000Z/;
  for (const cut of [
    [11, 10, 0, 0],
    [10, 10, 2, 0],
    [20, 19, 9, 0],
    [20, 20, 8, 0],
    [20, 20, 0, 0],
  ]) {
    t.throws(() => grownCut(all, cut), { name: 'BackupError', message: first }, cut.join());
  }
  const second = /shards were being added: choose one before 2026-01-31T12:00:00\.100Z/;
  t.throws(() => grownCut(all, [31, 30, 30, 2]), { message: second });
  t.end();
});

test('growth history: a shard of which nothing is held is named, with when it came', (t) => {
  const lost = [founder(), founder(), addedShard(2), addedShard(3, 0)];
  const message = /there were 4 shards, and no record of shard-3 is held: .*12:00:00\.101Z/;
  t.throws(() => grownCut(lost, [50, 50, 50, 0]), { name: 'BackupError', message });
  t.same(grownCut(lost, [30, 30, 30, 0]), [30, 30, 30], 'it is not needed before');
  t.end();
});
