import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
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

test('clock mark: one that was altered anywhere is none', (t) => {
  const directory = mkdtempSync(join(tmpdir(), 'clock-mark-'));
  const path = join(directory, 'clock.json');
  new ClockMark(directory, 'b').write(1_767_000_000_123.75);
  const sound = readFileSync(path).toString();
  for (const [was, is] of [
    ['1767', '9767'],
    ['1767000000123.75', '1e999'],
    ['1767000000123.75', '-1e308'],
    ['.75', '.5'],
    ['"b"', '"c"'],
  ] as const) {
    writeFileSync(path, sound.replace(was, is));
    t.equal(new ClockMark(directory, 'b').read(), undefined, is);
  }
  writeFileSync(path, sound);
  t.equal(new ClockMark(directory, 'b').read(), 1_767_000_000_123.75);
  rmSync(path);
  mkdirSync(path);
  t.equal(new ClockMark(directory, 'b').read(), undefined);
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
