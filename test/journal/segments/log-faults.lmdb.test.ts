/**
 * A process that is killed, a disk that fails and one that is full: everything answered is there
 * after a restart, nothing is half there, and no answer follows a failure.
 */
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { type Test, test } from 'tap';
import { readFreeBytesSync } from '../../../src/journal/free-bytes.ts';
import { listSegments } from '../../../src/journal/segments/recover-log.ts';
import { buildFailingSync, NO_COMPILER } from '../../support/disk/failing-sync.ts';
import { findWrongRecord, writeStory } from '../../support/disk/log-story.ts';
import { openSegmentLog } from '../../support/disk/open-segment-log.ts';
import { findNoDisk, smallDisk } from '../../support/disk/small-disk.ts';
import { type ChildOutcome, numbersAfter, runChild } from '../../support/engine/child-run.ts';

const KILL_COUNT = 20;
const RECORD_COUNT = 40;
const LANE_COUNT = 4;

function appendUnder(
  directory: string,
  args: readonly string[],
  environment: Readonly<Record<string, string>>,
  onOutput: (output: string, kill: () => void) => void = () => undefined,
): Promise<ChildOutcome> {
  const script = '../disk/logging-child.js';
  return runChild({ script, args: [directory, ...args], environment, limitMs: 120_000, onOutput });
}

/** What is there is what was answered, perhaps one more, and the log goes on. */
async function checkAnswered(t: Test, directory: string, answered: number, underWay: number) {
  const log = await openSegmentLog(directory);
  const { sequence } = log.head;
  const range = `${answered} <= ${sequence} <= ${answered + underWay}`;
  t.ok(answered <= sequence && sequence <= answered + underWay, range);
  t.equal(findWrongRecord(log), undefined);
  await writeStory(log, 1);
  t.equal(findWrongRecord(log), undefined);
  await log.close();
}

test('log: killed twenty times over, what was answered is there and whole', async (t) => {
  const directory = t.testdir();
  for (let round = 1; round <= KILL_COUNT; round += 1) {
    const lineCount = 3 + ((round * 31) % 90);
    const { lines, signal } = await appendUnder(directory, ['1000000'], {}, (output, kill) => {
      if (output.split('\n').length > lineCount) kill();
    });
    t.equal(signal, 'SIGKILL');
    const answered = numbersAfter('acked', lines).at(-1) ?? 0;
    const asked = numbersAfter('append', lines).at(-1) ?? 0;
    await checkAnswered(t, directory, answered, asked - answered);
  }
});

async function checkFailure(t: Test, { lines, exitCode }: ChildOutcome, directory: string) {
  const answered = numbersAfter('acked', lines).length;
  const firstRefusal = lines.findIndex((line) => /^(refused|open failed)/.test(line));
  if (firstRefusal < 0) {
    // The call that fails came after the last append, or not at all.
    t.equal(answered, RECORD_COUNT);
    t.equal(exitCode, 0);
  } else {
    t.equal(exitCode, 3, 'the child ends by itself');
    t.match(lines[firstRefusal], /could not .*EIO/, 'in a sentence');
    t.same(numbersAfter('acked', lines.slice(firstRefusal)), [], 'no answer after the failure');
  }
  const isUnknown = lines[firstRefusal]?.includes(' unknown: ') ?? false;
  await checkAnswered(t, directory, answered, isUnknown ? 1 : 0);
}

