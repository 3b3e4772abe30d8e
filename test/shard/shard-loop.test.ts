/** The loop's promises at its edges: a full queue, a full disk, a bug, a flush that fails. */
import { test } from 'tap';
import { FIRST_ASK_AFTER_MS } from '../../actors/wallet/payment.ts';
import { JournalWriteError } from '../../src/journal/journal-errors.ts';
import { AssertionError, must } from '../../src/kernel/assert.ts';
import { BATCH_COMMANDS_MAX, SHARD_QUEUE_COMMANDS_MAX } from '../../src/kernel/limits.ts';
import type { Work } from '../../src/shard/work.ts';
import { ERRAND_PAUSE_MS } from '../../src/shard/work-decider.ts';
import { Cluster } from '../support/cluster/cluster.ts';
import { plan, playerWith, purchase, type TestPlayer } from '../support/cluster/cluster-players.ts';
import { FlushGate } from '../support/disk/flush-gate.ts';
import { answered } from '../support/engine/answered.ts';

const SALE = { closesInS: 60, resultsInS: 120 };

async function bench() {
  const gate = new FlushGate();
  const cluster = new Cluster({ shardCount: 1, seed: 1, faults: gate.faults });
  const ada = await playerWith(cluster, 'ada', 10_000_000);
  const draw = await plan(cluster, '5of36', SALE);
  const shard = must(cluster.shards[0], 'the shard does not run');
  const buy = () => cluster.ask(0, 'buyTickets', purchase(cluster, ada, draw, { quickPick: 1 }));
  return { gate, cluster, ada, draw, shard, buy };
}

test('shard: a full queue refuses at once, without effect, and then drains', async (t) => {
  const { gate, cluster, ada, buy } = await bench();
  gate.hold();
  const first = buy(); // Is flushed at once; the next batch grows behind it, then the queue.
  const waitingCount = BATCH_COMMANDS_MAX + SHARD_QUEUE_COMMANDS_MAX;
  const queued = Array.from({ length: waitingCount }, buy);
  const refused = buy();
  t.same(await refused, { ok: false, code: 'engineOverloaded', facts: null }, 'before any flush');
  t.same(await answered([first]), [false]);
  gate.release();
  const answers = await Promise.all([first, ...queued]);
  t.ok(answers.every(({ ok }) => ok));
  // 1 + 1,024 + 16,384 tickets at 100; the refused one has cost nothing.
  const { balanceMinor } = await cluster.get(0, 'getWallet', { player: ada.player });
  t.equal(balanceMinor, 10_000_000 - 100 * (waitingCount + 1));
});

test('shard: without room on the disk it refuses writes, but reads and closes', async (t) => {
  const { cluster, ada, draw, shard, buy } = await bench();
  t.match(await buy(), { ok: true });
  shard.setRoom(false);
  t.same(await buy(), { ok: false, code: 'diskFull', facts: null });
  const wallet = { player: ada.player };
  t.match(await cluster.ask(0, 'getWallet', wallet), { reply: { balanceMinor: 9_999_900 } });
  await cluster.advance(120_000);
  t.match(await cluster.ask(0, 'getDraw', { draw }), { reply: { state: 'published' } });
  shard.setRoom(true);
  t.match(await buy(), { ok: false, code: 'drawClosed' });
});

test('shard: without room on the disk a cancelled draw gives every stake back', async (t) => {
  const { cluster, ada, draw, shard, buy } = await bench();
  t.match(await buy(), { ok: true });
  shard.setRoom(false);
  const cancelled = await cluster.ask(0, 'cancelDraw', { draw, reason: 'disk', by: ada.player });
  t.match(cancelled, { ok: true });
  await cluster.advance(1_000);
  const { balanceMinor } = await cluster.get(0, 'getWallet', { player: ada.player });
  t.equal(balanceMinor, 10_000_000);
});

test('shard: replies wait for the flush, reads too', async (t) => {
  const { gate, cluster, ada, buy } = await bench();
  gate.hold();
  const asked = [buy(), cluster.ask(0, 'getWallet', { player: ada.player }), buy()];
  t.same(await answered(asked), [false, false, false]);
  gate.release();
  t.same(await answered(asked), [true, true, true]);
});

