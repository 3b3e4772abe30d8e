/**
 * Which rounds of a contest count: those in which nobody else used much of the machine. Only what
 * others did decides, no matter which side looked better; a round above the limit is done again.
 */
import type { Report } from './report.ts';

export const OTHERS_SHARE_MAX = 0.15;

/** One side's part of a round. */
interface Shared {
  /** The share of the machine that was used by anything outside the benchmark. */
  readonly othersShare: number;
}

type SidesOf<Round> = (round: Round) => readonly Shared[];

/** The calm rounds; if there are none, all of them, and the report says so. */
export function calmRounds<Round>(
  report: Report,
  measured: readonly Round[],
  sidesOf: SidesOf<Round>,
): readonly Round[] {
  const calm = calmOnes(measured, sidesOf);
  const limit = `at most ${100 * OTHERS_SHARE_MAX} % of the machine used by others`;
  report.line('calm rounds', `${calm.length} of ${measured.length}, ${limit}`);
  if (calm.length > 0) return calm;
  report.line('NO VERDICT', 'the machine was busy: all rounds are shown');
  return measured;
}

export function calmCount<Round>(measured: readonly Round[], sidesOf: SidesOf<Round>): number {
  return calmOnes(measured, sidesOf).length;
}

function calmOnes<Round>(measured: readonly Round[], sidesOf: SidesOf<Round>): readonly Round[] {
  return measured.filter((round) => {
    return sidesOf(round).every(({ othersShare }) => othersShare <= OTHERS_SHARE_MAX);
  });
}
