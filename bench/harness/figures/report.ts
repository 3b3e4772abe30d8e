/** Prints what a benchmark found, with all that a reader needs to judge it. */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpus, totalmem } from 'node:os';
import { spreadText } from './figures.ts';
import type { ResultRow } from './kept-results.ts';

const LABEL_CHARS = 43;

/** On what machine, and of which commit, a figure was measured. */
export interface Environment {
  readonly machine: string;
  readonly node: string;
  readonly commit: string;
}

export class Report {
  readonly #rows: ResultRow[] = [];
  readonly #print: (line: string) => void;

  constructor(print: (line: string) => void) {
    this.#print = print;
  }

  /** The machine, once for a run of several benchmarks. */
  static environment(): Environment {
    const [cpu] = cpus();
    const gibibytes = (totalmem() / 2 ** 30).toFixed(1);
    const model = `${cpu?.model.trim() ?? 'unknown'} x ${cpus().length}, ${gibibytes} GiB`;
    const machine = `${model}, ${process.platform} ${process.arch}`;
    const environment = { machine, node: process.version, commit: commit() };
    for (const [name, text] of Object.entries(environment)) {
      console.log(`${name.padEnd(8)} ${text}`);
    }
    return environment;
  }

  /** The rows for the table of figures. */
  get rows(): readonly ResultRow[] {
    return this.#rows;
  }

  heading(name: string, size: string, goal: string): void {
    this.#print(`\n# ${name} (${size})\n${goal}`);
  }

  line(label: string, text: string): void {
    this.#print(`  ${label.padEnd(LABEL_CHARS)} ${text}`);
  }

  /** A line of the table of figures, which is shown here too. */
  row(row: ResultRow): void {
    this.#rows.push(row);
    const asked = row.asked === undefined ? '' : ` (asked for: ${row.asked})`;
    this.line(row.what, `${row.measured}${asked}`);
  }

  /** A figure of several rounds. */
  figure(label: string, values: readonly number[], digits: number, unit = ''): void {
    this.line(label, `${spreadText(values, digits)}${unit === '' ? '' : ` ${unit}`}`);
  }

  /** The same work gives the same text: two runs that differ here did not measure one thing. */
  checksum(facts: unknown): void {
    const digest = createHash('sha256').update(JSON.stringify(facts)).digest('hex');
    this.line('checksum of the work', `${digest.slice(0, 16)} of ${JSON.stringify(facts)}`);
  }

  /** A table of shares, largest first; shares below one hundredth are left out. */
  shares(title: string, shares: ReadonlyMap<string, number>): void {
    this.#print(`  ${title}`);
    const sorted = [...shares].sort(([, left], [, right]) => right - left);
    for (const [name, share] of sorted) {
      if (share >= 0.01) this.#print(`    ${(100 * share).toFixed(1).padStart(5)} %  ${name}`);
    }
  }
}

/** A container has no git: there the commit is what the variable says. */
function commit(): string {
  const told = process.env.TIRAGE_COMMIT;
  if (told !== undefined) return told;
  try {
    const git = (...args: string[]) => execFileSync('git', args, { encoding: 'utf8' }).trim();
    const isChanged = git('status', '--porcelain', '--untracked-files=no') !== '';
    return `${git('rev-parse', '--short=12', 'HEAD')}${isChanged ? ', changed' : ''}`;
  } catch {
    return 'unknown: no git here';
  }
}
