import { createHash } from 'node:crypto';
import { appendFileSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'tap';
import { StoredSealedFiles } from '../../src/supervisor/stored-sealed-files.ts';

/** Larger than a piece. */
const CONTENT = Buffer.alloc(300_000, 'tickets');

test('stored sealed files: believed where all of it has the digest at its end', async (t) => {
  const path = join(t.testdir(), 'one');
  const files = new StoredSealedFiles();
  t.equal(await files.find(path), undefined);
  const tail = createHash('sha256').update(CONTENT).digest();
  writeFileSync(path, Buffer.concat([CONTENT, tail]));
  const entityTag = `"${tail.toString('base64url').slice(0, 22)}"`;
  const bytes = CONTENT.length + tail.length;
  t.same(await files.find(path), { bytes, entityTag });
  appendFileSync(path, 'x');
  await t.rejects(files.find(path), { message: 'its digest is not that of its bytes' });
});

test('stored sealed files: a change that keeps size and time of the file is seen', async (t) => {
  const path = join(t.testdir(), 'one');
  const files = new StoredSealedFiles();
  const whole = Buffer.concat([CONTENT, createHash('sha256').update(CONTENT).digest()]);
  writeFileSync(path, whole);
  await files.find(path);
  const { atime, mtime } = statSync(path);
  writeFileSync(path, whole.fill('x', 299_000, 299_001));
  utimesSync(path, atime, mtime);
  await t.rejects(files.find(path), { message: 'its digest is not that of its bytes' });
});

test('stored sealed files: what is too short for a digest is none', async (t) => {
  const path = join(t.testdir(), 'one');
  for (const bytes of [0, 31, 32]) {
    writeFileSync(path, Buffer.alloc(bytes));
    await t.rejects(new StoredSealedFiles().find(path), { message: `it has ${bytes} bytes` });
  }
});
