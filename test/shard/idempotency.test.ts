/** A command that comes twice happens once, and is answered as it was (I12). */
import fc from 'fast-check';
import { test } from 'tap';
import { must } from '../../src/kernel/assert.ts';
import type { ShardAnswer } from '../../src/protocol/shard-requests.ts';
import { Cluster } from '../support/cluster/cluster.ts';
import { plan, playerWith, purchase } from '../support/cluster/cluster-players.ts';
import { holds } from '../support/sources/property-run.ts';

const DAY_MS = 86_400_000;

const PICKS: number[][] = [
  [1, 2, 3, 4, 5],
  [9, 8, 7, 6, 5],
  [1, 1, 1, 1, 1],
];
const bet = fc.record({
  quickPick: fc.integer({ min: 0, max: 5 }),
  picks: fc.array(fc.constantFrom(...PICKS), { maxLength: 2 }),
  fingerprint: fc.nat(3),
  idempotencyKey: fc.constantFrom('a', 'b', 'ключ', 'x'.repeat(64)),
});
const payment = fc.record({
  kind: fc.constantFrom('deposit' as const, 'withdrawal' as const),
  amountMinor: fc.integer({ min: -1, max: 3_000 }),
  fingerprint: fc.nat(3),
  idempotencyKey: fc.constantFrom('a', 'b', 'ключ', 'x'.repeat(64)),
});

async function bench(seed: number) {
  const cluster = new Cluster({ shardCount: 2, seed });
  const ada = await playerWith(cluster, 'ada', 5_000);
  const draw = await plan(cluster, '5of36', { closesInS: 60, resultsInS: 90 });
  const head = () => must(cluster.journals[ada.shard], 'the journal is missing').head.sequence;
  return { cluster, ada, draw, head };
}

test('idempotency: a purchase run twice adds no event and has the same answer', async () => {
  await holds(
    60,
    fc.asyncProperty(fc.nat(), bet, fc.boolean(), async (seed, what, crashes) => {
      const { cluster, ada, draw, head } = await bench(seed);
      const request = purchase(cluster, ada, draw, what);
      const ask = (changes: object) =>
        cluster.ask(ada.shard, 'buyTickets', { ...request, ...changes });
      const first = await ask({});
      if (!first.ok) return;
      const before = head();
      const repeated = async () => sameAnswer(first, await ask({}));
      const other = await ask({ fingerprint: what.fingerprint + 1 });
      const isReused = !other.ok && other.code === 'idempotencyKeyReused';
      if (!(await repeated()) || !isReused || head() !== before) throw new Error('at once');
      if (crashes) await cluster.crash(ada.shard);
      if (!(await repeated()) || head() !== before) throw new Error('after a restart');
      await cluster.advance(DAY_MS + 1);
      if (!(await repeated())) throw new Error('a day later, when the draw is long over');
    }),
  );
});

test('idempotency: a payment asked for twice is one payment', async () => {
  await holds(
    60,
    fc.asyncProperty(fc.nat(), payment, fc.boolean(), async (seed, what, crashes) => {
      const { cluster, ada, head } = await bench(seed);
      const request = { player: ada.player, method: 'sandbox:success', ...what };
      const ask = (changes: object) =>
        cluster.ask(ada.shard, 'requestPayment', { ...request, ...changes });
      const first = await ask({});
      if (!first.ok) return;
      const before = head();
      if (crashes) await cluster.crash(ada.shard);
      const other = await ask({ fingerprint: what.fingerprint + 1 });
      const isReused = !other.ok && other.code === 'idempotencyKeyReused';
      if (!sameAnswer(first, await ask({})) || !isReused) throw new Error('another answer');
      if (head() !== before) throw new Error('a repeat was journaled');
      const { number } = first.reply;
      await cluster.advance(DAY_MS);
      const late = await ask({});
      if (!late.ok || late.reply.number !== number || !late.replayed) throw new Error('forgotten');
    }),
  );
});

test('idempotency: any number of copies at once buy once', async () => {
  await holds(
    20,
    fc.asyncProperty(fc.nat(), fc.integer({ min: 2, max: 40 }), async (seed, copies) => {
      const { cluster, ada, draw } = await bench(seed);
      const request = purchase(cluster, ada, draw, { quickPick: 3 });
      const answers = await Promise.all(
        Array.from({ length: copies }, () => cluster.ask(ada.shard, 'buyTickets', request)),
      );
      const fresh = answers.filter((answer) => answer.ok && !answer.replayed);
      const { balanceMinor } = await cluster.get(ada.shard, 'getWallet', { player: ada.player });
      if (fresh.length !== 1 || balanceMinor !== 4_700) throw new Error('not once');
      const first = must(fresh[0], 'one is the first');
      const isSame = answers.every((answer) => answer === first || sameAnswer(first, answer));
      if (!isSame) throw new Error('copies were answered differently');
    }),
  );
});

function sameAnswer(first: ShardAnswer<unknown>, second: ShardAnswer<unknown>): boolean {
  if (!first.ok || !second.ok) return false;
  return second.replayed && JSON.stringify(first.reply) === JSON.stringify(second.reply);
}
