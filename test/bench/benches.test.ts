import { readFile } from 'node:fs/promises';
import { test } from 'tap';
import { BENCHES } from '../../bench/benches.ts';

const FIGURES = new URL('../../../docs/figures.md', import.meta.url);

test('benches: each has a name of its own', (t) => {
  t.equal(new Set(BENCHES.map(({ name }) => name)).size, BENCHES.length);
  t.end();
});

test('benches: whatever one was asked to show has its row in the table of figures', async (t) => {
  const rows = (await readFile(FIGURES, 'utf8')).split('\n');
  for (const { name, asks = [] } of BENCHES) {
    for (const { what, asked } of asks) {
      const isRow = (row: string) => row.startsWith(`| ${what} |`) && row.includes(`\`${name}\``);
      const found = rows.filter(isRow);
      t.equal(found.length, 1, `${name}: ${what}`);
      t.ok(found[0]?.includes(` | ${asked} | `), `${what}: ${asked}`);
    }
  }
});
