/**
 * A structure against its naive twin, or against what a library offers: the same work in turns, so
 * that whatever else the machine does meets both. The figure is the ratio of the two times, round
 * by round; which of them goes first alternates.
 */
import { assert } from '../../../src/kernel/assert.ts';
import type { Report } from './report.ts';

export interface TwinContest<Subject> {
  /** What is done, and at what size. */
  readonly name: string;
  /** Either may already hold what the work needs to find there. */
  readonly structure: () => Subject;
  readonly twin: () => Subject;
  /** One round of that many operations. It returns the same for both where `isExact`. */
  readonly work: (subject: Subject, operationCount: number) => number;
  /** False: answers may differ, as those of a filter may, or of two hashes. */
  readonly isExact: boolean;
}

export interface ContestSize {
  readonly rounds: number;
  readonly operationCount: number;
}

/** Returns what both did, for the checksum. */
export function hold<Subject>(
  report: Report,
  { name, structure, twin, work, isExact }: TwinContest<Subject>,
  { rounds, operationCount }: ContestSize,
): number {
  const sides = [structure(), twin()] as const;
  const nanos: [number[], number[]] = [[], []];
  let done = 0;
  // One uncounted round compiles the code.
  for (let round = -1; round < rounds; round += 1) {
    const results: [number, number] = [0, 0];
    for (const side of round % 2 === 0 ? ([0, 1] as const) : ([1, 0] as const)) {
      const startedMs = performance.now();
      results[side] = work(sides[side], operationCount);
      const tookMs = performance.now() - startedMs;
      if (round >= 0) nanos[side].push((1e6 * tookMs) / operationCount);
    }
    if (isExact) assert(results[0] === results[1], () => `${name}: ${results.join(' is not ')}`);
    if (round >= 0) done += results[0];
  }
  const [own, others] = nanos;
  report.figure(`${name}: ns`, own, 0);
  report.figure('  its twin: ns', others, 0);
  const ratios = own.map((one, round) => (others[round] ?? one) / one);
  report.figure('  times as fast as its twin', ratios, 1);
  return done;
}
