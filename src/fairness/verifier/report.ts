/** What the verifier found in one file. */
import type { Check } from './check.ts';

export interface VerificationReport {
  /** Whether every check holds. */
  readonly ok: boolean;
  readonly checks: readonly Check[];
  /** What this file cannot prove, each as the end of "not checked: …". */
  readonly unchecked: readonly string[];
}

export function reportOf(
  checks: readonly Check[],
  unchecked: readonly string[] = [],
): VerificationReport {
  return { ok: checks.every(({ ok }) => ok), checks, unchecked };
}