/** By the end of a path: appends and mending, zeros ahead, and the names in the directory. */
for (const [what, callCount] of [
  ['.seg', RECORD_COUNT + 4],
  ['records.new', 6],
  ['/log', 6],
] as const) {
  for (const isSticky of [false, true]) {
    const kind = isSticky ? 'and all later ones' : 'alone';
    test(`log: each sync of ${what} fails, ${kind}`, { skip: NO_COMPILER }, async (t) => {
      const library = buildFailingSync(t.testdir());
      const calls = Array.from({ length: callCount }, (_, index) => index + 1);
      const outcomes: [string, ChildOutcome][] = [];
      const lane = async (): Promise<void> => {
        for (let call = calls.shift(); call !== undefined; call = calls.shift()) {
          const directory = join(dirname(library), String(call), 'log');
          const environment = {
            LD_PRELOAD: library,
            SYNC_FILE: what,
            SYNC_FAIL_AT: String(call),
            SYNC_STICKY: isSticky ? '1' : '0',
          };
          const args = [String(RECORD_COUNT)];
          outcomes.push([directory, await appendUnder(directory, args, environment)]);
        }
      };
      await Promise.all(Array.from({ length: LANE_COUNT }, lane));
      t.ok(
        outcomes.some(([, { exitCode }]) => exitCode === 3),
        'failures were met',
      );
      for (const [directory, outcome] of outcomes) await checkFailure(t, outcome, directory);
    });
  }
}

test('log: an append is answered after its one write', { skip: NO_COMPILER }, async (t) => {
  const library = buildFailingSync(t.testdir());
  const directory = join(dirname(library), 'log');
  const environment = { LD_PRELOAD: library, SYNC_FILE: '.seg', SYNC_TRACE: '1' };
  const { lines } = await appendUnder(directory, ['10'], environment);
  const expected = Array.from({ length: 10 }, (_, index) => {
    return [`append ${index + 1}`, 'synced meta', `acked ${index + 1}`];
  });
  t.same(lines.slice(lines.indexOf('append 1')), expected.flat());
});

test('log: what was read at the start is made durable before it is built on', {
  skip: NO_COMPILER,
}, async (t) => {
  const library = buildFailingSync(t.testdir());
  const directory = join(dirname(library), 'log');
  await appendUnder(directory, ['3'], {});
  for (const [file, line] of [
    ['.seg', 'synced meta'],
    ['/log', 'synced data'],
  ] as const) {
    const environment = { LD_PRELOAD: library, SYNC_FILE: file, SYNC_TRACE: '1' };
    const { lines } = await appendUnder(directory, ['1'], environment);
    t.equal(lines[0], line, `the last frame, or the names: ${file}`);
    t.match(lines[1], /^append/);
  }
});

test('log: each new segment has its name for good', { skip: NO_COMPILER }, async (t) => {
  const library = buildFailingSync(t.testdir());
  const directory = join(dirname(library), 'log');
  const environment = { LD_PRELOAD: library, SYNC_FILE: '/log', SYNC_TRACE: '1' };
  const { lines } = await appendUnder(directory, [String(RECORD_COUNT)], environment);
  const segmentCount = listSegments(directory).length;
  t.ok(segmentCount > 2);
  const syncCount = lines.filter((line) => line === 'synced data').length;
  t.equal(syncCount, segmentCount + 1, 'and the names were synced at the start');
});

for (const spareKb of [0, 200]) {
  test(`log: a full disk, of which ${spareKb} kB are to stay free`, {
    skip: findNoDisk(),
  }, async (t) => {
    const disk = smallDisk(t, 1);
    const directory = join(disk, 'log');
    const { lines, exitCode } = await appendUnder(
      directory,
      ['1000000', String(spareKb * 1_024)],
      {},
    );
    t.equal(exitCode, 3);
    const firstRefusal = lines.findIndex((line) => /^(refused|open failed)/.test(line));
    t.match(lines[firstRefusal], /absent: .*could not .*ENOSPC/);
    t.same(numbersAfter('acked', lines.slice(firstRefusal)), []);
    const answered = numbersAfter('acked', lines).length;
    t.ok(answered > 200, `${answered} were answered`);
    t.ok(readFreeBytesSync(disk) >= spareKb * 1_024, 'so much is free');
    spawnSync('mount', ['-o', 'remount,size=8m', disk]);
    await checkAnswered(t, directory, answered, 0);
  });
}
