/** One question that the verifier asked of a transcript or a receipt, and what it found. */
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
