/**
 * The one line that ends a verification, and what a script may conclude from it.
 *
 * A reader of the last line alone must not believe more than was proved: the line names what could
 * not be checked with the given files, and that has an exit code of its own.
 */
import type { Unchecked, VerificationReport } from './verifier/check.ts';

/** Checks that need a file beside the transcript. */
export const UNCHECKED = {
  announced: { what: 'that all of this was promised before the sale', how: '--announced FILE' },
  drawn: { what: 'what is on the tickets that were drawn', how: '--tickets FILE' },
  returned: { what: 'which tickets were given back', how: '--tickets FILE' },
  winners: { what: 'how many tickets won each prize', how: '--tickets FILE' },
} as const;

export interface Verdict {
  readonly exitCode: 0 | 1 | 2;
  readonly lastLine: string;
}

/**
 * 0: everything is verified. 1: refused. 2: what was checked holds, but not everything was. A note
 * says what no file can prove: it has no code of its own, or no draw would ever end with 0.
 */
export function verdictOf(
  reports: readonly VerificationReport[],
  without: { readonly unchecked: readonly Unchecked[]; readonly notes: readonly string[] },
): Verdict {
  if (!reports.every(({ ok }) => ok)) return { exitCode: 1, lastLine: 'NOT verified' };
  const reported = reports.flatMap((report) => report.unchecked);
  const unchecked = [...new Set([...without.unchecked, ...reported].map(({ text }) => text))];
  const isWhole = unchecked.length === 0;
  const parts = isWhole ? ['verified'] : ['verified as far as it goes'];
  if (!isWhole) parts.push(`NOT checked: ${unchecked.join(', ')}`);
  return { exitCode: isWhole ? 0 : 2, lastLine: [...parts, ...without.notes].join('; ') };
}
