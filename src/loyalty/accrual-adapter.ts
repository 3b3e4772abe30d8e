/**
 * Asks the accrual system, as fast as it allows and no faster.
 *
 * Questions wait here while everybody has to (`SharedPause`) or while the system is down
 * (`CircuitBreaker`); they are not given up. What fails about one order alone goes back to its
 * shard, which asks again later (shard/due-questions.ts). Bounded: a shard has so many questions
 * out, and so many connections are open.
 */
import type { AccrualFinding } from '../../actors/order/decide-order.ts';
import type { Clock } from '../kernel/clock.ts';
import { OperationalError } from '../kernel/errors.ts';
import type { MetricsSnapshot } from '../operations/metrics.ts';
import {
  type AccrualAnswer,
  AnswerTooLongError,
  broken,
  type HttpAnswer,
  nonsense,
  readAccrualAnswer,
} from './accrual-answer.ts';
import type { AccrualSystem } from './accrual-system.ts';
import type { AccrualWatch } from './accrual-watch.ts';
import { CircuitBreaker } from './circuit-breaker.ts';
import { OrderFaults } from './order-faults.ts';
import { SharedPause } from './shared-pause.ts';
import { Slots } from './slots.ts';

/** The engine stops: the order stays open and is asked about after the next start. */
export class AdapterClosedError extends OperationalError {
  override readonly name = 'AdapterClosedError';
  override readonly code = 'ACCRUAL_CLOSED';
  override readonly retryable = true;
}

/** One request and its answer. Rejects for what is too long, or no whole answer in time. */
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
  readonly watch: AccrualWatch;
}

export class AccrualAdapter implements AccrualSystem {
  readonly #options: AccrualAdapterOptions;
  readonly #slots: Slots;
  readonly #pause = new SharedPause();
  readonly #breaker = new CircuitBreaker();
  readonly #faults = new OrderFaults();
  #isClosed = false;

  constructor(options: AccrualAdapterOptions) {
    this.#options = options;
    this.#slots = new Slots(options.connectionsMax);
  }

  async ask(number: string): Promise<AccrualFinding | null> {
    for (;;) {
      // Those who have to ask once more stand at the end of the queue again.
      const answer = await this.#slots.run(async () => {
        if (!(await this.#mayAsk(number))) return undefined;
        const heard = await this.#answerTo(number);
        this.#learn(number, heard);
        return heard;
      });
      if (answer?.kind === 'found') return answer.found;
      // It was not this question's turn, which is not held against the order: once more.
      if (answer?.kind !== 'tooMany') return null;
    }
  }

  snapshot(): Promise<MetricsSnapshot> {
    return this.#options.watch.snapshot();
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#options.transport.close();
  }

  /**
   * Waits for this question's turn. False where it gives its turn away: a probe is about the
   * system, so an order that has failed lets others try, and is asked about later.
   */
  async #mayAsk(number: string): Promise<boolean> {
    const { clock, wait } = this.#options;
    for (;;) {
      if (this.#isClosed) throw new AdapterClosedError('The accrual adapter is closed.');
      const faultCount = this.#faults.countOf(number);
      if (this.#breaker.isOpen && faultCount > 0 && this.#slots.hasWaiting) return false;
      const nowMs = clock.monotonicMs();
      const breakerMs = this.#breaker.waitMs(nowMs, faultCount);
      const waitMs = Math.max(this.#pause.waitMs(nowMs), breakerMs);
      if (waitMs === 0) break;
      await wait(waitMs);
    }
    this.#breaker.passed();
    return true;
  }

  async #answerTo(number: string): Promise<AccrualAnswer> {
    const { transport, clock } = this.#options;
    try {
      return readAccrualAnswer(number, await transport.get(number), clock.wallMs());
    } catch (error) {
      if (this.#isClosed) throw new AdapterClosedError('The accrual adapter is closed.');
      if (error instanceof AnswerTooLongError) return nonsense('an answer that is too long');
      return broken(reasonOf(error));
    }
  }

  #learn(number: string, answer: AccrualAnswer): void {
    const { clock, watch } = this.#options;
    const nowMs = clock.monotonicMs();
    watch.heard(number, answer);
    if (answer.kind === 'broken') {
      this.#fail(number, answer.reason, nowMs);
      return;
    }
    if (answer.kind === 'tooMany') {
      this.#pause.hold(answer.pauseMs, nowMs);
      watch.paused(this.#pause.waitMs(nowMs));
    } else this.#pause.answered();
    this.#faults.answered(number);
    if (this.#breaker.succeeded()) watch.back();
  }

  #fail(number: string, reason: string, nowMs: number): void {
    const isAboutSystem = this.#faults.failed(number);
    if (!isAboutSystem && !this.#breaker.isOpen) return;
    if (this.#breaker.failed(nowMs)) this.#options.watch.away(reason);
  }
}

/** A code, never a message: messages hold addresses. */
function reasonOf(error: unknown): string {
  const code: unknown = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : 'no whole answer';
}
