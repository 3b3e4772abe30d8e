/**
 * What the demonstration shows: lines of at most 80 columns, and a progress bar that a terminal
 * sees moving and a file gets once, when it is full.
 */
const COLUMNS = 78;
const LABEL_COLUMNS = 12;
const BAR_COLUMNS = 40;
const REDRAW_MS = 50;

/** Where the lines go: standard output, or a test's list. */
export interface Terminal {
  readonly isTTY?: boolean | undefined;
  write(text: string): unknown;
}

export interface Progress {
  readonly done: number;
  readonly total: number;
  readonly text: string;
}

export class Screen {
  readonly #terminal: Terminal;
  readonly #nowMs: () => number;
  #drawnAtMs = Number.NEGATIVE_INFINITY;

  constructor(terminal: Terminal, nowMs: () => number) {
    this.#terminal = terminal;
    this.#nowMs = nowMs;
  }

  title(text: string): void {
    this.#terminal.write(`\n${text}\n${'─'.repeat(COLUMNS)}\n`);
  }

  /** What was done and how long it took, the time at the right edge. */
  step(label: string, text: string, tookMs: number): void {
    const took = secondsText(tookMs);
    const left = `${label.padEnd(LABEL_COLUMNS)}${text}`;
    this.#terminal.write(`${left.padEnd(COLUMNS - took.length)}${took}\n`);
  }

  line(text: string): void {
    this.#terminal.write(`${text}\n`);
  }

  /** Rows of cells: names to the left, figures to the right. */
  table(rows: readonly (readonly string[])[]): void {
    const widths: number[] = [];
    for (const row of rows) {
      for (const [i, cell] of row.entries()) widths[i] = Math.max(widths[i] ?? 0, cell.length);
    }
    for (const row of rows) {
      const cells = row.map((cell, i) => {
        const width = widths[i] ?? 0;
        return isName(i, rows) ? cell.padEnd(width) : cell.padStart(width);
      });
      this.#terminal.write(`  ${cells.join('   ').trimEnd()}\n`);
    }
  }

  /** `done` of `total`. On a terminal the line is drawn over until `progressEnd`. */
  progress(label: string, { done, total, text }: Progress): void {
    const nowMs = this.#nowMs();
    if (this.#terminal.isTTY !== true || nowMs - this.#drawnAtMs < REDRAW_MS) return;
    this.#drawnAtMs = nowMs;
    const share = total === 0 ? 1 : Math.min(1, done / total);
    const filled = Math.round(BAR_COLUMNS * share);
    const bar = `${'█'.repeat(filled)}${'░'.repeat(BAR_COLUMNS - filled)}`;
    this.#terminal.write(`\r${`${label.padEnd(LABEL_COLUMNS)}${bar} ${text}`.padEnd(COLUMNS)}`);
  }

  /** Makes room for the line that says how it ended. */
  progressEnd(): void {
    if (this.#terminal.isTTY === true) this.#terminal.write(`\r${' '.repeat(COLUMNS)}\r`);
  }
}

/** The first column, and one whose cells are no figures. */
function isName(column: number, rows: readonly (readonly string[])[]): boolean {
  const [, ...below] = rows;
  return column === 0 || below.some((row) => /[a-z]/.test(row[column] ?? ''));
}

export function countText(count: number): string {
  return count.toLocaleString('en');
}

/** `1,234.56`. */
export function moneyText(amountMinor: number): string {
  const sign = amountMinor < 0 ? '-' : '';
  const amount = Math.abs(amountMinor);
  const cents = String(amount % 100).padStart(2, '0');
  return `${sign}${countText(Math.floor(amount / 100))}.${cents}`;
}

function secondsText(milliseconds: number): string {
  return `${(milliseconds / 1_000).toFixed(2)} s`;
}
