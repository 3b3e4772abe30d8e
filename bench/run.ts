/**
 * `npm run bench [-- name …]` measures, `--whole` with the largest size of those that have one,
 * `--smoke` proves with tiny sizes that all still run, and `--readme` measures nothing: it writes
 * what was measured last into the table of docs/figures.md.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { BENCHES } from './benches.ts';
import type { Bench, Size } from './harness/figures/bench.ts';
import { withFigures } from './harness/figures/figures-table.ts';
import { KeptResults } from './harness/figures/kept-results.ts';
import { type Environment, Report } from './harness/figures/report.ts';
import { within } from './harness/processes/waiting.ts';

/** Two at once would measure each other; the smoke sizes measure nothing, and mostly wait. */
const AT_ONCE = { smoke: 3, real: 1 } as const;
/** For one benchmark: a hang is noticed, in CI within the time that it has. */
const LIMIT_MS = { smoke: 240_000, real: 1_800_000, whole: 7_200_000 } as const;
/** From the root of the repository, where npm runs this. */
const FIGURES = 'docs/figures.md';
const KEPT = new KeptResults('bench/results');

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    smoke: { type: 'boolean', default: false },
    whole: { type: 'boolean', default: false },
    readme: { type: 'boolean', default: false },
  },
});
const unknown = positionals.filter((name) => !BENCHES.some((bench) => bench.name === name));
if (unknown.length > 0) {
  const known = BENCHES.map(({ name }) => name).join(', ');
  console.error(`There is no benchmark ${unknown.join(', ')}. There are: ${known}.`);
  process.exit(1);
}
if (values.readme) await writeFigures();
else await runAll();

async function runAll(): Promise<void> {
  const isChosen = ({ name }: Bench) => positionals.length === 0 || positionals.includes(name);
  const size = values.smoke ? 'smoke' : 'real';
  const environment = Report.environment();
  const waiting = BENCHES.filter(isChosen);
  const runNext = async (): Promise<void> => {
    for (let bench = waiting.shift(); bench !== undefined; bench = waiting.shift()) {
      await runOne(bench, size, environment);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE[size] }, runNext));
}

async function runOne(bench: Bench, size: Size, environment: Environment): Promise<void> {
  // When several run at once, each is printed as a whole.
  const lines: string[] = [];
  const print = (line: string) => (size === 'smoke' ? lines.push(line) : console.log(line));
  const report = new Report(print);
  report.heading(bench.name, size, bench.goal);
  const startedMs = performance.now();
  try {
    const limitMs = LIMIT_MS[values.whole ? 'whole' : size];
    const whole = values.whole ? bench.runWhole?.(report) : undefined;
    await within(whole ?? bench.run(size, report), { who: bench.name, limitMs });
    report.line('took', `${((performance.now() - startedMs) / 1_000).toFixed(1)} s`);
  } finally {
    for (const line of lines) console.log(line);
  }
  if (size === 'smoke' || report.rows.length === 0) return;
  const date = new Date().toISOString();
  await KEPT.keep({ bench: bench.name, ...environment, date, rows: report.rows });
}

async function writeFigures(): Promise<void> {
  const results = await KEPT.of(BENCHES.map(({ name }) => name));
  const asked = BENCHES.flatMap(({ name: bench, asks = [] }) =>
    asks.map((row) => ({ bench, ...row })),
  );
  await writeFile(FIGURES, withFigures(await readFile(FIGURES, 'utf8'), results, asked));
  console.log(`${FIGURES} shows the figures of ${results.map(({ bench }) => bench).join(', ')}.`);
}
