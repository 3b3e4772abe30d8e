/**
 * Makes the notices that a batch sends the gateways, right after it was decided.
 *
 * Notices are derived and may be missed: a gateway shows the state again with its next snapshot. So
 * an error here costs only its notices, with a line in the log, and never the shard. What takes
 * long, the sweep over the tickets of a finished draw, goes on in turns among the long reads; what
 * a turn has found leaves with the batch that is open then, whose state its balances show.
 */
import type { Batch } from '../batch.ts';
import type { LongReads } from '../long-reads.ts';
import type { ShardOptions } from '../shard-options.ts';
import type { ShardState } from '../state/shard-state.ts';
import { noticesOf } from './notices.ts';

export interface NoticeTurns {
  readonly longReads: Pick<LongReads, 'add'>;
  /** The batch that leaves next. */
  readonly openBatch: () => Batch;
}

export class NoticeMaker {
  readonly #state: ShardState;
  readonly #options: Pick<ShardOptions, 'watchers' | 'onStumble'>;
  readonly #turns: NoticeTurns;

  constructor(
    state: ShardState,
    options: Pick<ShardOptions, 'watchers' | 'onStumble'>,
    turns: NoticeTurns,
  ) {
    this.#state = state;
    this.#options = options;
    this.#turns = turns;
  }

  take(batch: Batch): void {
    const { watchers } = this.#options;
    if (watchers.isIdle) return;
    try {
      const { events, finished } = batch;
      const { notices, sweeps } = noticesOf({ events, state: this.#state, watchers, finished });
      for (const notice of notices) batch.notices.push(notice);
      for (const sweep of sweeps) this.#turns.longReads.add(() => this.#sweepOn(sweep));
    } catch (error) {
      this.#options.onStumble(error, 'notices of a batch');
    }
  }

  #sweepOn(sweep: ReturnType<typeof noticesOf>['sweeps'][number]): boolean {
    try {
      const { done, value: notice } = sweep.next();
      if (done === true) return true;
      if (notice !== undefined) this.#turns.openBatch().notices.push(notice);
      return false;
    } catch (error) {
      this.#options.onStumble(error, 'notices of a draw');
      return true;
    }
  }
}
