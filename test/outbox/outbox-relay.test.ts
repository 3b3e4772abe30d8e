/** The relay over shards in memory, beside a broker that loses, refuses and repeats. */
import { test } from 'tap';
import type { OutboxLink } from '../../src/outbox/outbox-relay.ts';
import { OutboxRelay, PAGE_MESSAGES_MAX } from '../../src/outbox/outbox-relay.ts';
import type { OutgoingMessage } from '../../src/outbox/outgoing-message.ts';
import { Cluster } from '../support/cluster/cluster.ts';
import { plan, playerWith, purchase } from '../support/cluster/cluster-players.ts';
import type { TestEnd } from '../support/engine/engine-process.ts';
import { until } from '../support/engine/until.ts';
import { SeededRandom } from '../support/sources/seeded-random.ts';

const LIMIT_MS = 60_000;
const ENGINE = 'a'.repeat(32);

/** Keeps what it stored by id, in order; loses acknowledgements and messages as its dice say. */
class Broker implements OutboxLink {
  readonly stored = new Map<string, OutgoingMessage>();
  isOpen = true;
  inFlight = 0;
  inFlightMost = 0;
  readonly #random: SeededRandom;
  readonly #lossPerMyriad: number;

  /** Its end ends the relay that runs on it, also where a test has failed. */
  constructor(t: TestEnd, seed: number, lossPerMyriad: number) {
    t.teardown(() => this.close());
    this.#random = new SeededRandom(seed);
    this.#lossPerMyriad = lossPerMyriad;
  }

  close(): void {
    this.isOpen = false;
  }

  async publish(message: OutgoingMessage): Promise<void> {
    this.inFlight += 1;
    this.inFlightMost = Math.max(this.inFlightMost, this.inFlight);
    await new Promise((resolve) => setImmediate(resolve));
    this.inFlight -= 1;
    const isLost = this.#random.uint32() % 10_000 < this.#lossPerMyriad;
    const isAckLost = this.#random.uint32() % 10_000 < this.#lossPerMyriad;
    if (isLost) throw new Error('the message was lost');
    if (!this.stored.has(message.id)) this.stored.set(message.id, message);
    if (isAckLost) throw new Error('the acknowledgement was lost');
  }
}

async function soldShard() {
  const cluster = new Cluster({ shardCount: 1, seed: 2 });
  const player = await playerWith(cluster, 'ada', 1_000_000);
  const draw = await plan(cluster, '5of36', { closesInS: 60, resultsInS: 180 });
  for (let i = 0; i < 12; i += 1) {
    await cluster.get(0, 'buyTickets', purchase(cluster, player, draw, { quickPick: 100 }));
  }
  return cluster;
}

function relayOf(cluster: Cluster): OutboxRelay {
  return new OutboxRelay({
    engineId: ENGINE,
    forebears: [],
    shard: 0,
    client: { question: (shard, op, request) => cluster.ask(shard, op, request) },
    clock: { wallMs: () => Date.now(), monotonicMs: () => performance.now() },
    recordsMax: 1_000_000,
    onPublished: () => undefined,
    onFailure: () => undefined,
  });
}

/** Everything that there is to tell, with its ids. */
async function whole(t: TestEnd, cluster: Cluster): Promise<string[]> {
  const broker = new Broker(t, 1, 0);
  const relay = relayOf(cluster);
  const run = relay.run(broker);
  await until('the outbox to drain', LIMIT_MS, () => broker.stored.size >= 1_200 || undefined);
  await until('the relay to rest', LIMIT_MS, () => relay.recordsLeft === 0 || undefined);
  broker.close();
  await run;
  return [...broker.stored.keys()];
}

test('relay: everything is published in order, with bounded messages in flight', async (t) => {
  const cluster = await soldShard();
  const broker = new Broker(t, 1, 0);
  const run = relayOf(cluster).run(broker);
  await until('the tickets', LIMIT_MS, () => broker.stored.size >= 1_200 || undefined);
  broker.close();
  await run;
  const positions = [...broker.stored.values()].map(({ headers }) =>
    (headers['tirage-position'] ?? '').split('.').map(Number),
  );
  const sorted = [...positions].sort((left, right) => {
    const at = left.findIndex((part, index) => part !== right[index]);
    return at === -1 ? 0 : (left[at] ?? 0) - (right[at] ?? 0);
  });
  t.same(positions, sorted);
  // A page ends with the event that fills it: a purchase of a hundred tickets at most.
  t.ok(broker.inFlightMost <= PAGE_MESSAGES_MAX + 101, `${broker.inFlightMost} in flight`);
});

test('relay: losses of messages and of acknowledgements leave nothing out', async (t) => {
  const cluster = await soldShard();
  const due = await whole(t, cluster);
  const other = await soldShard();
  const broker = new Broker(t, 7, 5);
  const run = relayOf(other).run(broker);
  await until('all messages', LIMIT_MS, () => broker.stored.size >= due.length || undefined);
  broker.close();
  await run;
  t.same([...broker.stored.keys()].sort(), [...due].sort(), 'each with its one id');
});

