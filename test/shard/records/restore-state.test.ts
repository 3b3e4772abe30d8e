import { isDeepStrictEqual } from 'node:util';
import { test } from 'tap';
import type { AccrualFinding } from '../../../actors/order/decide-order.ts';
import { checkDigit } from '../../../actors/order/order-number.ts';
import type { JournalFaults } from '../../../src/journal/journal-faults.ts';
import { must } from '../../../src/kernel/assert.ts';
import { pointsHundredths } from '../../../src/kernel/points.ts';
import { storedHashKey } from '../../../src/shard/entries/entry-log.ts';
import { restoreState } from '../../../src/shard/records/restore-state.ts';
import { ShardState } from '../../../src/shard/state/shard-state.ts';
import { SHARD_TABLES } from '../../../src/shard/tables/shard-tables.ts';
import { Cluster } from '../../support/cluster/cluster.ts';
import { playerWith } from '../../support/cluster/cluster-players.ts';
import { order, ordersOf, pointsOf } from '../../support/cluster/loyalty-cluster.ts';
import { verifyShards } from '../../support/cluster/verify-cluster.ts';

const EARNED_HUNDREDTHS = 1_234;
const CHECKPOINTS: readonly (readonly [string, JournalFaults])[] = [
  ['none was written', { skipsCheckpoint: () => true }],
  ['each third is', { skipsCheckpoint: (append) => append % 3 !== 0 }],
  ['each is', {}],
];

function numberOf(index: number): string {
  const digits = String(1_000_000 + index * 7);
  return digits + checkDigit(digits);
}

for (const [name, faults] of CHECKPOINTS) {
  test(`replay: where of the checkpoints ${name}, an order is asked about on`, async (t) => {
    let finding: AccrualFinding | null = null;
    const cluster = new Cluster({ shardCount: 1, seed: 3, faults, accrual: () => finding });
    const ada = await playerWith(cluster, 'ada', 500);
    for (let index = 0; index < 5; index += 1) {
      t.ok((await order(cluster, ada, numberOf(index))).ok);
      await cluster.crash(0);
    }
    t.equal(await pointsOf(cluster, ada), 0);
    finding = { finding: 'processed', accrualHundredths: pointsHundredths(EARNED_HUNDREDTHS) };
    await cluster.crash(0);
    for (let i = 0; i < 60; i += 1) await cluster.advance(10_000);
    t.equal(await pointsOf(cluster, ada), 5 * EARNED_HUNDREDTHS);
    await cluster.crash(0);
    t.ok((await ordersOf(cluster, ada)).every(({ status }) => status === 'PROCESSED'));
    await verifyShards(t, cluster);
  });
}

test('replay: what is derived anew are the rows that were there', async (t) => {
  const cluster = new Cluster({ shardCount: 1, seed: 4, faults: { skipsCheckpoint: () => true } });
  const ada = await playerWith(cluster, 'ada', 500);
  // More records than are read at once.
  for (let index = 0; index < 150; index += 1) await order(cluster, ada, numberOf(index));
  const journal = must(cluster.journals[0], 'the cluster has a shard');
  const restarted = journal.restarted();
  t.ok(restarted.head.sequence > 128);
  t.equal(restarted.checkpoint.sequence, 0);
  const everything = { start: Uint8Array.of(0), end: Uint8Array.of(255), limit: 99_999 };
  const range = { ...everything, reverse: false };
  t.same(restarted.readRows(range), []);
  // A secret, which follows from no event.
  const hashKey = storedHashKey(journal);
  const state = new ShardState({ shard: 0, founderCount: 1 }, restarted, { hashKey });
  restoreState(restarted, state);
  const [before, after] = [journal.readRows(range), restarted.readRows(range)];
  t.ok(isDeepStrictEqual(after, before), `${after.length} rows of ${before.length}`);
});

test('replay: a damaged row that a record goes on from ends the start, by its name', async (t) => {
  let isStored = true;
  const faults = { skipsCheckpoint: () => !isStored };
  const cluster = new Cluster({ shardCount: 1, seed: 5, faults });
  const ada = await playerWith(cluster, 'ada', 500);
  await order(cluster, ada, numberOf(1));
  isStored = false;
  await order(cluster, ada, numberOf(2));
  const journal = must(cluster.journals[0], 'the cluster has a shard').restarted();
  journal.spoil(SHARD_TABLES.ordersOf.key.encode(ada.player));
  const state = new ShardState({ shard: 0, founderCount: 1 }, journal);
  t.throws(() => restoreState(journal, state), { name: 'JournalOpenError', message: /repair/ });
});
