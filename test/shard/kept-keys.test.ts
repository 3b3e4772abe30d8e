/** For how long a client's key names its operation, under a whole shard. */
import { test } from 'tap';
import { must } from '../../src/kernel/assert.ts';
import { Cluster } from '../support/cluster/cluster.ts';
import { playerWith } from '../support/cluster/cluster-players.ts';
import { verifyShards } from '../support/cluster/verify-cluster.ts';

const DAY_MS = 86_400_000;

async function stage() {
  const cluster = new Cluster({ shardCount: 1, seed: 3 });
  const ada = await playerWith(cluster, 'ada', 10_000);
  const { player } = ada;
  const withdraw = (fingerprint: number) =>
    cluster.ask(0, 'requestPayment', {
      player,
      kind: 'withdrawal',
      amountMinor: 100,
      method: 'sandbox:success',
      idempotencyKey: 'mine',
      fingerprint,
    });
  const keep = async (days: number): Promise<void> => {
    must(cluster.shards[0], 'the cluster has a shard').keepKeys(days * DAY_MS);
    await cluster.settle();
  };
  return { cluster, player, withdraw, keep };
}

/** The deposit was the first payment. */
const requested = (number: number, replayed: boolean) => ({
  ok: true,
  replayed,
  reply: { number },
});

test('kept keys: within the term a repeat is the first answer, then a new operation', async (t) => {
  const { cluster, player, withdraw, keep } = await stage();
  await keep(30);
  t.match(await withdraw(1), requested(2, false));
  await cluster.advance(30 * DAY_MS);
  t.match(await withdraw(1), requested(2, true), 'on the last instant');
  t.match(await withdraw(2), { code: 'idempotencyKeyReused' });
  await cluster.crash(0);
  t.match(await withdraw(1), requested(2, true), 'after a restart, too');
  await cluster.advance(1);
  t.match(await withdraw(2), requested(3, false), 'whatever it holds');
  t.match(await withdraw(2), requested(3, true));
  t.match(await withdraw(1), { code: 'idempotencyKeyReused' }, 'the newer one is known');
  const { entries } = await cluster.get(0, 'listEntries', {
    player,
    limit: 9,
    after: null,
  });
  const ids = entries.slice(0, 2).map(({ entryId }) => entryId);
  t.equal(ids[0], ids[1], 'both are in the history');
  await verifyShards(t, cluster);
});

test('kept keys: a longer term brings back what a shorter one had left out', async (t) => {
  const { cluster, withdraw, keep } = await stage();
  await keep(30);
  t.match(await withdraw(1), requested(2, false));
  await cluster.advance(20 * DAY_MS);
  await keep(10);
  await keep(30);
  t.match(await withdraw(1), requested(2, true));
  await cluster.crash(0);
  t.match(await withdraw(1), requested(2, true), 'the term is in the journal');
  await verifyShards(t, cluster);
});
