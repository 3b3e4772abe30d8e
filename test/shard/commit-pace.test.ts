/** A busy shard's commits start some milliseconds apart; a calm one's do not wait. */
import { test } from 'tap';
import { AssertionError, must } from '../../src/kernel/assert.ts';
import { COMMIT_SPACING_MS, CommitPace } from '../../src/shard/commit-pace.ts';
import type { Work } from '../../src/shard/work.ts';
import { Cluster, manualClock } from '../support/cluster/cluster.ts';
import { plan, playerWith, purchase } from '../support/cluster/cluster-players.ts';
import { answered } from '../support/engine/answered.ts';

const BUSY = 16;
const FULL = 64;

test('commit pace: only a busy shard waits, and only for what a commit lacks', (t) => {
  const clock = manualClock(1_000);
  const pace = new CommitPace(COMMIT_SPACING_MS, clock);
  t.equal(pace.waitMs({ length: 1 }), 0, 'nothing was committed yet');
  pace.started({ length: BUSY - 1 });
  t.equal(pace.waitMs({ length: 1 }), 0, 'a calm shard');
  pace.started({ length: BUSY });
  t.equal(pace.waitMs({ length: 0 }), 0, 'nothing is to be committed');
  t.equal(pace.waitMs({ length: 1 }), COMMIT_SPACING_MS);
  t.equal(pace.waitMs({ length: FULL - 1 }), COMMIT_SPACING_MS);
  t.equal(pace.waitMs({ length: FULL }), 0, 'so many need no more company');
  clock.nowMs += COMMIT_SPACING_MS - 1;
  t.equal(pace.waitMs({ length: 1 }), 1);
  clock.nowMs += 1;
  t.equal(pace.waitMs({ length: 1 }), 0);
  pace.started({ length: BUSY });
  pace.hurry();
  t.equal(pace.waitMs({ length: 1 }), 0, 'somebody wants it now');
  clock.nowMs += 1_000;
  t.equal(pace.waitMs({ length: 1 }), 0);
  t.end();
});

/** A shard that was busy a moment ago, and somebody who buys there. */
async function busyShard() {
  const cluster = new Cluster({ shardCount: 1, seed: 1, commitSpacingMs: COMMIT_SPACING_MS });
  const ada = await playerWith(cluster, 'ada', 10_000_000);
  const draw = await plan(cluster, '5of36', { closesInS: 60, resultsInS: 120 });
  const shard = must(cluster.shards[0], 'the shard does not run');
  const order = () => purchase(cluster, ada, draw, { quickPick: 1 });
  const buy = () => cluster.ask(0, 'buyTickets', order());
  const wallet = () => cluster.ask(0, 'getWallet', { player: ada.player });
  /** In one message, so in one batch. */
  const receive = (count: number) => {
    const replyTo = { peer: 0, correlation: -1 };
    const works = Array.from({ length: count }, (): Work => {
      return { kind: 'request', op: 'buyTickets', request: order(), replyTo };
    });
    shard.receive(works);
  };
  receive(BUSY);
  await answered([]); // Memory journals flush within a turn of the event loop.
  const sequence = () => must(cluster.journals[0], 'the journal is missing').head.sequence;
  return { cluster, shard, buy, wallet, receive, sequence };
}

test('commit pace: a batch of a busy shard waits, and its answers with it', async (t) => {
  const { cluster, shard, buy, sequence } = await busyShard();
  const before = sequence();
  const asked = buy();
  shard.tick();
  t.same(await answered([asked]), [false]);
  t.equal(sequence(), before, 'nothing is written yet');
  t.equal(shard.nextWakeInMs(), COMMIT_SPACING_MS, 'the timer knows when');
  cluster.clock.nowMs += COMMIT_SPACING_MS;
  shard.tick();
  t.same(await answered([asked]), [true]);
  t.equal(sequence(), before + 1);
  t.same(await answered([buy()]), [true], 'one command alone: the shard is calm again');
});

test('commit pace: a batch that grows full leaves at once', async (t) => {
  const { buy, receive, sequence } = await busyShard();
  const before = sequence();
  const asked = buy();
  receive(FULL - 2);
  t.same(await answered([asked]), [false]);
  t.same(await answered([asked, buy()]), [true, true]);
  t.equal(sequence(), before + 1, 'all in one commit');
});

test('commit pace: whoever only reads does not wait', async (t) => {
  const { cluster, buy, wallet } = await busyShard();
  t.same(await answered([wallet()]), [true]);
  t.same(await answered([buy(), wallet()]), [false, false], 'shows what is not durable yet');
  t.same(cluster.failures, []);
});

test('commit pace: who drains or stops a shard does not wait', async (t) => {
  const { shard, buy } = await busyShard();
  const asked = buy();
  t.same(await answered([asked]), [false]);
  await shard.drained();
  t.same(await answered([asked]), [true]);
});

test('commit pace: of a waiting batch in which a bug shows, no reply leaves', async (t) => {
  const { cluster, shard, buy, sequence } = await busyShard();
  const before = sequence();
  const waiting = buy();
  const bug = new AssertionError('planted');
  shard.state.apply = () => {
    throw bug;
  };
  const broken = buy();
  await shard.drained();
  t.same(await answered([waiting, broken]), [false, false]);
  t.same(cluster.failures, [bug]);
  t.equal(sequence(), before, 'nothing of the batch was written');
});
