import { createHash } from 'node:crypto';
import { appendFileSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'tap';
import { StoredSealedFiles } from '../../src/supervisor/stored-sealed-files.ts';

/** Larger than a piece. */
const CONTENT = Buffer.alloc(300_000, 'tickets');
const HEAD = async () => Buffer.from('tic');

test('stored sealed files: believed where all of it has the digest at its end', async (t) => {
  const path = join(t.testdir(), 'one');
  const files = new StoredSealedFiles();
  t.equal(await files.find(path, HEAD), undefined);
  const tail = createHash('sha256').update(CONTENT).digest();
  writeFileSync(path, Buffer.concat([CONTENT, tail]));
  const entityTag = `"${tail.toString('base64url').slice(0, 22)}"`;
  const bytes = CONTENT.length + tail.length;
  t.same(await files.find(path, HEAD), { bytes, entityTag });
  appendFileSync(path, 'x');
  await t.rejects(files.find(path, HEAD), { message: 'its digest is not that of its bytes' });
});

test('stored sealed files: a change that keeps size and time of the file is seen', async (t) => {
  const path = join(t.testdir(), 'one');
  const files = new StoredSealedFiles();
  const whole = Buffer.concat([CONTENT, createHash('sha256').update(CONTENT).digest()]);
  writeFileSync(path, whole);
  await files.find(path, HEAD);
  const { atime, mtime } = statSync(path);
  writeFileSync(path, whole.fill('x', 299_000, 299_001));
  utimesSync(path, atime, mtime);
  await t.rejects(files.find(path, HEAD), { message: 'its digest is not that of its bytes' });
});

test('stored sealed files: what is too short for a digest is none', async (t) => {
  const path = join(t.testdir(), 'one');
  for (const bytes of [0, 31, 32]) {
    writeFileSync(path, Buffer.alloc(bytes));
    await t.rejects(new StoredSealedFiles().find(path, HEAD), { message: `it has ${bytes} bytes` });
  }
});

test('stored sealed files: one that begins like another is not believed', async (t) => {
  const path = join(t.testdir(), 'one');
  writeFileSync(path, Buffer.concat([CONTENT, createHash('sha256').update(CONTENT).digest()]));
  const files = new StoredSealedFiles();
  for (const head of ['ticketz', 'x', 'tickets'.repeat(50_000)]) {
    const found = files.find(path, async () => Buffer.from(head));
    await t.rejects(found, { message: 'it is of another draw, or other seals' });
  }
  t.ok(await files.find(path, HEAD));
});
