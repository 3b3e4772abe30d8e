import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'tap';
import { withFigures } from '../../../../bench/harness/figures/figures-table.ts';
import { type KeptResult, KeptResults } from '../../../../bench/harness/figures/kept-results.ts';

const FIGURES = new URL('../../../../../docs/figures.md', import.meta.url);
const RESULT: KeptResult = {
  bench: 'some-bench',
  machine: 'a machine x 2',
  node: 'v20.20.2',
  commit: '0123456789ab',
  date: '2026-01-31T12:00:00.000Z',
  rows: [
    { what: 'purchases | all', measured: '0.53 (5 rounds)', asked: '>= 0.6' },
    { what: 'memory', measured: '7.4 KiB' },
  ],
};

test('figures: the document gets the rows that were kept, and keeps the rest', async (t) => {
  const path = await mkdtemp(join(tmpdir(), 'tirage-figures-'));
  t.teardown(() => rm(path, { recursive: true }));
  const kept = new KeptResults(join(path, 'results'));
  t.same(await kept.of(['some-bench']), [], 'nothing was measured yet');
  await kept.keep({ ...RESULT, rows: [] });
  await kept.keep(RESULT);
  await kept.keep({ ...RESULT, bench: 'other-bench', rows: [{ what: 'rate', measured: '9/s' }] });
  const results = await kept.of(['other-bench', 'some-bench', 'never-run']);

  const before = await readFile(FIGURES, 'utf8');
  const after = withFigures(before, results);
  const rows = [
    '| rate | 9/s |  | `other-bench` | 0123456789ab, 2026-01-31 |',
    '| purchases \\| all | 0.53 (5 rounds) | >= 0.6 | `some-bench` | 0123456789ab, 2026-01-31 |',
    '| memory | 7.4 KiB |  | `some-bench` | 0123456789ab, 2026-01-31 |',
  ];
  t.ok(after.includes(`\n${rows.join('\n')}\n<!-- figures: end -->`), after);
  t.match(after, /Measured on a machine x 2, Node v20\.20\.2/);
  const outside = (text: string) => text.split(/<!-- figures: [^>]*-->/).filter((_, i) => i !== 1);
  t.same(outside(after), outside(before), 'nothing else has changed');
  t.equal(withFigures(after, results), after, 'written twice is written once');
});

test('figures: what cannot be compared, or has no place, is refused', (t) => {
  const place = '<!-- figures: begin; written by `npm run bench -- --readme` -->';
  const end = '<!-- figures: end -->';
  const good = `before\n${place}\nold\n${end}\nafter\n`;
  t.match(withFigures(good, [RESULT]), /^before\n<!--[\s\S]*\n<!-- figures: end -->\nafter\n$/);
  t.notMatch(withFigures(good, [RESULT]), /\nold\n/);
  t.throws(() => withFigures(good, []), /run the benchmarks first/);
  const elsewhere = { ...RESULT, machine: 'another' };
  t.throws(() => withFigures(good, [RESULT, elsewhere]), /one machine only/);
  for (const bad of ['nothing', `${end}\n${place}`, place, `${good}${good}`]) {
    t.throws(() => withFigures(bad, [RESULT]), /needs once, in this order/, bad);
  }
  t.end();
});

test('figures: what was asked for and has no row is said to be not measured', async (t) => {
  const asked = [
    { bench: 'some-bench', what: 'memory', asked: '<= 8 KiB' },
    { bench: 'some-bench', what: 'restart', asked: '<= 1 s' },
    { bench: 'other-bench', what: 'memory', asked: '<= 4 GiB' },
  ];
  const after = withFigures(await readFile(FIGURES, 'utf8'), [RESULT], asked);
  const rows = [
    '| memory | 7.4 KiB |  | `some-bench` | 0123456789ab, 2026-01-31 |',
    '| restart | not measured here | <= 1 s | `some-bench` |  |',
    '| memory | not measured here | <= 4 GiB | `other-bench` |  |',
  ];
  t.ok(after.includes(`\n${rows.join('\n')}\n<!-- figures: end -->`), after);
});
