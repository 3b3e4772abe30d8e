import { test } from 'tap';
import { ENGINE_AREAS } from '../../src/engine-areas.ts';
import { must } from '../../src/kernel/assert.ts';
import { minor } from '../../src/kernel/money.ts';
import type { TicketCursor, TicketView } from '../../src/protocol/shard-requests.ts';
import { reply, type Steps } from '../../src/shard/handlers/handler.ts';
import { OperationTable } from '../../src/shard/handlers/operation-table.ts';
import { LONG_READS_MAX, LongReads, TURN_COST } from '../../src/shard/long-reads.ts';
import type { RequestWork } from '../../src/shard/work.ts';
import { Cluster } from '../support/cluster/cluster.ts';
import { plan, playerWith, purchase, type TestPlayer } from '../support/cluster/cluster-players.ts';
import { FlushGate } from '../support/disk/flush-gate.ts';
import { SeededRandom } from '../support/sources/seeded-random.ts';

const OPERATIONS = await OperationTable.load(ENGINE_AREAS);

const TERMS = { nowMs: 0, earliestMs: 0, latestMs: 0 };

function workOf(correlation: number): RequestWork {
  const replyTo = { peer: 1, correlation };
  return { kind: 'request', op: 'trialBalance', request: {}, replyTo };
}

function* counting(turns: number, name: string): Steps<unknown> {
  for (let i = 1; i < turns * 4; i += 1) yield TURN_COST / 4;
  return reply(name);
}

test('long reads: one that is short is answered at once, a long one in turns', (t) => {
  const reads = new LongReads(() => undefined);
  t.match(reads.begin(workOf(1), counting(1, 'short')), { correlation: 1, answer: { ok: true } });
  t.ok(reads.isIdle);
  t.equal(reads.begin(workOf(2), counting(3, 'three turns')), undefined);
  t.equal(reads.begin(workOf(3), counting(2, 'two turns')), undefined);
  t.equal(reads.readOn(), undefined, 'the second turn of the first');
  t.match(reads.readOn(), { correlation: 3, answer: { reply: 'two turns' } });
  t.match(reads.readOn(), { correlation: 2, answer: { reply: 'three turns' } });
  t.equal(reads.readOn(), undefined);
  t.ok(reads.isIdle);
  t.end();
});

test('long reads: more than have room are refused, and one that throws is answered', (t) => {
  const errors: unknown[] = [];
  const reads = new LongReads((error) => errors.push(error));
  for (let i = 0; i < LONG_READS_MAX; i += 1) reads.begin(workOf(i), counting(2, 'long'));
  const beyond = reads.begin(workOf(99), counting(2, 'long'));
  t.match(beyond, { correlation: 99, answer: { ok: false, code: 'engineOverloaded' } });
  t.match(reads.begin(workOf(98), counting(1, 'short')), { answer: { ok: true } });
  while (!reads.isIdle) reads.readOn();
  reads.begin(
    workOf(7),
    (function* () {
      yield TURN_COST;
      throw new Error('planted');
    })(),
  );
  t.match(reads.readOn(), { correlation: 7, answer: { ok: false, code: 'internalError' } });
  t.equal(errors.length, 1);
  t.ok(reads.isIdle);
  t.end();
});

test('long reads: every list is one, whatever its page', (t) => {
  const cluster = new Cluster({ shardCount: 1, seed: 9 });
  const { state } = must(cluster.shards[0], 'the shard is missing');
  const stamp = { ...TERMS, random: new SeededRandom(1), approvalMinor: minor(1) };
  const journal = must(cluster.journals[0], 'the journal is missing');
  const apply = () => t.fail('a read changes nothing');
  const { clock } = cluster;
  const context = { state, journal, stamp, clock, apply, acceptWall: () => stamp };
  const lists = OPERATIONS.names.filter((op) => op.startsWith('list'));
  t.ok(lists.length > 10);
  for (const op of lists) {
    const steps = OPERATIONS.handle(context, op, { states: null, draws: [] } as never);
    t.ok('next' in steps, op);
  }
  t.end();
});

test('listHeldPayouts: those that were approved long ago hold up nobody', async (t) => {
  const cluster = new Cluster({ shardCount: 1, seed: 9 });
  const ada = await playerWith(cluster, 'ada', 1_000);
  const { state } = must(cluster.shards[0], 'the shard is missing');
  const held = { player: ada.player, amountMinor: minor(1), entry: { fixture: 1 } as never };
  for (let i = 0; i < 1_000; i += 1) {
    const awardId = `bt_${i}`;
    const approvedAtMs = i === 999 ? null : 1;
    state.heldPayouts.put(awardId, { ...held, awardId, heldAtMs: 1, approvedAtMs });
  }
  const order: string[] = [];
  const page = { isApproved: false, limit: 100, after: null };
  const listed = cluster.get(0, 'listHeldPayouts', page).then((payouts) => {
    order.push('list');
    return payouts;
  });
  await new Promise((resolve) => setImmediate(resolve));
  await cluster.get(0, 'getWallet', ada);
  order.push('wallet');
  t.match(await listed, [{ awardId: 'bt_999' }]);
  t.same(order, ['wallet', 'list']);
});

