/**
 * Asks the accrual system, as fast as it allows and no faster.
 *
 * Questions wait here, in one queue, while everybody has to (`SharedPause`) or while the system is
 * down (`CircuitBreaker`); they are not given up. What fails about one order alone goes back to its
 * shard, which asks again later (shard/due-questions.ts). Bounded: a shard has so many questions
 * out, so many connections are open, and of those so many are for orders that fail.
 */
import type { AccrualFinding } from '../../actors/order/decide-order.ts';
import type { Clock } from '../kernel/clock.ts';
import { OperationalError } from '../kernel/errors.ts';
import type { PlayerKey } from '../kernel/ids.ts';
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
import { type Question, QuestionQueue, type Turn } from './question-queue.ts';
import { SharedPause } from './shared-pause.ts';

/** The engine stops: the order stays open and is asked about after the next start. */
export class AdapterClosedError extends OperationalError {
  override readonly name = 'AdapterClosedError';
  override readonly code = 'ACCRUAL_CLOSED';
  override readonly retryable = true;
}

/** One request and its answer. Rejects if the answer is too long, or not complete in time. */
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

interface Waiting extends Question {
  readonly answered: (found: AccrualFinding | null) => void;
  readonly gaveUp: (error: Error) => void;
}

export class AccrualAdapter implements AccrualSystem {
  readonly #options: AccrualAdapterOptions;
  readonly #pause = new SharedPause();
  readonly #breaker = new CircuitBreaker();
  readonly #faults = new OrderFaults();
  readonly #queue: QuestionQueue<Waiting>;
  #isClosed = false;
  /** When the queue is next looked at even if nothing happens; undefined while no timer is set. */
  #wakesAtMs: number | undefined;

  constructor(options: AccrualAdapterOptions) {
    this.#options = options;
    this.#queue = new QuestionQueue(options.connectionsMax, this.#faults);
  }

  async ask(number: string, player: PlayerKey): Promise<AccrualFinding | null> {
    if (this.#isClosed) throw closedError();
    return new Promise((answered, gaveUp) => {
      const arrivedAtMs = this.#options.clock.monotonicMs();
      this.#enter({ number, player, arrivedAtMs, answered, gaveUp });
    });
  }

  snapshot(): Promise<MetricsSnapshot> {
    return this.#options.watch.snapshot();
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    for (const { gaveUp } of this.#queue.drain()) gaveUp(closedError());
    await this.#options.transport.close();
  }

  #enter(question: Waiting): void {
    if (this.#queue.add(question)) this.#begin();
    else question.answered(null);
  }

  /** Begins every question that may begin now. All waiting is done here, before a slot is taken. */
  #begin(): void {
    while (!this.#isClosed) {
      const turn = this.#breaker.isOpen ? this.#queue.nextProbe() : this.#queue.next();
      if (turn === undefined) return;
      const nowMs = this.#options.clock.monotonicMs();
      const { question, isDoubtful } = turn;
      const { arrivedAtMs } = question;
      const breakerMs = this.#breaker.waitMs(nowMs, { arrivedAtMs, isDoubtful });
      const waitMs = Math.max(this.#pause.waitMs(nowMs), breakerMs);
      if (waitMs > 0) {
        this.#beginIn(waitMs, nowMs);
        return;
      }
      this.#queue.take(turn);
      void this.#askNow(turn, this.#breaker.passed(nowMs));
    }
  }

  #beginIn(waitMs: number, nowMs: number): void {
    const atMs = nowMs + waitMs;
    if (atMs === Number.POSITIVE_INFINITY) return;
    if (this.#wakesAtMs !== undefined && this.#wakesAtMs <= atMs) return;
    this.#wakesAtMs = atMs;
    void this.#options.wait(waitMs).then(() => {
      if (this.#wakesAtMs === atMs) this.#wakesAtMs = undefined;
      this.#begin();
    });
  }

  async #askNow(turn: Turn<Waiting>, isProbe: boolean): Promise<void> {
    const { question } = turn;
    const answer = await this.#answerTo(question.number);
    this.#queue.done(turn);
    if (this.#isClosed) {
      question.gaveUp(closedError());
      return;
    }
    this.#learn(question, answer, isProbe);
    if (answer.kind === 'found') question.answered(answer.found);
    // It was not this question's turn, which is not held against the order: it enters once more.
    else if (answer.kind === 'tooMany') this.#enter(question);
    else question.answered(null);
    this.#begin();
  }

  async #answerTo(number: string): Promise<AccrualAnswer> {
    const { transport, clock } = this.#options;
    try {
      return readAccrualAnswer(number, await transport.get(number), clock.wallMs());
    } catch (error) {
      if (error instanceof AnswerTooLongError) return nonsense('an answer that is too long');
      return broken(reasonOf(error));
    }
  }

  #learn({ number, player }: Question, answer: AccrualAnswer, isProbe: boolean): void {
    const { clock, watch } = this.#options;
    const nowMs = clock.monotonicMs();
    watch.heard(number, answer);
    if (answer.kind === 'broken') {
      const isAboutSystem = this.#faults.failed(number, player);
      if (!isAboutSystem && !isProbe) return;
      if (this.#breaker.failed(nowMs, isProbe)) watch.away(answer.reason);
      return;
    }
    if (answer.kind === 'tooMany') {
      this.#pause.hold(answer.pauseMs, nowMs);
      watch.paused(this.#pause.waitMs(nowMs));
    } else this.#pause.answered();
    this.#faults.answered(number, player);
    if (this.#breaker.succeeded()) watch.back();
  }
}

function closedError(): AdapterClosedError {
  return new AdapterClosedError('The accrual adapter is closed.');
}

/** A code, never a message: messages hold addresses. */
function reasonOf(error: unknown): string {
  const code: unknown = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : 'no whole answer';
}
