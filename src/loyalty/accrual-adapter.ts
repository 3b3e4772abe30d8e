/**
 * Asks the accrual system, as fast as it allows and no faster.
 *
 * Questions wait here while everybody has to (`SharedPause`) or while the system is down
 * (`CircuitBreaker`); they are not given up. What fails about one order alone goes back to its
 * shard, which asks again later (shard/due-questions.ts). Bounded: a shard has so many questions
 * out, and so many connections are open.
 */
import type { AccrualFinding } from '../../actors/order/decide-order.ts';
import { unreachable } from '../kernel/assert.ts';
import type { Clock } from '../kernel/clock.ts';
import { OperationalError } from '../kernel/errors.ts';
import {
  type AccrualAnswer,
  broken,
  type HttpAnswer,
  readAccrualAnswer,
} from './accrual-answer.ts';
import type { AccrualSystem } from './accrual-system.ts';
import { CircuitBreaker } from './circuit-breaker.ts';
import { SharedPause } from './shared-pause.ts';
import { Slots } from './slots.ts';

/** The engine stops: the order stays open and is asked about after the next start. */
export class AdapterClosedError extends OperationalError {
  override readonly name = 'AdapterClosedError';
  override readonly code = 'ACCRUAL_CLOSED';
  override readonly retryable = true;
}

/** One request and its answer. Rejects for whatever was no whole answer in time. */
export interface AccrualTransport {
  get(number: string): Promise<HttpAnswer>;
  close(): Promise<void>;
}

export interface AccrualAdapterOptions {
  readonly transport: AccrualTransport;
  readonly clock: Clock;
  readonly connectionsMax: number;
  /** Resolves after so many milliseconds. */
  readonly wait: (ms: number) => Promise<void>;
  /** Told when the system goes away and comes back, not of each failure. */
  readonly onChange: (message: string, facts: Readonly<Record<string, string | number>>) => void;
}

export class AccrualAdapter implements AccrualSystem {
  readonly #options: AccrualAdapterOptions;
  readonly #slots: Slots;
  readonly #pause = new SharedPause();
  readonly #breaker = new CircuitBreaker();
  #isClosed = false;

  constructor(options: AccrualAdapterOptions) {
    this.#options = options;
    this.#slots = new Slots(options.connectionsMax);
  }

  ask(number: string): Promise<AccrualFinding | null> {
    return this.#slots.run(async () => {
      for (;;) {
        await this.#mayAsk();
        const answer = await this.#answerTo(number);
        this.#learn(answer);
        if (answer.kind === 'found') return answer.found;
        // It was not this question's turn, which is not held against the order: once more.
        if (answer.kind !== 'tooMany') return null;
      }
    });
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#options.transport.close();
  }

  async #mayAsk(): Promise<void> {
    const { clock, wait } = this.#options;
    for (;;) {
      if (this.#isClosed) throw new AdapterClosedError('The accrual adapter is closed.');
      const nowMs = clock.monotonicMs();
      const waitMs = Math.max(this.#pause.waitMs(nowMs), this.#breaker.waitMs(nowMs));
      if (waitMs === 0) break;
      await wait(waitMs);
    }
    this.#breaker.passed();
  }

  async #answerTo(number: string): Promise<AccrualAnswer> {
    const { transport, clock } = this.#options;
    try {
      return readAccrualAnswer(number, await transport.get(number), clock.wallMs());
    } catch (error) {
      if (this.#isClosed) throw new AdapterClosedError('The accrual adapter is closed.');
      return broken(reasonOf(error));
    }
  }

  #learn(answer: AccrualAnswer): void {
    const { clock, onChange } = this.#options;
    const nowMs = clock.monotonicMs();
    switch (answer.kind) {
      case 'broken':
        if (this.#breaker.failed(nowMs)) {
          onChange('the accrual system does not answer: it is left alone for a while', {
            reason: answer.reason,
          });
        }
        return;
      case 'tooMany':
        this.#pause.hold(answer.pauseMs, nowMs);
        break;
      case 'found':
      case 'unknown':
      case 'refused':
        this.#pause.answered();
        break;
      default:
        unreachable(answer);
    }
    if (this.#breaker.succeeded()) onChange('the accrual system answers again', {});
  }
}

/** A code, never a message: messages hold addresses. */
function reasonOf(error: unknown): string {
  const code: unknown = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : 'no whole answer';
}
