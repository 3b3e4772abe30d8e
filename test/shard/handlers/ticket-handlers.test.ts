import { test } from 'tap';
import { verifyReceipt } from '../../../src/fairness/verify-receipt.ts';
import { verifyTranscript } from '../../../src/fairness/verify-transcript.ts';
import { must } from '../../../src/kernel/assert.ts';
import { formatPlayerId, formatTicketId } from '../../../src/kernel/ids.ts';
import type { TicketReceipt } from '../../../src/protocol/sealed-ticket-requests.ts';
import type { TicketPage } from '../../../src/protocol/shard-requests.ts';
import { Cluster } from '../../support/cluster/cluster.ts';
import {
  deposit,
  plan,
  playerWith,
  purchase,
  type TestPlayer,
} from '../../support/cluster/cluster-players.ts';
import { FlushGate } from '../../support/disk/flush-gate.ts';

const SALE = { closesInS: 60, resultsInS: 120 };

test('buyTickets: a repeat in the same batch is answered like the first', async (t) => {
  const gate = new FlushGate();
  const cluster = new Cluster({ shardCount: 1, seed: 1, faults: gate.faults });
  const player = await playerWith(cluster, 'ada', 1_000);
  const draw = await plan(cluster, '5of36', SALE);
  const request = purchase(cluster, player, draw, { quickPick: 2 });
  gate.hold();
  // The first is flushed alone; the next three stand in one batch behind it.
  const wallet = cluster.ask(0, 'getWallet', { player: player.player });
  const answers = [1, 2, 3].map(() => cluster.ask(0, 'buyTickets', request));
  gate.release();
  const [first, ...repeats] = await Promise.all(answers);
  await wallet;
  t.match(first, { ok: true, replayed: false });
  for (const repeat of repeats) t.same(repeat, { ...first, replayed: true });
  t.equal((await cluster.get(0, 'getWallet', { player: player.player })).balanceMinor, 800);
  t.same(cluster.failures, []);
});

test('listTickets: shows the tickets of the batch that is being decided', async (t) => {
  const cluster = new Cluster({ shardCount: 1, seed: 1 });
  const player = await playerWith(cluster, 'ada', 1_000);
  const draw = await plan(cluster, '5of36', SALE);
  const asked = cluster.ask(0, 'getWallet', { player: player.player });
  const bought = cluster.ask(
    0,
    'buyTickets',
    purchase(cluster, player, draw, { picks: [[1, 2, 3, 4, 5]] }),
  );
  const filters = { player: player.player, draw: null, state: null, limit: 9, after: null };
  const listed = cluster.get(0, 'listTickets', filters);
  t.same((await listed).tickets[0]?.numbers, [1, 2, 3, 4, 5]);
  t.match(await bought, { ok: true });
  await asked;
});

test('getReceipt: a guessed ticket whose purchase is not durable is not found', async (t) => {
  const gate = new FlushGate();
  const cluster = new Cluster({ shardCount: 1, seed: 1, faults: gate.faults });
  const player = await playerWith(cluster, 'ada', 1_000);
  const draw = await plan(cluster, '5of36', SALE);
  gate.hold();
  const bought = cluster.ask(
    0,
    'buyTickets',
    purchase(cluster, player, draw, { picks: [[1, 2, 3, 4, 5]] }),
  );
  const place = { draw, shard: 0, ordinal: 0 };
  const early = cluster.ask(0, 'getReceipt', { player: player.player, place });
  await new Promise((resolve) => setImmediate(resolve));
  gate.release();
  t.match(await bought, { ok: true });
  t.match(await early, { ok: false, code: 'ticketNotFound' });
  t.match(await cluster.ask(0, 'getReceipt', { player: player.player, place }), { ok: true });
});

test('buyTickets: a payment under the same key is no repeat of a purchase', async (t) => {
  const cluster = new Cluster({ shardCount: 1, seed: 1 });
  const { player, shard } = await playerWith(cluster, 'ada', 1_000);
  const draw = await plan(cluster, '5of36', SALE);
  const same = { idempotencyKey: 'same', fingerprint: 7 };
  const payment = { player, amountMinor: 100, method: 'sandbox:success', ...same };
  const buy = purchase(cluster, { player, shard }, draw, { quickPick: 1, ...same });
  t.match(await cluster.ask(0, 'requestPayment', { ...payment, kind: 'deposit' }), { ok: true });
  for (const answer of [
    await cluster.ask(0, 'buyTickets', buy),
    await cluster.ask(0, 'requestPayment', { ...payment, kind: 'withdrawal' }),
  ]) {
    t.match(answer, { ok: false, code: 'idempotencyKeyReused' });
  }
  t.same(cluster.failures, []);
});

