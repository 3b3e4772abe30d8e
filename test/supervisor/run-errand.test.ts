import { setTimeout } from 'node:timers/promises';
import { test } from 'tap';
import { GAMES } from '../../actors/games/game-table.ts';
import { scanWinners } from '../../actors/games/scan.ts';
import { TicketColumns, ticketColumnsFromShared } from '../../actors/games/ticket-columns.ts';
import { hashChunks, sealOfRoots } from '../../src/fairness/sealed-columns.ts';
import { JobRunner } from '../../src/jobs/job-runner.ts';
import type { JobInput } from '../../src/jobs/jobs.ts';
import { drawNo, formatPaymentId, playerKey } from '../../src/kernel/ids.ts';
import type { AccrualSystem } from '../../src/loyalty/accrual-system.ts';
import type { PaymentProvider, PaymentQuery } from '../../src/payments/payment-provider.ts';
import type { Errand } from '../../src/shard/handlers/duty-handler.ts';
import { errandRunner } from '../../src/supervisor/run-errand.ts';
import { sealColumns } from '../support/cluster/in-place-errands.ts';
import { ALL_NUMBERS_LAYOUT, quickMasks } from '../support/samples/picks.ts';
import { SeededRandom } from '../support/sources/seeded-random.ts';

const PRINTED = { family: 'kOfN', layout: ALL_NUMBERS_LAYOUT };
const SECRET = new Uint8Array(32).fill(0x5e);
const PLAYER = playerKey(3, 4);
const accrual: AccrualSystem = {
  snapshot: async () => [],
  ask: async (number) => (number === '18' ? { finding: 'invalid' } : null),
  close: async () => undefined,
};

test('errand: a provider is asked by the id that the player knows', async (t) => {
  const asked: PaymentQuery[] = [];
  const provider = {
    status: async (query: PaymentQuery) => {
      asked.push(query);
      return { state: 'completed' as const };
    },
  } as unknown as PaymentProvider;
  const run = errandRunner({ jobs: {} as JobRunner, provider, accrual, currency: 'EUR' });
  const payment = {
    player: PLAYER,
    number: 7,
    kind: 'withdrawal',
    amountMinor: 500,
    method: 'sandbox',
    requestedAtMs: 1_000,
  };
  const done = await run({ errand: 'askProvider', payment } as unknown as Errand);
  t.same(done, { kind: 'providerAnswered', player: PLAYER, number: 7, outcome: 'completed' });
  t.match(asked, [
    {
      paymentId: formatPaymentId({ player: PLAYER, number: 7 }),
      amountMinor: 500,
      currency: 'EUR',
      direction: 'withdrawal',
      requestedAtMs: 1_000,
    },
  ]);
});

test('errand: a seal is shared out, and its parts stand where they belong', async (t) => {
  const columns = ticketsOf(40 * 1_024 + 5);
  const jobsAtOnce: number[] = [];
  let openCount = 0;
  const jobs = {
    run: async (_name: string, { sealed, columns: shared, ...stretch }: JobInput<'hashChunks'>) => {
      openCount += 1;
      jobsAtOnce.push(openCount);
      // The first to begin is the last to end.
      await setTimeout(stretch.fromChunk === 16 ? 20 : 1);
      openCount -= 1;
      return hashChunks(ticketColumnsFromShared(shared), sealed, stretch);
    },
  } as unknown as JobRunner;
  const run = errandRunner({ jobs, provider: {} as PaymentProvider, accrual, currency: 'EUR' });
  const sealed = {
    draw: drawNo(9),
    shard: 2,
    ...PRINTED,
    opensAtMs: 1_000,
    ticketSecret: SECRET,
  };
  const knownRoots = hashChunks(columns, sealed, { fromChunk: 0, toChunk: 16 });
  const done = await run({ errand: 'seal', sealed, columns: columns.share(), knownRoots });
  const roots = done.kind === 'sealDone' ? done.roots : new Uint8Array(0);
  t.same(sealOfRoots(columns.count, roots), sealColumns(columns, sealed));
  t.equal(Math.max(...jobsAtOnce), 4, 'several at once, and no more than the threads has room for');
  t.equal(jobsAtOnce.length, 4, 'what is known is not hashed again');
});

test('errand: chunks and winners come from a job thread', async (t) => {
  const jobs = new JobRunner({ threadsMax: 1, queueMax: 8 });
  t.teardown(() => jobs.close());
  const run = errandRunner({ jobs, provider: {} as PaymentProvider, accrual, currency: 'EUR' });
  const columns = ticketsOf(3_000);
  const draw = drawNo(9);
  const sealed = { draw, shard: 2, ...PRINTED, opensAtMs: 1_000, ticketSecret: SECRET };
  const shared = columns.share();
  const stretch = { fromChunk: 1, toChunk: 2 };
  t.same(await run({ errand: 'hashChunks', sealed, columns: shared, ...stretch }), {
    kind: 'chunksHashed',
    draw,
    fromChunk: 1,
    roots: hashChunks(columns, sealed, stretch),
  });
  const numbers = [1, 2, 3, 4, 5];
  const game = GAMES['5of36'];
  t.same(await run({ errand: 'scan', draw, game, numbers, columns: shared }), {
    kind: 'scanDone',
    draw,
    scan: scanWinners(columns, game, numbers),
  });
});

test('errand: a job that fails fails the errand, which is then tried again', async (t) => {
  const jobs = {
    run: () => Promise.reject(new Error('the queue is full')),
  } as unknown as JobRunner;
  const run = errandRunner({ jobs, provider: {} as PaymentProvider, accrual, currency: 'EUR' });
  const sealed = { draw: drawNo(1), shard: 0, ...PRINTED, opensAtMs: 0, ticketSecret: SECRET };
  const knownRoots = new Uint8Array(0);
  const errand = { errand: 'seal', sealed, columns: ticketsOf(1).share(), knownRoots } as const;
  await t.rejects(run(errand), { message: 'the queue is full' });
});

test('errand: the accrual system is asked by the number, and answers for the order', async (t) => {
  const jobs = {} as JobRunner;
  const run = errandRunner({ jobs, provider: {} as PaymentProvider, accrual, currency: 'EUR' });
  const errand = { errand: 'askAccrual', player: PLAYER, ordinal: 9 } as const;
  const answered = { kind: 'accrualAnswered', player: PLAYER, ordinal: 9 };
  t.same(await run({ ...errand, number: '18' }), { ...answered, found: { finding: 'invalid' } });
  t.same(await run({ ...errand, number: '26' }), { ...answered, found: null });
});

function ticketsOf(count: number): TicketColumns {
  const random = new SeededRandom(count);
  const columns = new TicketColumns(GAMES['5of36']);
  for (let i = 0; i < count; i += 1) {
    const masks = quickMasks(GAMES['5of36'], random);
    columns.append({ masks, playerKey: i, acceptedOffsetMs: i });
  }
  return columns;
}