test('shard: after a bug, durable replies leave and nothing else ever', async (t) => {
  const { gate, cluster, ada, shard, draw, buy } = await bench();
  const bug = new AssertionError('planted');
  gate.hold();
  const durable = buy();
  const { apply } = shard.state;
  let count = 0;
  shard.state.apply = (event) => {
    count += 1;
    if (count === 2) throw bug;
    apply.call(shard.state, event);
  };
  const batch = [buy(), buy()];
  t.same(await answered([durable, ...batch]), [false, false, false]);
  t.same(cluster.failures, [], 'what was decided before is still being flushed');
  gate.release();
  t.same(await answered([durable, ...batch]), [true, false, false]);
  t.same(cluster.failures, [bug]);
  t.same(await answered([buy()]), [false], 'nobody is there any more');
  await replacement(t, cluster, { ada, draw }, 1);
});

test('shard: of a batch in which a bug shows, no reply leaves', async (t) => {
  const { cluster, ada, shard, draw } = await bench();
  const { apply } = shard.state;
  let count = 0;
  shard.state.apply = (event) => {
    count += 1;
    if (count === 2) throw new AssertionError('planted');
    apply.call(shard.state, event);
  };
  const works = [1, 2, 3].map((correlation): Work => {
    const request = purchase(cluster, ada, draw, { quickPick: 1 });
    return { kind: 'request', op: 'buyTickets', request, replyTo: { peer: 0, correlation } };
  });
  const head = must(cluster.journals[0], 'the journal is missing').head.sequence;
  shard.receive(works);
  await new Promise((resolve) => setImmediate(resolve));
  t.equal(cluster.failures.length, 1);
  t.equal(cluster.journals[0]?.head.sequence, head, 'nothing of the batch was written');
  await replacement(t, cluster, { ada, draw }, 0);
});

test('shard: after a failed flush no reply leaves, of that batch or a later one', async (t) => {
  const { gate, cluster, ada, draw, buy } = await bench();
  gate.hold();
  const asked = [buy(), buy(), buy()];
  await answered(asked);
  gate.fail();
  t.same(await answered(asked), [false, false, false]);
  t.equal(cluster.failures.length, 1);
  t.ok(cluster.failures[0] instanceof JournalWriteError);
  t.same(await answered([buy()]), [false]);
  gate.release();
  await replacement(t, cluster, { ada, draw }, 0);
});

test('shard: an errand that failed is tried again after a pause, not in a loop', async (t) => {
  let askedCount = 0;
  const provider = () => {
    askedCount += 1;
    if (askedCount < 3) throw new Error('the provider is down');
    return 'completed' as const;
  };
  const cluster = new Cluster({ shardCount: 1, seed: 1, provider });
  const { player } = await playerWith(cluster, 'ada', 0);
  const shard = must(cluster.shards[0], 'the shard does not run');
  const operation = { idempotencyKey: 'once', fingerprint: 1 };
  const request = { player, kind: 'deposit', amountMinor: 50, method: 'sandbox' } as const;
  await cluster.get(0, 'requestPayment', { ...request, ...operation });
  const later = async (byMs: number): Promise<void> => {
    cluster.clock.nowMs += byMs;
    for (let i = 0; i < 5; i += 1) {
      shard.tick();
      await shard.drained();
      await new Promise((resolve) => setImmediate(resolve));
    }
  };
  await later(FIRST_ASK_AFTER_MS);
  t.equal(askedCount, 1);
  t.equal(shard.nextWakeInMs(), 50, 'what is due and paused does not keep the timer busy');
  await later(ERRAND_PAUSE_MS - 1);
  t.equal(askedCount, 1);
  await later(1);
  t.equal(askedCount, 2);
  await later(ERRAND_PAUSE_MS);
  t.equal(askedCount, 3);
  await later(ERRAND_PAUSE_MS);
  t.equal(askedCount, 3);
  t.match(await cluster.get(0, 'getWallet', { player }), { balanceMinor: 50 });
  t.equal(shard.nextWakeInMs(), undefined);
});

/** A shard that starts from the journal has sold what was answered, and sells on. */
async function replacement(
  t: { equal: (found: unknown, wanted: unknown) => boolean },
  cluster: Cluster,
  { ada, draw }: { ada: TestPlayer; draw: Parameters<typeof purchase>[2] },
  soldCount: number,
): Promise<void> {
  cluster.failures.length = 0;
  await cluster.crash(0);
  const sales = await cluster.get(0, 'getSales', { draws: [draw] });
  t.equal(sales.ticketCounts[0], soldCount);
  const bought = await cluster.get(0, 'buyTickets', purchase(cluster, ada, draw, { quickPick: 1 }));
  t.equal(bought.firstOrdinal, soldCount);
}