test('listTickets: pages show each ticket once, under every filter', async (t) => {
  const cluster = new Cluster({ shardCount: 1, seed: 3 });
  const player = await playerWith(cluster, 'ada', 100_000);
  const first = await plan(cluster, '5of36', SALE);
  const second = await plan(cluster, '6of45', { closesInS: 600, resultsInS: 700 });
  for (const [draw, quickPick] of [
    [first, 3],
    [second, 4],
    [first, 2],
    [first, 40],
  ] as const) {
    await cluster.get(0, 'buyTickets', purchase(cluster, player, draw, { quickPick }));
    await deposit(cluster, player, 1);
  }
  await cluster.advance(120_000);
  const pages = async (
    draw: typeof first | null,
    state: 'accepted' | 'won' | 'lost' | 'refunded' | null,
    limit: number,
  ): Promise<string[]> => {
    const seen: string[] = [];
    let after = null;
    do {
      const filters = { player: player.player, draw, state, limit, after };
      const page: Awaited<ReturnType<typeof cluster.get<'listTickets'>>> = await cluster.get(
        0,
        'listTickets',
        filters,
      );
      t.ok(page.tickets.length <= limit, 'a page keeps its limit');
      seen.push(...page.tickets.map(({ place }) => formatTicketId(place)));
      after = page.next;
    } while (after !== null);
    t.equal(new Set(seen).size, seen.length, 'no ticket is shown twice');
    return seen;
  };
  for (const limit of [1, 2, 3, 7, 200]) {
    t.equal((await pages(null, null, limit)).length, 49);
    t.equal((await pages(first, null, limit)).length, 45);
    t.equal((await pages(second, 'accepted', limit)).length, 4);
    t.equal((await pages(first, 'accepted', limit)).length, 0);
    const won = await pages(first, 'won', limit);
    const lost = await pages(first, 'lost', limit);
    t.equal(won.length + lost.length, 45);
    t.ok(won.length > 0, 'this seed has winners');
  }
});

test('listTickets: what stands between purchases takes no place in a page', async (t) => {
  const cluster = new Cluster({ shardCount: 1, seed: 1 });
  const player = await playerWith(cluster, 'ada', 100_000);
  const draw = await plan(cluster, '5of36', SALE);
  const buy = () => cluster.get(0, 'buyTickets', purchase(cluster, player, draw, { quickPick: 1 }));
  const filters = { player: player.player, draw: null, state: null, limit: 2 };
  // More than a page looks at.
  const others = async () => {
    for (let i = 0; i < 1_010; i += 1) await deposit(cluster, player, 1);
  };
  await others();
  t.same(await cluster.get(0, 'listTickets', { ...filters, after: null }), {
    tickets: [],
    next: null,
  });
  for (const count of [3, 2]) {
    for (let i = 0; i < count; i += 1) await buy();
    await others();
  }
  const counts: number[] = [];
  let after: TicketPage['next'] = null;
  do {
    const page: TicketPage = await cluster.get(0, 'listTickets', { ...filters, after });
    counts.push(page.tickets.length);
    after = page.next;
  } while (after !== null);
  t.same(counts, [2, 2, 1]);
});

test("getTicket: somebody else's ticket is not found", async (t) => {
  const cluster = new Cluster({ shardCount: 1, seed: 1 });
  const ada = await playerWith(cluster, 'ada', 1_000);
  const eve = await playerWith(cluster, 'eve', 1_000);
  const draw = await plan(cluster, '5of36', SALE);
  await cluster.get(0, 'buyTickets', purchase(cluster, ada, draw, { quickPick: 1 }));
  const place = { draw, shard: 0, ordinal: 0 };
  for (const op of ['getTicket', 'getReceipt'] as const) {
    const answer = await cluster.ask(0, op, { player: eve.player, place });
    t.match(answer, { ok: false, code: 'ticketNotFound' });
  }
  const elsewhere = { ...place, shard: 1 };
  const answer = await cluster.ask(0, 'getTicket', { player: ada.player, place: elsewhere });
  t.match(answer, { ok: false, code: 'ticketNotFound' });
});

test('getReceipt: each ticket of each shard proves its place in the sealed pool', async (t) => {
  const cluster = new Cluster({ shardCount: 3, seed: 5 });
  const players: TestPlayer[] = [];
  for (let i = 0; i < 6; i += 1) players.push(await playerWith(cluster, `p${i}`, 100_000));
  const draw = await plan(cluster, '6of45', SALE);
  for (const player of players) {
    const request = purchase(cluster, player, draw, { quickPick: 7 });
    await cluster.get(player.shard, 'buyTickets', request);
  }
  const mine = async ({ player, shard }: TestPlayer) => {
    const filters = { player, draw, state: null, limit: 200, after: null };
    return (await cluster.get(shard, 'listTickets', filters)).tickets.map(({ place }) => place);
  };
  const first = must(players[0], 'there are players');
  const place = must((await mine(first))[0], 'everybody has bought');
  const open = await cluster.get(first.shard, 'getReceipt', { player: first.player, place });
  t.equal(open.inclusion, null, 'before the seal there is nothing to be included in');
  await cluster.advance(120_000);
  const transcript = await cluster.get(draw % 3, 'getTranscript', { draw });
  t.ok(verifyTranscript(transcript).ok);
  const shards = new Set<number>();
  for (const player of players) {
    for (const at of await mine(player)) {
      const request = { player: player.player, place: at };
      const receipt = await cluster.get(player.shard, 'getReceipt', request);
      shards.add(receipt.journal.shard);
      const [record] =
        cluster.journals[player.shard]?.readRecords(receipt.journal.sequence, 1) ?? [];
      t.equal(receipt.journal.hashHex, Buffer.from(record?.hash ?? []).toString('hex'));
      t.equal(receipt.playerId, formatPlayerId(player.player));
      const report = verifyReceipt(published(receipt), transcript);
      t.ok(report.ok, JSON.stringify(report));
    }
  }
  t.equal(shards.size, 3, 'the players live on all shards');
});

/** A receipt in the form of src/fairness/transcript.ts. */
function published({ ticketId, playerId, drawId, numbers, acceptedAtMs, ...rest }: TicketReceipt) {
  const ticketKey = rest.ticketKeyHex;
  const { index, count, pathHex: path } = rest.inclusion ?? { index: 0, count: 0, pathHex: [] };
  const { shard } = rest.journal;
  const ticket = { ticketId, playerId, ticketKey, drawId, numbers, acceptedAtMs };
  return { ...ticket, sealed: true, shard, index, count, path };
}
