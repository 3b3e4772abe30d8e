/**
 * What the last real run of each benchmark found, one file each, so that benchmarks can be measured
 * one at a time. The files are not part of the repository.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** A line of the table of figures. */
export interface ResultRow {
  readonly what: string;
  readonly measured: string;
  /** The target that it had to reach, if there was one. */
  readonly asked?: string;
}

export interface KeptResult {
  readonly bench: string;
  readonly machine: string;
  readonly node: string;
  readonly commit: string;
  /** ISO 8601. */
  readonly date: string;
  readonly rows: readonly ResultRow[];
}

export class KeptResults {
  readonly #directory: string;

  constructor(directory: string) {
    this.#directory = directory;
  }

  async keep(result: KeptResult): Promise<void> {
    await mkdir(this.#directory, { recursive: true });
    await writeFile(this.#pathOf(result.bench), `${JSON.stringify(result, null, 2)}\n`);
  }

  /** The results of those of `benches` that were measured, in that order. */
  async of(benches: readonly string[]): Promise<KeptResult[]> {
    const found: KeptResult[] = [];
    for (const bench of benches) {
      try {
        found.push(JSON.parse(await readFile(this.#pathOf(bench), 'utf8')) as KeptResult);
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
      }
    }
    return found;
  }

  #pathOf(bench: string): string {
    return join(this.#directory, `${bench}.json`);
  }
}
