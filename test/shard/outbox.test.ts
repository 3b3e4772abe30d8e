/** What the shards tell, over whole lives: everything, in order, from durable records alone. */
import { type Test, test } from 'tap';
import { decideAdvanceOutbox } from '../../actors/outbox/decide-outbox.ts';
import { must } from '../../src/kernel/assert.ts';
import { encodeValue } from '../../src/shard/records/positional-codec.ts';
import { Cluster, START_MS } from '../support/cluster/cluster.ts';
import { entriesKeptAndTold, OUTBOX_START, outboxOf } from '../support/cluster/cluster-outbox.ts';
import { plan, playerWith, purchase, type TestPlayer } from '../support/cluster/cluster-players.ts';
import { FlushGate } from '../support/disk/flush-gate.ts';

const SHARD_COUNT = 2;
const ALL = { recordsMax: 1_000_000, messagesMax: 1_000_000 };

async function soldDraw() {
  const cluster = new Cluster({ shardCount: SHARD_COUNT, seed: 11 });
  const players: TestPlayer[] = [];
  for (let i = 0; i < 6; i += 1) players.push(await playerWith(cluster, `player-${i}`, 50_000));
  const draw = await plan(cluster, '5of36', { closesInS: 60, resultsInS: 180 });
  for (const player of players) {
    const request = purchase(cluster, player, draw, { quickPick: 60 });
    await cluster.get(player.shard, 'buyTickets', request);
  }
  return { cluster, players, draw };
}

async function entriesAreTold(t: Test, cluster: Cluster, player: TestPlayer): Promise<number> {
  const { kept, told } = await entriesKeptAndTold(cluster, player);
  t.same(told, kept, 'every entry of the wallet, in its order, once');
  return kept.length;
}

test('outbox: every ticket, entry and award of a draw is told once', async (t) => {
  const { cluster, players } = await soldDraw();
  await cluster.advance(60_000);
  await cluster.advance(60_000);
  await cluster.advance(60_000);
  let entryCount = 0;
  for (const player of players) entryCount += await entriesAreTold(t, cluster, player);
  t.ok(entryCount > 12, 'somebody has won');
  const all = [...(await outboxOf(cluster, 0)), ...(await outboxOf(cluster, 1))];
  const tickets = all.filter(({ subject }) => subject === 'ticket.v1.accepted');
  t.equal(new Set(tickets.map(({ body }) => body.ticketId)).size, 360);
  t.equal(tickets.length, 360);
  const states = all.map(({ subject }) => subject).filter((subject) => subject.startsWith('draw'));
  const order = ['scheduled', 'open', 'closed', 'sealed', 'drawn', 'settled', 'published'];
  t.same(
    states,
    order.map((state) => `draw.v1.${state}`),
  );
  const awards = all.filter(({ subject }) => subject === 'award.v1.paid');
  const prizes = all.filter(({ body }) => body.kind === 'prize');
  t.ok(awards.length > 0);
  t.equal(awards.length, prizes.length);
});

test('outbox: a cancelled draw tells its refunds', async (t) => {
  const { cluster, players, draw } = await soldDraw();
  const cancel = { draw, reason: 'a test', by: 1 as TestPlayer['player'] };
  await cluster.get(draw % SHARD_COUNT, 'cancelDraw', cancel);
  await cluster.settle();
  for (const player of players) await entriesAreTold(t, cluster, player);
});

test('outbox: small pages and large ones, before a crash and after, tell the same', async (t) => {
  const { cluster } = await soldDraw();
  const whole = await outboxOf(cluster, 0);
  t.ok(whole.length > 100);
  for (const messagesMax of [1, 7, 64]) {
    t.same(await outboxOf(cluster, 0, messagesMax), whole, `pages of ${messagesMax}`);
  }
  await cluster.crash(0);
  t.same((await outboxOf(cluster, 0)).slice(0, whole.length), whole);
});

