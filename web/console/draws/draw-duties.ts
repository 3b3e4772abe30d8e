/**
 * What has to happen to a draw, and how that stands at an instant of the engine's clock: done,
 * ahead, due, late, or dropped with the draw.
 */

export interface DutiedDraw {
  readonly state: string;
  readonly opensAt: string;
  readonly closesAt: string;
  readonly resultsAt: string;
}

export type DutyName = 'opens' | 'closes' | 'draws' | 'results';
export type DutyStanding = 'done' | 'ahead' | 'due' | 'late' | 'dropped';

export interface Duty {
  readonly name: DutyName;
  readonly atMs: number;
  readonly standing: DutyStanding;
}

const ORDER = ['scheduled', 'open', 'closed', 'sealed', 'drawn', 'settled', 'published'];
/** The state with which each is done. */
const DONE_WITH = {
  opens: 'open',
  closes: 'closed',
  draws: 'drawn',
  results: 'published',
} as const;
/** Numbers are drawn a minute before the results, but not before the close. */
const CONDUCT_LEAD_MS = 60_000;
/** An engine that is well does each within seconds, the grace of a close included. */
export const LATE_AFTER_MS = 15_000;

/** In the order in which they come. */
export function dutiesOf(draw: DutiedDraw, nowMs: number): readonly Duty[] {
  const closesMs = Date.parse(draw.closesAt);
  const resultsMs = Date.parse(draw.resultsAt);
  const times: Readonly<Record<DutyName, number>> = {
    opens: Date.parse(draw.opensAt),
    closes: closesMs,
    draws: Math.max(closesMs, resultsMs - CONDUCT_LEAD_MS),
    results: resultsMs,
  };
  return (['opens', 'closes', 'draws', 'results'] as const).map((name) => {
    const atMs = times[name];
    return { name, atMs, standing: standingOf(draw.state, name, nowMs - atMs) };
  });
}

function standingOf(state: string, name: DutyName, pastMs: number): DutyStanding {
  if (state === 'cancelled') return 'dropped';
  if (ORDER.indexOf(state) >= ORDER.indexOf(DONE_WITH[name])) return 'done';
  if (pastMs < 0) return 'ahead';
  return pastMs < LATE_AFTER_MS ? 'due' : 'late';
}

const WORST_FIRST = ['late', 'due', 'ahead', 'done', 'dropped'] as const;

/** What of a draw somebody has to know first; of a cancelled one that it is dropped. */
export function standingOfDraw(draw: DutiedDraw, nowMs: number): DutyStanding {
  const standings = dutiesOf(draw, nowMs).map(({ standing }) => standing);
  return WORST_FIRST.find((one) => standings.includes(one)) ?? 'done';
}
