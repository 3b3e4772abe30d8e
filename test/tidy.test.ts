/**
 * The style, proven on the sources as text: layers, cycles, package owners, dead files, mirrored
 * tests, lengths and banned words. The rules are in support/tidy, one concept a file; that each of
 * them bites is proven in tidy-teeth.test.ts.
 */
import { join } from 'node:path';
import { test } from 'tap';
import { allRules } from './support/tidy/all-rules.ts';
import { readDocuments, readLinkTargets, readSourceTree } from './support/tidy/source-tree.ts';

const root = join(import.meta.dirname, '..', '..');
const files = [...readSourceTree(root), ...readDocuments(root), ...readLinkTargets(root)];

test('tidy: the sources are found', (t) => {
  const paths = files.map(({ path }) => path);
  const sources = ['actors/decider.ts', 'src/kernel/money.ts', 'test/tidy.test.ts'];
  const documents = ['README.md', 'docs/nats.md', 'src/journal/DESIGN.md', 'k6/README.md'];
  for (const path of [...sources, ...documents]) t.ok(paths.includes(path), path);
  t.end();
});

for (const rule of allRules) {
  test(`tidy: ${rule.name}`, (t) => {
    const found = rule.check(files).map(({ path, line, message }) => `${path}:${line} ${message}`);
    t.same(found, []);
    t.end();
  });
}
