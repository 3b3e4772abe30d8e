import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'tap';
import { keptSecrets } from '../../src/identity/kept-secrets.ts';
import { SeededRandom } from '../support/sources/seeded-random.ts';

const GIVEN = { sandbox: undefined };

test('kept secrets: made once, and found again', async (t) => {
  const directory = t.testdir();
  const made = await keptSecrets(directory, new SeededRandom(1), GIVEN);
  t.same(await keptSecrets(directory, new SeededRandom(2), GIVEN), made);
  for (const name of ['identity', 'sandbox']) {
    t.equal(statSync(join(directory, `${name}.secret`)).mode & 0o777, 0o600);
  }
  const given = await keptSecrets(directory, new SeededRandom(2), { sandbox: 'of the operator' });
  t.same(given, { ...made, sandbox: 'of the operator' });
});

test('kept secrets: one that is empty, cut off or something else is refused', async (t) => {
  const directory = t.testdir();
  await keptSecrets(directory, new SeededRandom(1), GIVEN);
  for (const name of ['identity', 'sandbox']) {
    const path = join(directory, `${name}.secret`);
    const sound = readFileSync(path).toString();
    for (const text of ['', '\n', sound.slice(0, 20), sound + sound, 'Dear Ada,']) {
      writeFileSync(path, text);
      const refused = { name: 'ConfigurationError', message: /is damaged: restore or remove it/ };
      await t.rejects(keptSecrets(directory, new SeededRandom(2), GIVEN), refused, text);
      t.equal(readFileSync(path).toString(), text, 'nothing is put in its place');
    }
    rmSync(path);
    mkdirSync(path);
    const refused = { name: 'ConfigurationError', message: /is no file: move it away/ };
    await t.rejects(keptSecrets(directory, new SeededRandom(2), GIVEN), refused);
    rmSync(path, { recursive: true });
    writeFileSync(path, sound, { mode: 0o600 });
  }
});
