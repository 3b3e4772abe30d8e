/** What the pool does for a draw: taken over when it fits, refused when it cannot be, redone. */
import { type Test, test } from 'tap';
import type { WinnerScan } from '../../../actors/games/scan.ts';
import { assert, must } from '../../../src/kernel/assert.ts';
import type { DrawNo } from '../../../src/kernel/ids.ts';
import {
  CHUNKS_AHEAD,
  type DrawErrand,
  type DrawErrandDone,
} from '../../../src/shard/handlers/draw-errands.ts';
import { sealedDrawOf } from '../../../src/shard/handlers/sealed-draw.ts';
import { verifyJournal } from '../../../src/shard/verification/journal-verification.ts';
import { Cluster } from '../../support/cluster/cluster.ts';
import {
  clusterBalance,
  plan,
  playerWith,
  purchase,
  type TestPlayer,
} from '../../support/cluster/cluster-players.ts';
import { doDrawErrand, sealColumns } from '../../support/cluster/in-place-errands.ts';

const TICKETS_PER_CHUNK = 1_024;
const FULL_PURCHASE = 100;
const SHARD = 0;

type Pool = (errand: DrawErrand) => Promise<DrawErrandDone>;
const inPlace: Pool = async (errand) => doDrawErrand(errand);

interface Sold {
  readonly cluster: Cluster;
  readonly ada: TestPlayer;
  readonly draw: DrawNo;
}

/** One shard, one draw that closes in a minute and has its results a minute later. */
async function sold(ticketCount: number, pool: Pool): Promise<Sold> {
  // Each flush takes some turns of the event loop, so that a test can look in between.
  const untilDurable = async (): Promise<void> => {
    for (let turn = 0; turn < 3; turn += 1) await new Promise((resolve) => setImmediate(resolve));
  };
  const cluster = new Cluster({
    shardCount: 1,
    seed: 5,
    drawErrand: pool,
    faults: { untilDurable },
  });
  const ada = await playerWith(cluster, 'ada', 100_000_000);
  const draw = await plan(cluster, '5of36', { closesInS: 60, resultsInS: 120 });
  await buy({ cluster, ada, draw }, ticketCount);
  return { cluster, ada, draw };
}

async function buy({ cluster, ada, draw }: Sold, ticketCount: number): Promise<void> {
  const purchases: Promise<unknown>[] = [];
  for (let left = ticketCount; left > 0; left -= FULL_PURCHASE) {
    const request = purchase(cluster, ada, draw, { quickPick: Math.min(left, FULL_PURCHASE) });
    purchases.push(cluster.get(SHARD, 'buyTickets', request));
  }
  await Promise.all(purchases);
}

function stateOf({ cluster, draw }: Sold) {
  const { state } = must(cluster.shards[SHARD], 'there is no shard');
  const instance = must(state.instances.get(draw), 'the draw is missing');
  return { state, instance, columns: state.tickets.columns(draw) };
}

/** Everything is paid, the books balance, and the rows follow from the journal. */
async function checkPaid(t: Test, run: Sold): Promise<void> {
  const { cluster, draw } = run;
  const { instance } = stateOf(run);
  t.equal(instance.phase, 'paid');
  const { state } = await cluster.get(SHARD, 'getDraw', { draw });
  t.equal(state, 'published');
  const accounts = await clusterBalance(cluster);
  t.equal(
    Object.values(accounts).reduce((sum, one) => sum + one, 0),
    0,
  );
  t.notOk(accounts.awards, 'no prize is left over');
  const identity = { shard: SHARD, founderCount: 1 };
  const journal = must(cluster.journals[SHARD], 'there is no journal');
  const verified = verifyJournal({ identity, journal, onProgress: () => undefined });
  t.match(verified, { ok: true, problem: null, firstDifference: null });
}