test('relay: its cursor is durable, and a crash repeats with the same ids', async (t) => {
  const cluster = await soldShard();
  const due = await whole(t, cluster);
  const again = relayOf(cluster);
  const broker = new Broker(t, 3, 0);
  const run = again.run(broker);
  await until('a look', LIMIT_MS, () => again.recordsLeft === 0 || undefined);
  broker.close();
  await run;
  t.ok(
    [...broker.stored.keys()].every((id) => due.includes(id)),
    'nothing became new',
  );

  const relay = relayOf(cluster);
  const last = new Broker(t, 4, 0);
  const lastRun = relay.run(last);
  await until('it rests', LIMIT_MS, async () => {
    await relay.save();
    const { savedSequence } = await cluster.get(0, 'readOutbox', {
      from: { sequence: 1, event: 0, index: 0 },
      recordsMax: 1,
      messagesMax: 0,
    });
    return savedSequence > 0 || undefined;
  });
  last.close();
  await lastRun;
  await cluster.crash(0);
  const fresh = relayOf(cluster);
  const quiet = new Broker(t, 5, 0);
  const quietRun = fresh.run(quiet);
  await fresh.measure();
  await until('it rests', LIMIT_MS, () => fresh.recordsLeft === 0 || undefined);
  quiet.close();
  await quietRun;
  t.equal(quiet.stored.size, 0, 'what was acknowledged and saved is not told again');
});

test('relay: while nothing can be published it still says how much waits', async (t) => {
  const cluster = await soldShard();
  const relay = relayOf(cluster);
  await relay.measure();
  t.equal(relay.recordsLeft, cluster.journals[0]?.head.sequence);
});

/** Takes messages, and says nothing or no. */
class Mute implements OutboxLink {
  isOpen = true;
  #answers: (() => void)[] = [];
  readonly #refusal: Error | undefined;

  constructor(t: TestEnd, refusal?: Error) {
    this.#refusal = refusal;
    t.teardown(() => this.close());
  }

  close(): void {
    this.isOpen = false;
    for (const answer of this.#answers.splice(0)) answer();
  }

  publish(): Promise<void> {
    if (this.#refusal !== undefined) return Promise.reject(this.#refusal);
    return new Promise((_, reject) => {
      this.#answers.push(() => reject(new Error('the connection was closed')));
    });
  }
}

test('relay: what is published and not stored waits, and is counted', async (t) => {
  const cluster = await soldShard();
  const head = cluster.journals[0]?.head.sequence;
  const relay = relayOf(cluster);
  const mute = new Mute(t);
  const run = relay.run(mute);
  await until('a page to be in flight', LIMIT_MS, () => relay.standstill);
  t.equal(relay.recordsLeft, head, 'nothing of it is stored');
  t.type(relay.oldestAtMs, 'number');
  await relay.measure();
  t.equal(relay.recordsLeft, head);
  t.equal(relay.standstill?.failure, undefined);
  mute.close();
  await run;
  t.equal(relay.standstill?.failure, undefined, 'a link that is gone says nothing of a message');

  const refusal = new Error('no');
  const refusing = new Mute(t, refusal);
  const again = relay.run(refusing);
  await until('a refusal', LIMIT_MS, () => relay.standstill?.failure);
  t.equal(relay.standstill?.failure?.error, refusal);
  t.equal(relay.recordsLeft, head);
  refusing.close();
  await again;
  const broker = new Broker(t, 1, 0);
  const last = relay.run(broker);
  await until('the rest', LIMIT_MS, () => relay.recordsLeft === 0 || undefined);
  t.same([relay.standstill, relay.oldestAtMs], [undefined, null]);
  broker.close();
  await last;
});

test('relay: sent back by an operator it tells everything again, with the same ids', async (t) => {
  const cluster = await soldShard();
  const due = await whole(t, cluster);
  const relay = relayOf(cluster);
  const first = new Broker(t, 1, 0);
  const run = relay.run(first);
  await until('it to save how far it came', LIMIT_MS, async () => {
    await relay.save();
    const from = { sequence: 1, event: 0, index: 0 };
    const page = await cluster.get(0, 'readOutbox', { from, recordsMax: 1, messagesMax: 0 });
    return page.savedSequence > 0 || undefined;
  });
  first.stored.clear(); // The broker has lost its store.
  const replay = { fromSequence: 1, reason: 'a test' };
  t.match(await cluster.get(0, 'replayOutbox', replay), { isTaken: true });
  await until('everything again', LIMIT_MS, () => first.stored.size >= due.length || undefined);
  await until('it to rest', LIMIT_MS, () => relay.recordsLeft === 0 || undefined);
  t.same([...first.stored.keys()].slice(0, due.length), due, 'in order, under the same ids');
  await relay.save();
  first.close();
  await run;
  const far = await cluster.get(0, 'replayOutbox', { ...replay, fromSequence: 1_000_000 });
  t.match(far, { isTaken: false });
});