async function buyMany(cluster: Cluster, player: TestPlayer, draw: number, count: number) {
  const asked = Array.from({ length: count }, () =>
    cluster.get(
      player.shard,
      'buyTickets',
      purchase(cluster, player, draw as never, { quickPick: 100 }),
    ),
  );
  await Promise.all(asked);
}

async function allTickets(cluster: Cluster, { player }: TestPlayer, state: 'won' | null) {
  const found: TicketView[] = [];
  let after: TicketCursor | null = null;
  let pageCount = 0;
  do {
    const request = { player, draw: null, state, limit: 100, after };
    const page: { tickets: readonly TicketView[]; next: TicketCursor | null } = await cluster.get(
      0,
      'listTickets',
      request,
    );
    found.push(...page.tickets);
    after = page.next;
    pageCount += 1;
  } while (after !== null);
  return { found, pageCount };
}

test('listTickets: a filter finds all of a history, in pages that look at little', async (t) => {
  const cluster = new Cluster({ shardCount: 1, seed: 9 });
  const ada = await playerWith(cluster, 'ada', 10_000_000);
  const [first, second] = [
    await plan(cluster, '5of36', { closesInS: 60, resultsInS: 120 }),
    await plan(cluster, '5of36', { closesInS: 3_600, resultsInS: 7_200 }),
  ];
  await buyMany(cluster, ada, first, 150);
  await buyMany(cluster, ada, second, 20);
  await cluster.advance(60_000);
  await cluster.advance(61_000);
  const everything = await allTickets(cluster, ada, null);
  t.equal(everything.found.length, 17_000);
  const winners = everything.found.filter(({ state }) => state === 'won');
  t.ok(winners.length > 100, 'more than a page');
  const { found, pageCount } = await allTickets(cluster, ada, 'won');
  const byOrdinal = (tickets: readonly TicketView[]) =>
    tickets.toSorted((one, other) => one.place.ordinal - other.place.ordinal);
  t.same(byOrdinal(found), byOrdinal(winners));
  t.equal(pageCount, Math.ceil(winners.length / 100), 'each page is full but for the last');
});

test('long reads: a purchase that comes later is decided before a read that goes on', async (t) => {
  const cluster = new Cluster({ shardCount: 1, seed: 9 });
  const ada = await playerWith(cluster, 'ada', 10_000_000);
  const bob = await playerWith(cluster, 'bob', 1_000);
  const draw = await plan(cluster, '5of36', { closesInS: 60, resultsInS: 120 });
  await buyMany(cluster, ada, draw, 90);
  const order: string[] = [];
  const filter = { player: ada.player, draw: null, state: 'accepted', limit: 9_000 } as const;
  const listed = cluster.get(0, 'listTickets', { ...filter, after: null }).then((page) => {
    order.push('list');
    return page;
  });
  // The read has had its first turn when this is asked.
  await new Promise((resolve) => setImmediate(resolve));
  await cluster.get(0, 'buyTickets', purchase(cluster, bob, draw, { quickPick: 1 }));
  order.push('purchase');
  t.equal((await listed).tickets.length, 9_000);
  t.same(order, ['purchase', 'list']);
});

test('long reads: what is shown is durable before it is told', async (t) => {
  const gate = new FlushGate();
  const cluster = new Cluster({ shardCount: 1, seed: 9, faults: gate.faults });
  const ada = await playerWith(cluster, 'ada', 10_000_000);
  const draw = await plan(cluster, '5of36', { closesInS: 60, resultsInS: 120 });
  await buyMany(cluster, ada, draw, 40);
  gate.hold();
  let isTold = false;
  const bought = cluster.ask(0, 'buyTickets', purchase(cluster, ada, draw, { quickPick: 100 }));
  const filter = { player: ada.player, draw: null, state: null, limit: 9_000, after: null };
  const listed = cluster.get(0, 'listTickets', filter).then((page) => {
    isTold = true;
    return page;
  });
  for (let i = 0; i < 50; i += 1) await new Promise((resolve) => setImmediate(resolve));
  t.notOk(isTold, 'it has read what is not durable yet');
  gate.release();
  t.equal((await listed).tickets.length, 4_100);
  t.ok((await bought).ok);
});
