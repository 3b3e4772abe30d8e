import { test } from 'tap';
import { LogOutput } from '../../src/operations/log-output.ts';
import { createLogger } from '../../src/operations/logger.ts';

/** A disk with room for so many bytes, which may be given more. */
class SmallDisk {
  text = '';
  room = 0;
  code = 'ENOSPC';

  readonly write = (bytes: Uint8Array): number => {
    const taken = Math.min(this.room, bytes.length);
    if (taken === 0) throw Object.assign(new Error('no'), { code: this.code });
    this.room -= taken;
    this.text += Buffer.from(bytes.subarray(0, taken)).toString();
    return taken;
  };
}

function outputTo(disk: SmallDisk) {
  const waits: number[] = [];
  const output = new LogOutput({ write: disk.write, wait: (ms) => void waits.push(ms) });
  return { output, waits };
}

test('log output: a line that does not fit is lost, and those after it are whole', (t) => {
  const disk = new SmallDisk();
  const { output } = outputTo(disk);
  output.write('first\n');
  disk.room = 3;
  output.write('second\n');
  disk.room = 100;
  output.write('third\n');
  output.write('fourth\n');
  t.equal(disk.text, 'sec\nthird\nfourth\n');
  t.equal(output.takeLostCount(), 2);
  t.equal(output.takeLostCount(), 0, 'told once');
  t.end();
});

test('log output: nothing is told of lost lines while none can be written', (t) => {
  const { output } = outputTo(new SmallDisk());
  output.write('first\n');
  t.equal(output.takeLostCount(), 0);
  t.end();
});

test('log output: a reader who is slow is waited for, one who is gone is not', (t) => {
  const disk = new SmallDisk();
  const { output, waits } = outputTo(disk);
  disk.code = 'EAGAIN';
  output.write('first\n');
  const patience = waits.length;
  t.ok(patience > 1);
  output.write('second\n');
  t.equal(waits.length, patience, 'not for each line');
  disk.room = 100;
  output.write('third\n');
  t.equal(disk.text, 'third\n');
  t.equal(output.takeLostCount(), 2);
  t.end();
});

test('logger: says how many lines were lost, once it can', (t) => {
  const disk = new SmallDisk();
  const { output } = outputTo(disk);
  const log = createLogger({ level: 'info', target: output });
  log.info('sold');
  log.child({ component: 'shard' }).error('stuck');
  disk.room = 1_000;
  log.info('sold again');
  log.info('and again');
  const lines = disk.text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  t.match(lines, [
    { message: 'sold again' },
    { level: 'warn', message: 'lines of the log could not be written', lost: 2 },
    { message: 'and again' },
  ]);
  t.equal(lines.length, 3);
  t.end();
});