test('draw errands: full chunks are hashed during the sale, the rest at the close', async (t) => {
  const errands: DrawErrand[] = [];
  const pool: Pool = (errand) => {
    errands.push(errand);
    return inPlace(errand);
  };
  const ahead = CHUNKS_AHEAD * TICKETS_PER_CHUNK;
  const run = await sold(ahead - 100, pool);
  await run.cluster.settle();
  t.same(errands, [], 'a stretch is not full yet');
  await buy(run, 2_000);
  await run.cluster.settle();
  t.match(errands, [{ errand: 'hashChunks', fromChunk: 0 }]);
  const { columns, state, instance } = stateOf(run);
  const live = must(columns, 'the draw is not open');
  t.equal(state.findings.rootCount(live), CHUNKS_AHEAD);
  assert(instance.phase === 'open', 'it is on sale');
  const sealed = sealedDrawOf(state, instance);
  const expected = sealColumns(live, sealed);

  await run.cluster.advance(60_000);
  t.equal(errands.length, 2 + 1, 'one seal, and one scan behind it');
  t.match(errands[1], { errand: 'seal', knownRoots: { length: CHUNKS_AHEAD * 32 } });
  const after = stateOf(run).instance;
  t.match(after, { merkleRootHex: expected.merkleRootHex });
  t.same(state.chunkRoots.get(run.draw), expected.chunkRootsHex);
  t.equal(state.findings.rootCount(live), 0, 'what is journaled is not kept twice');
  await run.cluster.advance(60_000);
  await checkPaid(t, run);
  t.equal(errands.length, 3, 'paying needs no second scan');
});

test('draw errands: a shard that dies in any phase does again what it had out', async (t) => {
  const held: DrawErrand[] = [];
  let isHolding = false;
  const pool: Pool = (errand) => {
    if (!isHolding) return inPlace(errand);
    held.push(errand);
    return new Promise(() => undefined);
  };
  const run = await sold(CHUNKS_AHEAD * TICKETS_PER_CHUNK + 200, pool);
  const { cluster } = run;
  const dies = async (phase: string, errand: string): Promise<void> => {
    t.equal(stateOf(run).instance.phase, phase);
    t.match(held.pop(), { errand }, `${errand} was out`);
    isHolding = false;
    await cluster.crash(SHARD);
  };
  await cluster.crash(SHARD);
  const columns = must(stateOf(run).columns, 'the draw is not open');
  t.equal(stateOf(run).state.findings.rootCount(columns), CHUNKS_AHEAD, 'hashed again');

  isHolding = true;
  await cluster.advance(60_000);
  await dies('closed', 'seal');
  t.equal(stateOf(run).instance.phase, 'settled', 'sealed, drawn, scanned and settled at once');
  // The winners are forgotten with the shard: they are looked for before anybody is paid.
  await cluster.crash(SHARD);
  isHolding = true;
  await cluster.advance(60_000);
  await dies('paying', 'scan');
  await checkPaid(t, run);
});

test('draw errands: a shard that dies while it scans scans again', async (t) => {
  let isHolding = true;
  const pool: Pool = (errand) =>
    errand.errand === 'scan' && isHolding ? new Promise(() => undefined) : inPlace(errand);
  const run = await sold(3_000, pool);
  await run.cluster.advance(60_000);
  t.equal(stateOf(run).instance.phase, 'scanning');
  isHolding = false;
  await run.cluster.crash(SHARD);
  t.equal(stateOf(run).instance.phase, 'settled');
  await run.cluster.advance(60_000);
  await checkPaid(t, run);
});

test('draw errands: a shard that dies between two steps of paying pays the others', async (t) => {
  const run = await sold(20_000, inPlace);
  const { cluster } = run;
  await cluster.advance(60_000);
  const paid = () => {
    const { instance } = stateOf(run);
    return instance.phase === 'paying' ? instance.paidThrough : 0;
  };
  cluster.clock.nowMs += 60_000;
  while (paid() === 0) {
    cluster.shards[SHARD]?.tick();
    await new Promise((resolve) => setImmediate(resolve));
  }
  t.equal(stateOf(run).instance.phase, 'paying', 'there is more than one step');
  await cluster.crash(SHARD);
  await checkPaid(t, run);
});

