import { importsOf } from './imports.ts';
import type { SourceFile, TidyRule, Violation } from './rule.ts';

/** Modules that import each other see half of each other while loading. Types are gone by then. */
export const noCycles: TidyRule = {
  name: 'no import cycles',
  check: (files) => new CycleSearch(files).run(),
};

class CycleSearch {
  readonly #files: ReadonlyMap<string, SourceFile>;
  readonly #done = new Set<string>();
  readonly #trail: string[] = [];
  readonly #violations: Violation[] = [];

  constructor(files: readonly SourceFile[]) {
    this.#files = new Map(files.map((file) => [file.path, file]));
  }

  run(): readonly Violation[] {
    for (const path of this.#files.keys()) this.#visit(path);
    return this.#violations;
  }

  #visit(path: string): void {
    const file = this.#files.get(path);
    if (file === undefined || this.#done.has(path)) return;
    this.#trail.push(path);
    for (const { kind, line, target } of importsOf(file)) {
      if (kind !== 'value' || target === undefined) continue;
      const start = this.#trail.indexOf(target);
      if (start === -1) {
        this.#visit(target);
        continue;
      }
      const cycle = [...this.#trail.slice(start), target].join(' -> ');
      this.#violations.push({ path, line, message: `closes a cycle: ${cycle}` });
    }
    this.#trail.pop();
    this.#done.add(path);
  }
}
