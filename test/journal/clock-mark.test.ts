import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'tap';
import { ClockMark } from '../../src/journal/clock-mark.ts';

test('clock mark: what was believed is known on the same run of the machine only', (t) => {
  const directory = mkdtempSync(join(tmpdir(), 'clock-mark-'));
  t.equal(new ClockMark(directory, 'boot-1').read(), undefined);
  new ClockMark(directory, 'boot-1').write(1_767_000_000_123.75);
  t.equal(new ClockMark(directory, 'boot-1').read(), 1_767_000_000_123.75);
  t.equal(new ClockMark(directory, 'boot-2').read(), undefined);
  new ClockMark(directory, 'boot-2').write(5);
  t.equal(new ClockMark(directory, 'boot-1').read(), undefined);
  t.equal(new ClockMark(directory, 'boot-2').read(), 5);
  t.end();
});

test('clock mark: a file of nonsense is none', (t) => {
  const directory = mkdtempSync(join(tmpdir(), 'clock-mark-'));
  for (const text of ['', '{', 'null', '[]', '{"bootId":"b"}', '{"bootId":"b","offsetMs":"7"}']) {
    writeFileSync(join(directory, 'clock.json'), text);
    t.equal(new ClockMark(directory, 'b').read(), undefined, text);
  }
  t.end();
});

test('clock mark: this machine tells its runs apart', {
  skip: process.platform !== 'linux' && 'no Linux',
}, (t) => {
  const directory = mkdtempSync(join(tmpdir(), 'clock-mark-'));
  new ClockMark(directory).write(7);
  t.equal(new ClockMark(directory).read(), 7);
  t.end();
});
