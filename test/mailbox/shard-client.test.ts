import { MessageChannel, type MessagePort, receiveMessageOnPort } from 'node:worker_threads';
import { type Test, test } from 'tap';
import type { Rejected } from '../../actors/decider.ts';
import { type DrawNo, playerKey } from '../../src/kernel/ids.ts';
import { FlatReader } from '../../src/mailbox/purchase-values.ts';
import {
  PENDING_PER_SHARD_MAX,
  QUESTIONS_PER_MESSAGE_MAX,
  ShardClient,
} from '../../src/mailbox/shard-client.ts';
import type { PeerToShard, ShardToPeer } from '../../src/mailbox/thread-messages.ts';
import { until } from '../support/engine/until.ts';
import { founders } from '../support/sources/founders.ts';

const PLAYER = { player: playerKey(1, 1) };
const PURCHASE = {
  ...PLAYER,
  draw: 1 as DrawNo,
  picks: [[1, 2, 3, 4, 5]],
  quickPick: 0,
  fingerprint: 1,
  receivedAtMs: 1,
};
const WALLET = {
  balanceMinor: 7,
  debtMinor: 0,
  pointsHundredths: 0,
  pointsDebtHundredths: 0,
};

/** A shard that notes what it is sent, and answers when told to. */
class FakeShard {
  readonly batches: PeerToShard[] = [];
  readonly port: MessagePort;
  #noted: () => void = () => undefined;

  constructor(port: MessagePort) {
    this.port = port;
    port.on('message', (batch: PeerToShard) => {
      this.batches.push(batch);
      this.#noted();
    });
  }

  async batch(): Promise<PeerToShard> {
    if (this.batches.length === 0) {
      await new Promise<void>((resolve) => {
        this.#noted = resolve;
      });
    }
    return this.batches.shift() as PeerToShard;
  }

  answer(correlations: readonly number[]): void {
    const answers = correlations.map(() => ({ ok: true, reply: WALLET, replayed: false }) as const);
    this.port.postMessage({ correlations, answers, purchases: [] } satisfies ShardToPeer);
  }

  refuse(correlations: readonly number[], refusal: Omit<Rejected, 'kind'>): void {
    const answers = correlations.map(() => ({ ok: false, facts: null, ...refusal }) as const);
    this.port.postMessage({ correlations, answers, purchases: [] } satisfies ShardToPeer);
  }
}

function connected(t: Test, shardCount: number) {
  const client = new ShardClient(founders(shardCount));
  const connect = (shard: number): FakeShard => {
    const { port1, port2 } = new MessageChannel();
    client.connect(shard, port2);
    t.teardown(() => port1.close());
    return new FakeShard(port1);
  };
  t.teardown(() => client.close());
  const first = connect(0);
  const others = Array.from({ length: shardCount - 1 }, (_, i) => connect(i + 1));
  return { client, connect, first, shards: [first, ...others] };
}

const ARRIVAL_LIMIT_MS = 60_000;
/** For what must not come: on a slow machine it shows less, and never breaks. */
const soon = () => new Promise((resolve) => setTimeout(resolve, 30));

test('shard client: what is asked in one tick is one message per shard', async (t) => {
  const { client, first, shards } = connected(t, 2);
  const answers = [0, 1, 0, 0].map((shard) => client.question(shard, 'getWallet', PLAYER));
  t.equal(client.pendingCount, 4);
  for (const shard of shards) {
    const { correlations, ops, requests } = await shard.batch();
    t.equal(correlations.length, shard === first ? 3 : 1);
    t.equal(ops.length, correlations.length);
    t.same(requests[0], PLAYER);
    shard.answer(correlations);
  }
  for (const answer of await Promise.all(answers))
    t.same(answer, {
      ok: true,
      reply: WALLET,
      replayed: false,
    });
  t.equal(client.pendingCount, 0);
  await soon();
  t.ok(
    shards.every(({ batches }) => batches.length === 0),
    'nothing else was sent',
  );
  const next = client.question(0, 'getWallet', PLAYER);
  first.answer((await first.batch()).correlations);
  t.ok((await next).ok, 'the next tick is the next message');
});

test('shard client: a shard need not wait for the end of a long tick', (t) => {
  const client = new ShardClient(founders(1));
  const { port1, port2 } = new MessageChannel();
  client.connect(0, port1);
  t.teardown(() => client.close());
  const ask = () => client.ask(0, 'getWallet', PLAYER, () => undefined);
  const sent = () => receiveMessageOnPort(port2) as { message: PeerToShard } | undefined;
  for (let asked = 1; asked < QUESTIONS_PER_MESSAGE_MAX; asked += 1) ask();
  t.equal(sent(), undefined);
  ask();
  t.equal(sent()?.message.correlations.length, QUESTIONS_PER_MESSAGE_MAX);
  t.equal(sent(), undefined);
  t.end();
});

test('shard client: answers find their questions in any order', async (t) => {
  const { client, first } = connected(t, 1);
  const order: string[] = [];
  for (const name of ['first', 'second', 'third']) {
    client.ask(0, 'getWallet', PLAYER, () => order.push(name));
  }
  const { correlations } = await first.batch();
  first.answer(correlations.toReversed());
  await until('the answers', ARRIVAL_LIMIT_MS, () => (order.length < 3 ? undefined : true));
  t.same(order, ['third', 'second', 'first']);
});

