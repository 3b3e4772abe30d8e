/** How old something is, in the largest unit that tells it well. */
export interface Age {
  readonly count: number;
  readonly unit: 'second' | 'minute' | 'hour' | 'day';
}

const UNITS = [
  { unit: 'day', ms: 86_400_000 },
  { unit: 'hour', ms: 3_600_000 },
  { unit: 'minute', ms: 60_000 },
] as const;

/** Two of a unit before it is used: "90 seconds" says more than "1 minute". */
const UNITS_MIN = 2;

/** Of a time that may be ahead: then the count is negative. */
export function ageOf(atMs: number, nowMs: number): Age {
  const ms = nowMs - atMs;
  const fitting = UNITS.find((one) => Math.abs(ms) >= UNITS_MIN * one.ms);
  if (fitting === undefined) return { count: Math.round(ms / 1_000), unit: 'second' };
  return { count: Math.trunc(ms / fitting.ms), unit: fitting.unit };
}

/** "3 minutes ago", "in 2 hours", in the language. */
export function ageText(atMs: number, nowMs: number, locale: string): string {
  const { count, unit } = ageOf(atMs, nowMs);
  return new Intl.RelativeTimeFormat(locale, { numeric: 'always', style: 'short' }).format(
    -count,
    unit,
  );
}
