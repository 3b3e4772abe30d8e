/** Runs the shards' errands on the main thread: as jobs, or with outsiders. */

import { chunkCountOf } from '../fairness/sealed-columns.ts';
import { HASH_BYTES } from '../fairness/sha256.ts';
import type { JobRunner } from '../jobs/job-runner.ts';
import { unreachable } from '../kernel/assert.ts';
import { type DrawNo, formatPaymentId } from '../kernel/ids.ts';
import type { AccrualSystem } from '../loyalty/accrual-system.ts';
import type { PaymentProvider } from '../payments/payment-provider.ts';
import type { DrawErrand } from '../shard/handlers/draw-errands.ts';
import type { ErrandRunner } from '../shard/work.ts';

/** One job of a seal: 8,192 tickets, some 10 ms, so that all job threads have a part of it. */
const CHUNKS_PER_JOB = 8;
/** Jobs of one seal that are under way at once: a large draw does not fill the queue. */
const JOBS_AT_ONCE = 4;

export function errandRunner(tools: {
  readonly jobs: JobRunner;
  readonly provider: PaymentProvider;
  readonly accrual: AccrualSystem;
  readonly currency: string;
  /** Gets each draw that a shard is about to seal. */
  readonly sealedFiles?: { prepare(draw: DrawNo): void };
}): ErrandRunner {
  const { jobs, provider, accrual, currency, sealedFiles } = tools;
  return async (errand) => {
    switch (errand.errand) {
      case 'hashChunks': {
        const { sealed, fromChunk, toChunk, columns } = errand;
        const roots = await jobs.run('hashChunks', { sealed, columns, fromChunk, toChunk });
        return { kind: 'chunksHashed', draw: sealed.draw, fromChunk, roots };
      }
      case 'seal': {
        const { draw } = errand.sealed;
        const roots = await seal(jobs, errand);
        sealedFiles?.prepare(draw);
        return { kind: 'sealDone', draw, roots };
      }
      case 'scan': {
        const { draw, game, numbers, columns } = errand;
        const scan = await jobs.run('scanWinners', { game, numbers, columns });
        return { kind: 'scanDone', draw, scan };
      }
      case 'askProvider': {
        const { player, number, kind, amountMinor, method, requestedAtMs } = errand.payment;
        const paymentId = formatPaymentId({ player, number });
        const query = { paymentId, amountMinor, currency, method, direction: kind, requestedAtMs };
        const { state } = await provider.status(query);
        return { kind: 'providerAnswered', player, number, outcome: state };
      }
      case 'askAccrual': {
        const { player, ordinal, number } = errand;
        const found = await accrual.ask(number, player);
        return { kind: 'accrualAnswered', player, ordinal, found };
      }
      default:
        return unreachable(errand);
    }
  };
}

/** The roots of all chunks: those not known yet are hashed by several threads. */
async function seal(
  jobs: JobRunner,
  { sealed, columns, knownRoots }: Extract<DrawErrand, { errand: 'seal' }>,
): Promise<Uint8Array> {
  const chunkCount = chunkCountOf(columns.count);
  const roots = new Uint8Array(chunkCount * HASH_BYTES);
  roots.set(knownRoots);
  let next = knownRoots.length / HASH_BYTES;
  const hand = async (): Promise<void> => {
    while (next < chunkCount) {
      const fromChunk = next;
      const toChunk = Math.min(fromChunk + CHUNKS_PER_JOB, chunkCount);
      next = toChunk;
      const found = await jobs.run('hashChunks', { sealed, columns, fromChunk, toChunk });
      roots.set(found, fromChunk * HASH_BYTES);
    }
  };
  await Promise.all(Array.from({ length: JOBS_AT_ONCE }, hand));
  return roots;
}
