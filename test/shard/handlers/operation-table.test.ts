import { test } from 'tap';
import { must } from '../../../src/kernel/assert.ts';
import { BATCH_COMMANDS_MAX, SHARD_QUEUE_COMMANDS_MAX } from '../../../src/kernel/limits.ts';
import type { ShardAnswer } from '../../../src/protocol/shard-requests.ts';
import { QUEUE_LIMITS } from '../../../src/shard/handlers/operation.ts';
import { Cluster } from '../../support/cluster/cluster.ts';
import { plan, playerWith, purchase } from '../../support/cluster/cluster-players.ts';

test('operation classes: reads are shed first, and purchases last', async (t) => {
  const cluster = new Cluster({ shardCount: 1, seed: 3 });
  const buyer = await playerWith(cluster, 'buyer', 100_000);
  const draw = await plan(cluster, '5of36', { closesInS: 60, resultsInS: 60 });
  const { player } = buyer;
  // One tick fills the queue: nothing is drained before the promises below are awaited.
  const waiting: Promise<ShardAnswer<unknown>>[] = [];
  // One leaves at once, a batch grows behind it, and the rest waits in the queue.
  for (let i = 0; i < 1 + BATCH_COMMANDS_MAX + QUEUE_LIMITS.read + 2; i += 1) {
    waiting.push(cluster.ask(0, 'getWallet', { player }));
  }
  const write = cluster.ask(0, 'recordLoginFailure', { player });
  const bought = cluster.ask(0, 'buyTickets', purchase(cluster, buyer, draw, { quickPick: 1 }));
  const reads = await Promise.all(waiting);
  const shed = reads.filter((answer) => !answer.ok);
  t.ok(shed.length > 0, 'reads past their limit are shed');
  for (const answer of shed) t.match(answer, { ok: false, code: 'engineOverloaded' });
  t.match(await write, { ok: true }, 'a write is still taken');
  t.match(await bought, { ok: true }, 'a purchase is still taken');
  t.match(await cluster.get(0, 'getWallet', { player }), { balanceMinor: 99_900 });
  t.end();
});

test('operation classes: a full queue refuses purchases too, without effect', async (t) => {
  const cluster = new Cluster({ shardCount: 1, seed: 4 });
  const buyer = await playerWith(cluster, 'buyer', 10_000_000);
  const draw = await plan(cluster, '5of36', { closesInS: 60, resultsInS: 60 });
  const waiting = Array.from({ length: SHARD_QUEUE_COMMANDS_MAX + 1_500 }, () =>
    cluster.ask(0, 'buyTickets', purchase(cluster, buyer, draw, { quickPick: 1 })),
  );
  const answers = await Promise.all(waiting);
  const acceptedCount = answers.filter(({ ok }) => ok).length;
  t.ok(acceptedCount < answers.length, 'some are shed');
  for (const answer of answers) {
    if (!answer.ok) t.equal(must(answer.code, 'a code'), 'engineOverloaded');
  }
  const { balanceMinor } = await cluster.get(0, 'getWallet', { player: buyer.player });
  t.equal(balanceMinor, 10_000_000 - 100 * acceptedCount);
  t.end();
});
