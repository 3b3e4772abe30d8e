/** Does the shards' errands on the main thread's behalf: roots in the job pool, providers asked. */
import type { JobPool } from '../jobs/job-pool.ts';
import { unreachable } from '../kernel/assert.ts';
import { formatPaymentId } from '../kernel/ids.ts';
import type { PaymentProvider } from '../payments/payment-provider.ts';
import type { ErrandRunner } from '../shard/work.ts';

export function errandRunner(tools: {
  readonly jobs: JobPool;
  readonly provider: PaymentProvider;
  readonly currency: string;
}): ErrandRunner {
  const { jobs, provider, currency } = tools;
  return async (errand) => {
    switch (errand.errand) {
      case 'seal': {
        const { sealed, columns } = errand;
        const seal = await jobs.run('sealColumns', { sealed, columns });
        return { kind: 'sealDone', draw: sealed.draw, seal };
      }
      case 'askProvider': {
        const { player, number, kind, amountMinor, method, requestedAtMs } = errand.payment;
        const paymentId = formatPaymentId({ player, number });
        const query = { paymentId, amountMinor, currency, method, direction: kind, requestedAtMs };
        const { state } = await provider.status(query);
        return { kind: 'providerAnswered', player, number, outcome: state };
      }
      default:
        return unreachable(errand);
    }
  };
}
