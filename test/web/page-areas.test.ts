/** The areas of the pages, as text: their views are for browsers alone. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'tap';

const WEB = join(import.meta.dirname, '../../../web');

for (const page of ['portal', 'console']) {
  test(`${page}: each area stands at an address of its own`, (t) => {
    const text = readFileSync(join(WEB, page, 'areas.ts'), 'utf8');
    const paths = [...text.matchAll(/path: '([^']*)'/g)].map(([, path]) => path);
    t.ok(paths.length > 5);
    t.same([...new Set(paths)], paths);
    t.end();
  });
}
