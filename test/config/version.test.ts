import { readFileSync } from 'node:fs';
import { test } from 'tap';
import { laterVersion, VERSION } from '../../src/config/version.ts';

test('version: it is the one of the package', (t) => {
  const text = readFileSync(new URL('../../../package.json', import.meta.url), 'utf8');
  t.equal(VERSION, JSON.parse(text).version);
  t.match(VERSION, /^\d+\.\d+\.\d+/);
  t.end();
});

test('version: the later of two is told by their numbers', (t) => {
  for (const [earlier, later] of [
    ['0.9.0', '0.10.0'],
    ['0.10.0', '1.0.0'],
    ['1.0.9', '1.0.10'],
    ['1.9.9', '2.0.0-beta.1'],
  ] as const) {
    t.equal(laterVersion(earlier, later), later);
    t.equal(laterVersion(later, earlier), later);
  }
  t.equal(laterVersion('1.0.0', '1.0.0'), '1.0.0');
  t.end();
});
