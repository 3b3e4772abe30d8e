/** How the commands of a batch ended, counted for the metrics. */
import type { AddressedAnswer } from './work.ts';

export interface OutcomeCount {
  readonly type: string;
  /** `accepted`, `repeated`, or the code of the refusal. */
  readonly outcome: string;
  readonly count: number;
}

/** One line for each operation and outcome that occurred. */
export function tallyOutcomes(answers: readonly AddressedAnswer[]): OutcomeCount[] {
  const byType = new Map<string, Map<string, number>>();
  for (const { op, answer } of answers) {
    const outcome = answer.ok ? (answer.replayed ? 'repeated' : 'accepted') : answer.code;
    let counts = byType.get(op);
    if (counts === undefined) {
      counts = new Map();
      byType.set(op, counts);
    }
    counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
  }
  return Array.from(byType).flatMap(([type, counts]) =>
    Array.from(counts, ([outcome, count]) => ({ type, outcome, count })),
  );
}
