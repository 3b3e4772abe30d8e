/** A file as the rules see it. `path` is relative to the repository, with `/`. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

export interface Violation {
  readonly path: string;
  /** Counts from 1. */
  readonly line: number;
  readonly message: string;
}

/** A rule sees all files at once, so that a planted file is enough to prove that it bites. */
export interface TidyRule {
  readonly name: string;
  readonly check: (files: readonly SourceFile[]) => readonly Violation[];
}

/** The line of a character. */
export function lineAt(text: string, at: number): number {
  let line = 1;
  for (let i = text.indexOf('\n'); i !== -1 && i < at; i = text.indexOf('\n', i + 1)) line += 1;
  return line;
}
