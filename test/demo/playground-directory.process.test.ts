import { mkdtempSync, statSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Test, test } from 'tap';
import { openPlaygroundDirectory } from '../../src/demo/playground-directory.ts';
import { ConfigurationError } from '../../src/kernel/errors.ts';
import { SystemRandom } from '../../src/kernel/system-random.ts';

const random = new SystemRandom();

function folder(t: Test): string {
  const path = mkdtempSync(join(tmpdir(), 'tirage-'));
  t.teardown(() => rm(path, { recursive: true, force: true }));
  return path;
}

test('playground: a named directory keeps its password, for its owner alone', async (t) => {
  const path = join(folder(t), 'new', 'data');
  const first = await openPlaygroundDirectory(path, random);
  t.match(first, { data: path, isThrownAway: false, isUsed: false });
  t.match(first.password, /^[0-9a-f]{4}(?:-[0-9a-f]{4}){3}$/);
  t.equal(statSync(join(path, 'playground.secret')).mode & 0o077, 0);
  writeFileSync(join(path, 'meta.json'), '{}');
  const again = await openPlaygroundDirectory(path, random);
  t.match(again, { password: first.password, isUsed: true });
});

test('playground: what is begun and never run keeps its password, too', async (t) => {
  const path = folder(t);
  const { password } = await openPlaygroundDirectory(path, random);
  t.equal((await openPlaygroundDirectory(path, random)).password, password);
});

test("playground: another engine's directory is refused, and left as it is", async (t) => {
  const path = folder(t);
  writeFileSync(join(path, 'meta.json'), '{}');
  await t.rejects(openPlaygroundDirectory(path, random), ConfigurationError);
  t.throws(() => statSync(join(path, 'playground.secret')));
});

test('playground: what nobody named is thrown away', async (t) => {
  const { data, isThrownAway, password } = await openPlaygroundDirectory(undefined, random);
  t.ok(isThrownAway);
  t.not(password, (await openPlaygroundDirectory(undefined, random)).password);
  t.ok(statSync(data).isDirectory());
});
