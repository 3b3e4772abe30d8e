import { readFileSync } from 'node:fs';
import { test } from 'tap';
import { numbersAfter, runChild } from '../support/engine/child-run.ts';
import { until } from '../support/engine/until.ts';

/** Of the child, without a pause. */
const WORKS_MS = 40_000;

const SCRIPT = { script: '../engine/apart-child.js', environment: {}, limitMs: 60_000 };

/** A process that has ended and was not waited for is a zombie. */
function isRunning(processId: number): boolean {
  try {
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${processId}/status`, 'utf8'));
  } catch {
    return false;
  }
}

test('run apart: a process ends with its parent, in the middle of its work', async (t) => {
  let childId = 0;
  let killedAtMs = 0;
  const { signal } = await runChild({
    ...SCRIPT,
    args: [String(WORKS_MS)],
    onOutput: (output, kill) => {
      [childId = 0] = numbersAfter('child', output.split('\n'));
      if (childId === 0) return;
      setTimeout(() => {
        killedAtMs = performance.now();
        kill();
      }, 500);
    },
  });
  t.equal(signal, 'SIGKILL');
  t.not(childId, 0);
  // The output is closed when both have ended.
  t.ok(performance.now() - killedAtMs < WORKS_MS / 4, 'right after its parent');
  await until('the child to end', 60_000, () => (isRunning(childId) ? undefined : true));
});

test('run apart: one that is done ends by itself, and says how', async (t) => {
  const { exitCode, lines } = await runChild({
    ...SCRIPT,
    args: ['0'],
    onOutput: () => undefined,
  });
  t.equal(exitCode, 0);
  t.equal(numbersAfter('child', lines).length, 1);
});

test('run apart: called by hand it runs without a parent', async (t) => {
  const { exitCode } = await runChild({
    ...SCRIPT,
    args: ['0', '--here'],
    onOutput: () => undefined,
  });
  t.equal(exitCode, 0);
});