test('shard client: a lost shard answers everything once, as unavailable', async (t) => {
  const { client, first } = connected(t, 2);
  const counts = [0, 0, 0];
  const codes: string[] = [];
  const ask = (shard: number, index: number) =>
    client.ask(shard, 'getWallet', PLAYER, (answer) => {
      counts[index] = (counts[index] ?? 0) + 1;
      if (!answer.ok) codes.push(answer.code);
    });
  ask(0, 0);
  ask(1, 1);
  await first.batch();
  ask(0, 2);
  first.port.close();
  await until('the loss to be noticed', ARRIVAL_LIMIT_MS, () =>
    codes.length < 2 ? undefined : true,
  );
  await soon();
  t.same(counts, [1, 0, 1], 'those that were sent and those that waited; not the other shard');
  t.same(codes, ['shardUnavailable', 'shardUnavailable']);
  const late = await client.question(0, 'getWallet', PLAYER);
  t.match(late, { ok: false, code: 'shardUnavailable' }, 'and at once while it is gone');
  t.equal(client.pendingCount, 1);
});

test('shard client: what was not sent yet is lost with its shard, purchases too', async (t) => {
  const { client, connect, first } = connected(t, 1);
  const purchase = (idempotencyKey: string) => ({ ...PURCHASE, idempotencyKey });
  const lost = client.question(0, 'buyTickets', purchase('lost'));
  first.port.close();
  const fresh = connect(0);
  t.match(await lost, { ok: false, code: 'shardUnavailable' });
  client.ask(0, 'buyTickets', purchase('asked'), () => undefined);
  client.ask(0, 'getWallet', PLAYER, () => undefined);
  const { ops, requests, purchases } = await fresh.batch();
  t.same(ops, [null, 'getWallet']);
  t.same(requests, [PLAYER]);
  t.same(new FlatReader(purchases).purchase(), purchase('asked'));
});

test('shard client: a shard that came back is asked by its new port', async (t) => {
  const { client, connect, first } = connected(t, 1);
  const lost = client.question(0, 'getWallet', PLAYER);
  const old = first;
  const { correlations } = await old.batch();
  const fresh = connect(0);
  t.match(await lost, { ok: false, code: 'shardUnavailable' });
  const asked = client.question(0, 'getWallet', PLAYER);
  const batch = await fresh.batch();
  old.answer(correlations);
  fresh.answer(batch.correlations);
  t.match(await asked, { ok: true });
  old.port.close();
  await soon();
  const again = client.question(0, 'getWallet', PLAYER);
  fresh.answer((await fresh.batch()).correlations);
  t.match(await again, { ok: true }, 'the end of the old port is not the end of the new one');
});

test('shard client: too much waiting is refused at once, and room comes back', async (t) => {
  const { client, first } = connected(t, 1);
  let answered = 0;
  for (let i = 0; i < PENDING_PER_SHARD_MAX; i += 1) {
    client.ask(0, 'getWallet', PLAYER, () => {
      answered += 1;
    });
  }
  t.match(await client.question(0, 'getWallet', PLAYER), { ok: false, code: 'engineOverloaded' });
  t.equal(answered, 0);
  for (let taken = 0; taken < PENDING_PER_SHARD_MAX; ) {
    const { correlations } = await first.batch();
    first.answer(correlations);
    taken += correlations.length;
  }
  while (answered < PENDING_PER_SHARD_MAX) await soon();
  const next = client.question(0, 'getWallet', PLAYER);
  first.answer((await first.batch()).correlations);
  t.match(await next, { ok: true });
});

test('shard client: all shards are asked the same, and answer in order', async (t) => {
  const { client, shards } = connected(t, 3);
  const asked = client.questionAll('trialBalance', {});
  for (const shard of shards.toReversed()) shard.answer((await shard.batch()).correlations);
  t.equal((await asked).length, 3);
  const lost = client.questionAll('trialBalance', {});
  client.close();
  for (const answer of await lost) t.match(answer, { ok: false, code: 'shardUnavailable' });
  t.equal(client.pendingCount, 0);
});

test('shard client: a question goes on to the shard that it is told of', async (t) => {
  const { client, shards } = connected(t, 2);
  const [first, second] = shards as [FakeShard, FakeShard];
  const order = { ...PURCHASE, idempotencyKey: 'one' };
  const asked = client.question(0, 'buyTickets', order);
  const { correlations } = await first.batch();
  const facts = { shard: 1, asked: 1 };
  first.refuse(correlations, { code: 'elsewhere', facts });
  const again = await second.batch();
  t.same(new FlatReader(again.purchases).purchase(), { ...order, trail: { asked: 1 } });
  t.equal(client.pendingCount, 1);
  second.refuse(again.correlations, { code: 'drawClosed' });
  t.same(await asked, { ok: false, code: 'drawClosed', facts: null });
  t.equal(client.pendingCount, 0);
});

test('shard client: a question for a shard that is lost has no known outcome', async (t) => {
  const { client, shards } = connected(t, 2);
  const [first, second] = shards as [FakeShard, FakeShard];
  second.port.close();
  await until('the loss to be known', ARRIVAL_LIMIT_MS, async () => {
    const answer = await Promise.race([client.question(1, 'getWallet', PLAYER), soon()]);
    return typeof answer === 'object' || undefined;
  });
  const asked = client.question(0, 'getWallet', PLAYER);
  const { correlations } = await first.batch();
  first.refuse(correlations, { code: 'elsewhere', facts: { shard: 1, asked: 0 } });
  t.match(await asked, { ok: false, code: 'shardUnavailable' });
});
