/** How long it is until an instant, in whole seconds, as a clock shows it; never below zero. */
export interface Remaining {
  readonly days: number;
  readonly hours: number;
  readonly minutes: number;
  readonly seconds: number;
  readonly isOver: boolean;
}

/** The last second is shown until it is over: at zero nothing can be bought any more. */
export function remaining(nowMs: number, thenMs: number): Remaining {
  const total = Math.max(0, Math.ceil((thenMs - nowMs) / 1_000));
  return {
    days: Math.floor(total / 86_400),
    hours: Math.floor(total / 3_600) % 24,
    minutes: Math.floor(total / 60) % 60,
    seconds: total % 60,
    isOver: thenMs <= nowMs,
  };
}
