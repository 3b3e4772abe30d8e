import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'tap';
import { readJson } from '../../src/commands/read-json.ts';
import { ConfigurationError } from '../../src/kernel/errors.ts';

function read(folder: string, text: string): unknown {
  const path = join(folder, 'a.json');
  writeFileSync(path, text);
  return readJson(path);
}

test('read json: what a file holds', (t) => {
  t.same(read(t.testdir(), '{"a":"{:","b":[{"a":1},{"a":2}]}'), {
    a: '{:',
    b: [{ a: 1 }, { a: 2 }],
  });
  t.end();
});

test('read json: a member that stands twice is refused, wherever it stands', (t) => {
  const folder = t.testdir();
  for (const text of ['{"a":1,"a":1}', '[{"b":{"a":1,"c":":","\\u0061":2}}]']) {
    t.throws(() => read(folder, text), { message: /a\.json names a member of an object twice/ });
  }
  t.throws(() => read(folder, '{'), ConfigurationError);
  t.throws(() => readJson(join(folder, 'none.json')), ConfigurationError);
  t.end();
});
