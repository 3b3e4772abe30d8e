/**
 * Tells an operator about a clock that was stepped: an alarm stands while the two readings differ.
 *
 * A small step back that has held raises no alarm: nothing is delayed by more than the size of the
 * step, and a restart ends it.
 */
import type { ClockDoubt, ClockGuard } from '../kernel/clock-guard.ts';
import { STEP_SETTLE_MS } from '../kernel/clock-guard.ts';
import type { AlarmChange } from '../operations/alarms.ts';

const SMALL_STEP_MS = 10_000;
const ABOUT = 'wall clock';

export class ClockWatch {
  readonly #guard: Pick<ClockGuard, 'doubt' | 'stepCount'>;
  readonly #onAlarm: (change: AlarmChange) => void;
  /** What the current alarm was raised for. */
  #standing: string | undefined;

  constructor(
    guard: Pick<ClockGuard, 'doubt' | 'stepCount'>,
    onAlarm: (change: AlarmChange) => void,
  ) {
    this.#guard = guard;
    this.#onAlarm = onAlarm;
  }

  /** Call after a reading. */
  look(): void {
    const { doubt, stepCount } = this.#guard;
    const isAlarm = doubt !== undefined && !(doubt.hasHeld && -doubt.skewMs < SMALL_STEP_MS);
    // The skew changes with every slew, so there is one sentence for each step, and another once it
    // has held.
    const cause = isAlarm ? `${stepCount} ${doubt.hasHeld}` : undefined;
    if (cause === this.#standing) return;
    this.#standing = cause;
    const sentence = isAlarm ? sentenceOf(doubt) : null;
    this.#onAlarm({ kind: 'clockStep', about: ABOUT, sentence });
  }
}

function sentenceOf({ skewMs, hasHeld }: ClockDoubt): string {
  const bySeconds = `${(Math.abs(skewMs) / 1_000).toFixed(1)} s`;
  if (hasHeld) {
    return (
      `The journal is ${bySeconds} ahead of the wall clock: set the clock right, or, ` +
      'if the wall clock is right, run `tirage clock accept --reason <why>`.'
    );
  }
  const where = skewMs > 0 ? 'ahead of' : 'behind';
  const then = skewMs > 0 ? 'It is believed once it has held' : 'An operator is asked if it holds';
  return (
    `The wall clock is ${bySeconds} ${where} the time that is believed. ${then} for ` +
    `${STEP_SETTLE_MS / 1_000} s; what the two would decide differently waits.`
  );
}
