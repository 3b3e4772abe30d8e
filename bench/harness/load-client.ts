/** The steering end of the load's thread. */
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { LoadPlan, RoundFailure, RoundOrder, RoundResult } from './load-messages.ts';

export class LoadClient {
  readonly #worker: Worker;

  constructor(plan: LoadPlan) {
    const url = new URL('./load-worker.js', import.meta.url);
    this.#worker = new Worker(url, { name: 'load', workerData: plan });
  }

  /** One round against one server. Rejects at the first answer that is not a 201. */
  async round(order: RoundOrder): Promise<RoundResult> {
    this.#worker.postMessage(order);
    const [result] = (await once(this.#worker, 'message')) as [RoundResult | RoundFailure];
    if ('failure' in result) throw new Error(`the load failed: ${result.failure}`);
    return result;
  }

  async stop(): Promise<void> {
    await this.#worker.terminate();
  }
}
