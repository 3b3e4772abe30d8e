import { test } from 'tap';
import { must } from '../../../src/kernel/assert.ts';
import { type EntryPlace, entryPlace, NO_ENTRY } from '../../../src/kernel/entry-place.ts';
import { Cluster } from '../../support/cluster/cluster.ts';
import { deposit, plan, playerWith, purchase } from '../../support/cluster/cluster-players.ts';

async function requested() {
  const cluster = new Cluster({ shardCount: 1, seed: 1 });
  const { player } = await playerWith(cluster, 'ada', 0);
  const request = {
    player,
    kind: 'deposit' as const,
    amountMinor: 500,
    method: 'sandbox',
    idempotencyKey: 'once',
    fingerprint: 7,
  };
  const { number } = await cluster.get(0, 'requestPayment', request);
  const settle = (outcome: 'completed' | 'declined' | 'pending') =>
    cluster.get(0, 'settlePayment', { player, number, outcome });
  return { cluster, request, settle };
}

test('requestPayment: a repeat is answered with the outcome that the first was told', async (t) => {
  for (const outcome of ['completed', 'declined'] as const) {
    const { cluster, request, settle } = await requested();
    const settled = await settle(outcome);
    const repeat = await cluster.ask(0, 'requestPayment', request);
    t.same(repeat, { ok: true, reply: settled, replayed: true });
    t.match(settled, { state: outcome, wasDeferred: false });
  }
});

test('requestPayment: a repeat is pending for ever where the first was told so', async (t) => {
  const { cluster, request, settle } = await requested();
  const pending = await settle('pending');
  t.match(pending, { state: 'pending', wasDeferred: true });
  await settle('completed');
  const repeat = await cluster.ask(0, 'requestPayment', request);
  t.match(repeat, { ok: true, replayed: true, reply: { state: 'pending', settledAtMs: null } });
  t.equal((await cluster.get(0, 'getWallet', { player: request.player })).balanceMinor, 500);
});

test('requestPayment: a repeat that nobody was answered for has no outcome yet', async (t) => {
  const { cluster, request, settle } = await requested();
  const repeat = await cluster.ask(0, 'requestPayment', request);
  t.match(repeat, { ok: true, replayed: true, reply: { state: 'pending', wasDeferred: false } });
  await settle('completed');
  await settle('completed');
  t.equal((await cluster.get(0, 'getWallet', { player: request.player })).balanceMinor, 500);
});

test('listEntries: pages show the whole history, newest first, each entry once', async (t) => {
  const cluster = new Cluster({ shardCount: 1, seed: 1 });
  const ada = await playerWith(cluster, 'ada', 1_000);
  const { player } = ada;
  const draw = await plan(cluster, '5of36', { closesInS: 60, resultsInS: 120 });
  for (let i = 0; i < 4; i += 1) {
    await cluster.get(0, 'buyTickets', purchase(cluster, ada, draw, { quickPick: 1 }));
    await deposit(cluster, ada, 10);
  }
  const whole = await cluster.get(0, 'listEntries', { player, limit: 200, after: null });
  // The first deposit, four purchases and four more deposits; requests are no movements.
  t.equal(whole.entries.length, 9);
  t.equal(whole.next, null);
  t.equal(whole.entries[0]?.balanceMinor, 640);
  const sumMinor = whole.entries.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
  t.equal(sumMinor, 640, '1,000 - 4 × 100 + 4 × 10');
  for (const limit of [1, 2, 3, 8, 9]) {
    const paged: unknown[] = [];
    let after: EntryPlace | null = null;
    do {
      const page: typeof whole = await cluster.get(0, 'listEntries', { player, limit, after });
      t.ok(page.entries.length <= limit);
      paged.push(...page.entries);
      after = page.next;
    } while (after !== null);
    t.same(paged, whole.entries);
  }
  const others = await playerWith(cluster, 'bob', 10);
  const theirs = await cluster.get(0, 'listEntries', {
    player: others.player,
    limit: 1,
    after: null,
  });
  t.equal(theirs.entries.length, 1);
  const account = must(cluster.shards[0]?.state.accounts.get(others.player), 'bob has an account');
  // Somebody else's, one behind the last record, one in no record, and none.
  for (const after of [account.lastEntry, entryPlace(9_999, 0), entryPlace(1, 9), NO_ENTRY]) {
    const foreign = { player, limit: 5, after };
    t.same(await cluster.get(0, 'listEntries', foreign), { entries: [], next: null });
  }
});
