import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'tap';
import { NextSegment } from '../../../src/journal/segments/next-segment.ts';
import { AssertionError } from '../../../src/kernel/assert.ts';

const BYTES = 600 * 1_024;

test('next segment: it has its name only when it is whole', async (t) => {
  const directory = t.testdir();
  writeFileSync(join(directory, 'records.new'), 'left behind');
  const next = new NextSegment(directory, BYTES, undefined);
  t.notOk(next.isBegun);
  next.begin(7);
  t.ok(next.isBegun);
  // What was left behind goes first, so for a moment there may be nothing.
  t.notOk(readdirSync(directory).includes('records-00000007.seg'));
  t.throws(() => next.begin(8), AssertionError);
  const file = await next.take();
  t.same(readdirSync(directory), ['records-00000007.seg']);
  t.equal(file.bytes, BYTES);
  t.ok(readFileSync(file.path).every((byte) => byte === 0));
  t.notOk(next.isBegun, 'the one after it can be made');
  await t.rejects(next.take(), AssertionError);
  file.close();
  await next.close();
});

test('next segment: one that is there already is taken', async (t) => {
  const directory = t.testdir();
  const first = new NextSegment(directory, BYTES, undefined);
  first.begin(1);
  const file = await first.take();
  const second = new NextSegment(directory, BYTES, file);
  t.ok(second.isBegun);
  t.equal(await second.take(), file);
  file.close();
});

test('next segment: a failure is kept, and leaves no file', async (t) => {
  const directory = join(t.testdir(), 'missing');
  const next = new NextSegment(directory, BYTES, undefined);
  next.begin(1);
  await t.rejects(next.take(), { code: 'ENOENT' });
  t.match(next.failure, { code: 'ENOENT' });
  t.ok(next.isBegun, 'and it is not tried again');
  await next.close();
});
