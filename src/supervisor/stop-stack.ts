/**
 * The steps that stop what has been started so far: the last one first.
 *
 * Why: a start that fails half-way has to undo what it did, in the order in which a whole engine
 * stops. So each part adds its step as soon as it exists, before it is waited for.
 */
import type { Logger } from '../operations/logger.ts';
import { runWithin, type StopStep } from '../operations/orderly-stop.ts';

export type { StopStep };

export class StopStack {
  readonly #steps: StopStep[] = [];

  /** In the order in which they are to run. */
  get steps(): readonly StopStep[] {
    return [...this.#steps];
  }

  add(name: string, timeLimitMs: number, run: StopStep['run']): void {
    this.#steps.unshift({ name, timeLimitMs, run });
  }

  /** Stops what was started. A step that fails or overruns is logged and left behind. */
  async undo(log: Logger): Promise<void> {
    for (const step of this.#steps.splice(0)) {
      const problem = await runWithin(step);
      if (problem !== undefined) log.error('a stop step failed', { step: step.name, problem });
    }
  }
}
