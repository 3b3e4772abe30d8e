/** What a benchmark is: a name, and work in one of two sizes that it reports on. */
import type { Report } from './report.ts';

/**
 * `smoke` is tiny and proves that the benchmark still runs, with a random seed; `real` measures,
 * with a fixed one.
 */
export type Size = 'smoke' | 'real';

export interface Bench {
  readonly name: string;
  readonly goal: string;
  /** Rejects when the work went wrong: a benchmark is a test first. */
  run(size: Size, report: Report): Promise<void>;
}
