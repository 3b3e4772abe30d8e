import { readFileSync } from 'node:fs';
import { test } from 'tap';
import { CONSOLE_SCREENS } from '../../../web/screens/console-screens.ts';
import { DOCS_PICTURES } from '../../../web/screens/docs-pictures.ts';
import { PORTAL_SCREENS } from '../../../web/screens/portal-screens.ts';
import { areasWithout } from '../../../web/screens/screen-row.ts';

const WRITTEN = { portal: PORTAL_SCREENS, console: CONSOLE_SCREENS } as const;

for (const page of ['portal', 'console'] as const) {
  test(`screens: every area of the ${page} is pictured, under a name of its own`, (t) => {
    const areas = readFileSync(`web/${page}/areas.ts`, 'utf8').match(/load: \(\) =>/g) ?? [];
    t.equal(areasWithout([], page, 'nobody').length, areas.length);
    const rows = [...WRITTEN[page], ...areasWithout(WRITTEN[page], page, 'nobody')];
    t.equal(new Set(rows.map(({ name }) => name)).size, rows.length);
    t.end();
  });
}

test('screens: the pictures of the documents are of rows that there are', (t) => {
  for (const { page, row, file } of DOCS_PICTURES) {
    t.ok(
      WRITTEN[page].some(({ name }) => name === row),
      row,
    );
    t.ok(readFileSync(`docs/pictures/${file}`).length <= 150_000, `${file} loads quickly`);
  }
  t.end();
});