test('draw errands: an errand that fails is tried again', async (t) => {
  const failures = new Set(['hashChunks', 'seal', 'scan']);
  const pool: Pool = (errand) =>
    failures.delete(errand.errand)
      ? Promise.reject(new Error('the pool is full'))
      : inPlace(errand);
  const run = await sold(CHUNKS_AHEAD * TICKETS_PER_CHUNK + 200, pool);
  const { cluster } = run;
  const takesFailure = async (byMs: number): Promise<void> => {
    const advanced = cluster.advance(byMs);
    await t.rejects(advanced, { message: 'the pool is full' });
    cluster.failures.length = 0;
  };
  await takesFailure(1);
  await cluster.advance(1_000);
  const columns = must(stateOf(run).columns, 'the draw is not open');
  t.equal(stateOf(run).state.findings.rootCount(columns), CHUNKS_AHEAD);
  await takesFailure(60_000);
  await takesFailure(1_000);
  await cluster.advance(1_000);
  await cluster.advance(60_000);
  await checkPaid(t, run);
  t.equal(failures.size, 0, 'each has failed once');
});

/** Each a pool that lies, in the one errand that it names. */
const LIES: readonly (readonly [string, (done: DrawErrandDone) => DrawErrandDone])[] = [
  ['roots of chunks that are not full yet', (done) => withRoots(done, 'chunksHashed', 17 * 32)],
  ['roots that are torn', (done) => withRoots(done, 'chunksHashed', 33)],
  ['a seal that lacks a chunk', (done) => withRoots(done, 'sealDone', 16 * 32)],
  ['a seal over other tickets', (done) => withRoots(done, 'sealDone', 17 * 32)],
  [
    'a winner too few',
    (done) => withScan(done, ({ ordinals }) => ({ ordinals: ordinals.slice(1) })),
  ],
  [
    'a tier too few',
    (done) => withScan(done, ({ winnersByTier }) => ({ winnersByTier: winnersByTier.slice(1) })),
  ],
  [
    'another winner',
    (done) => withScan(done, ({ ordinals }) => ({ ordinals: ordinals.map((one) => one ^ 1) })),
  ],
];

for (const [what, lie] of LIES) {
  test(`draw errands: ${what} stop the shard, and nothing of it is journaled`, async (t) => {
    let isLying = true;
    const run = await sold(CHUNKS_AHEAD * TICKETS_PER_CHUNK + 200, async (errand) => {
      const done = doDrawErrand(errand);
      return isLying ? lie(done) : done;
    });
    const { cluster } = run;
    const lives = async () => {
      await cluster.settle();
      await cluster.advance(60_000);
      await cluster.advance(60_000);
    };
    await t.rejects(lives(), { name: 'AssertionError' });
    cluster.failures.length = 0;
    isLying = false;
    await cluster.crash(SHARD);
    await lives();
    await checkPaid(t, run);
  });
}

function withRoots(
  done: DrawErrandDone,
  kind: 'chunksHashed' | 'sealDone',
  bytes: number,
): DrawErrandDone {
  return done.kind === kind ? { ...done, roots: new Uint8Array(bytes) } : done;
}

function withScan(
  done: DrawErrandDone,
  lie: (scan: WinnerScan) => Partial<WinnerScan>,
): DrawErrandDone {
  if (done.kind !== 'scanDone') return done;
  return { ...done, scan: { ...done.scan, ...lie(done.scan) } };
}

test('draw errands: a result that comes twice, or late, changes nothing', async (t) => {
  const late: DrawErrandDone[] = [];
  const run = await sold(CHUNKS_AHEAD * TICKETS_PER_CHUNK + 200, async (errand) => {
    const done = doDrawErrand(errand);
    late.push(done);
    return done;
  });
  const { cluster } = run;
  const again = async (): Promise<void> => {
    const before = must(cluster.journals[SHARD], 'there is no journal').head.sequence;
    cluster.shards[SHARD]?.receive(structuredClone(late));
    await cluster.settle();
    t.equal(must(cluster.journals[SHARD], 'there is no journal').head.sequence, before);
  };
  await cluster.settle();
  await again();
  await cluster.advance(60_000);
  await again();
  await cluster.advance(60_000);
  await again();
  await checkPaid(t, run);
});
