/**
 * Shows what holds up points: answers that make no sense, and a system that is away.
 *
 * Why: orders may wait for ever, so an engine whose accrual system is broken looks like one whose
 * players buy nothing. One alarm stands for all orders of a kind, with an example: a system that is
 * always wrong must not fill the log.
 */
import { AccrualMetrics } from '../operations/accrual-metrics.ts';
import type { AlarmChange } from '../operations/alarms.ts';
import type { MetricsSnapshot } from '../operations/metrics.ts';
import type { AccrualAnswer } from './accrual-answer.ts';
import { RETRY_AFTER_MS_MAX } from './retry-after.ts';

/**
 * Orders with nonsense answers that are tracked one by one; of any more only the answers are
 * counted.
 */
const NONSENSE_ORDERS_MAX = 1_000;
/** A shorter pause is no reason for an alarm: this is the longest that an answer may impose. */
export const LONG_PAUSE_MS = RETRY_AFTER_MS_MAX;
/** An order's number may have thousands of digits; so many are shown. */
const NUMBER_CHARS_MAX = 32;

export class AccrualWatch {
  readonly #alarm: (change: AlarmChange) => void;
  /** By the order's number: why its last answer made no sense. */
  readonly #nonsense = new Map<string, string>();
  #example: string | undefined;
  #isLongPause = false;
  readonly #metrics = new AccrualMetrics();

  constructor(alarm: (change: AlarmChange) => void) {
    this.#alarm = alarm;
  }

  heard(number: string, answer: AccrualAnswer): void {
    this.#metrics.answered(answer.kind);
    if (answer.kind === 'broken' || answer.kind === 'tooMany') return;
    if (this.#isLongPause) this.#tell('pause', null);
    this.#isLongPause = false;
    if (answer.kind !== 'nonsense') this.#nonsense.delete(number);
    else if (this.#nonsense.size < NONSENSE_ORDERS_MAX) this.#nonsense.set(number, answer.reason);
    this.#metrics.nonsenseOrders(this.#nonsense.size);
    this.#showExample();
  }

  /** Everybody waits, because the system asked for it. */
  paused(pauseMs: number): void {
    if (pauseMs < LONG_PAUSE_MS) return;
    this.#isLongPause = true;
    this.#tell('pause', 'The accrual system asked to be left alone for a minute or longer.');
  }

  away(reason: string): void {
    this.#tell('system', `The accrual system does not answer (${reason}): no points are credited.`);
  }

  back(): void {
    this.#tell('system', null);
  }

  snapshot(): Promise<MetricsSnapshot> {
    return this.#metrics.snapshot();
  }

  /** The example stays the same while it can, so that the alarm is raised once. */
  #showExample(): void {
    if (this.#example !== undefined && this.#nonsense.has(this.#example)) return;
    const [first] = this.#nonsense;
    if (first?.[0] === this.#example) return;
    this.#example = first?.[0];
    this.#alarm({
      kind: 'accrualNonsense',
      about: 'orders',
      sentence: first === undefined ? null : sentenceOf(...first),
    });
  }

  #tell(about: string, sentence: string | null): void {
    this.#alarm({ kind: 'accrualAway', about, sentence });
  }
}

function sentenceOf(number: string, reason: string): string {
  const shown = number.length > NUMBER_CHARS_MAX ? `${number.slice(0, NUMBER_CHARS_MAX)}…` : number;
  return (
    `The accrual system answers nonsense about orders such as ${shown} (${reason}): ` +
    'they wait, and are asked about again.'
  );
}
