import { test } from 'tap';
import type { JobPool } from '../../src/jobs/job-pool.ts';
import { formatPaymentId, playerKey } from '../../src/kernel/ids.ts';
import type { PaymentProvider, PaymentQuery } from '../../src/payments/payment-provider.ts';
import type { Errand } from '../../src/shard/handlers/duty-handler.ts';
import { errandRunner } from '../../src/supervisor/run-errand.ts';

const PLAYER = playerKey(3, 4);

test('errand: a provider is asked by the id that the player knows', async (t) => {
  const asked: PaymentQuery[] = [];
  const provider = {
    status: async (query: PaymentQuery) => {
      asked.push(query);
      return { state: 'completed' as const };
    },
  } as unknown as PaymentProvider;
  const run = errandRunner({ jobs: {} as JobPool, provider, currency: 'EUR' });
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

test('errand: a job that fails fails the errand, which is then tried again', async (t) => {
  const jobs = { run: () => Promise.reject(new Error('the pool is full')) } as unknown as JobPool;
  const run = errandRunner({ jobs, provider: {} as PaymentProvider, currency: 'EUR' });
  const errand = { errand: 'seal', sealed: { draw: 1 }, columns: {} } as unknown as Errand;
  await t.rejects(run(errand), { message: 'the pool is full' });
});