test('outbox: a page holds no more than it may, amid an event too', async (t) => {
  const { cluster, players } = await soldDraw();
  const from = OUTBOX_START;
  const shard = players[0]?.shard ?? 0;
  const page = await cluster.get(shard, 'readOutbox', { ...ALL, from, messagesMax: 10 });
  t.equal(page.messages.length, 10);
  t.ok(page.recordsLeft > 0);
  t.same(await cluster.get(shard, 'readOutbox', { ...ALL, from, messagesMax: 0 }), {
    messages: [],
    next: from,
    recordsLeft: cluster.journals[shard]?.head.sequence,
    oldestAtMs: START_MS,
    savedSequence: 0,
    replayCount: 0,
  });
});

test('outbox: the cursor survives a crash, and a new relay goes on from there', async (t) => {
  const { cluster } = await soldDraw();
  const fresh = await cluster.get(0, 'readOutbox', { ...ALL, from: null });
  t.equal(fresh.messages[0]?.sequence, (await outboxOf(cluster, 0))[0]?.sequence);
  await cluster.get(0, 'advanceOutbox', { sequence: fresh.next.sequence - 1, replayCount: 0 });
  await cluster.get(0, 'advanceOutbox', { sequence: 1, replayCount: 0 });
  await cluster.crash(0);
  const after = await cluster.get(0, 'readOutbox', { ...ALL, from: null });
  t.same(after.messages, []);
  t.equal(after.savedSequence, fresh.next.sequence - 1);
  t.match(decideAdvanceOutbox({ sequence: 3, replayCount: 0 }, { sequence: 3, replayCount: 0 }), {
    events: [],
  });
});

test('outbox: a shard that never had a relay tells a bounded past', async (t) => {
  const { cluster } = await soldDraw();
  const head = cluster.journals[0]?.head.sequence ?? 0;
  const page = await cluster.get(0, 'readOutbox', { ...ALL, from: null, recordsMax: 2 });
  t.equal(page.next.sequence, head + 1);
  t.ok(page.messages.every(({ sequence }) => sequence > head - 2));
});

test('outbox: nothing is told before it is durable', async (t) => {
  const gate = new FlushGate();
  const cluster = new Cluster({ shardCount: 1, seed: 3, faults: gate.faults });
  const player = await playerWith(cluster, 'ada', 5_000);
  const draw = await plan(cluster, '5of36', { closesInS: 60, resultsInS: 180 });
  const before = await outboxOf(cluster, 0);
  gate.hold();
  const bought = cluster.ask(0, 'buyTickets', purchase(cluster, player, draw, { quickPick: 1 }));
  const from = { sequence: (cluster.journals[0]?.head.sequence ?? 0) + 1, event: 0, index: 0 };
  const read = cluster.get(0, 'readOutbox', { ...ALL, from });
  gate.release();
  t.match(await bought, { ok: true });
  t.same((await read).messages, [], 'what was being flushed was not read');
  t.ok((await outboxOf(cluster, 0)).length > before.length);
});

test('outbox: a record that only a newer build knows ends the shard with a sentence', async (t) => {
  const { cluster, players, draw } = await soldDraw();
  const player = must(
    players.find(({ shard }) => shard === 0),
    'one of six',
  );
  for (let i = 0; i < 6; i += 1) {
    await cluster.get(0, 'buyTickets', purchase(cluster, player, draw, { quickPick: 60 }));
  }
  const journal = must(cluster.journals[0], 'there are two');
  const readRecords = journal.readRecords.bind(journal);
  const { sequence } = journal.head;
  // As if it stood behind the checkpoint, where no start has met it; met in a later turn.
  const time = Buffer.alloc(8);
  time.writeBigUInt64LE(BigInt(START_MS));
  const newer = Buffer.concat([time, encodeValue([[9_999, 1]]), Buffer.alloc(4)]);
  journal.readRecords = (from, limit) =>
    readRecords(from, limit).map((record) =>
      record.sequence === sequence ? { ...record, payload: newer } : record,
    );
  const answers: unknown[] = [];
  const asked = cluster.ask(0, 'readOutbox', { from: OUTBOX_START, ...ALL });
  void asked.then((answer) => answers.push(answer));
  await t.rejects(cluster.settle(), {
    name: 'NewerDataError',
    message: /^a record holds an event 9999, which only a newer build knows: start that one/,
  });
  t.same(answers, [], 'it is over, and answers nobody');
});
