import { test } from 'tap';
import { isJsonDeeperThan } from '../../src/protocol/json-depth.ts';

test('depth: counts arrays and objects, not what stands in strings', (t) => {
  const nested = (depth: number): string => '['.repeat(depth) + ']'.repeat(depth);
  t.notOk(isJsonDeeperThan(nested(16), 16));
  t.ok(isJsonDeeperThan(nested(17), 16));
  t.ok(isJsonDeeperThan(`${'{"a":'.repeat(17)}1${'}'.repeat(17)}`, 16));
  t.notOk(isJsonDeeperThan(`"${'['.repeat(100)}"`, 16));
  t.notOk(isJsonDeeperThan(`["\\"${'['.repeat(100)}"]`, 16), 'a quote that is escaped');
  t.ok(isJsonDeeperThan(`["\\\\",${nested(16)}]`, 16), 'a backslash that is escaped');
  t.notOk(isJsonDeeperThan(`[${'[],'.repeat(100)}1]`, 16), 'wide is not deep');
  t.notOk(isJsonDeeperThan(`"${'['.repeat(100)}`, 16), 'a string without an end');
  t.ok(isJsonDeeperThan('['.repeat(100), 16), 'also where it is not JSON');
  t.end();
});
