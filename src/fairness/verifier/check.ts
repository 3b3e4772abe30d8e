/** One question that the verifier asked of a file, what it found, and all of them together. */
export interface Check {
  readonly name: string;
  readonly ok: boolean;
  /** For a reader: what was compared, or what is wrong. */
  readonly detail: string;
}

export function check(name: string, ok: boolean, detail: string): Check {
  return { name, ok, detail };
}

/** A check that holds when no problem was found; `fine` is its detail then. */
export function checkNone(name: string, problems: Iterable<string>, fine: string): Check {
  const found = [...problems];
  return check(name, found.length === 0, found.join('; ') || fine);
}

/** What the verifier found in one file. */
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
