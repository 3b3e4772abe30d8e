import { readFileSync } from 'node:fs';
import { test } from 'tap';
import { VERSION } from '../../src/config/version.ts';

test('version: it is the one of the package', (t) => {
  const text = readFileSync(new URL('../../../package.json', import.meta.url), 'utf8');
  t.equal(VERSION, JSON.parse(text).version);
  t.match(VERSION, /^\d+\.\d+\.\d+/);
  t.end();
});
