import { test } from 'tap';
import { FreeSpaceGuard } from '../../src/journal/free-space-guard.ts';

const POLL_MS = 1_000;

/** A guard over a disk and a timer that the test owns: marks at 100 and 200 bytes. */
function guarded(answers: (number | Error)[]) {
  const changes: string[] = [];
  const polls: (() => void)[] = [];
  const delaysMs: number[] = [];
  const guard = new FreeSpaceGuard({
    readFreeBytes: async () => {
      const answer = answers.shift() ?? new Error('asked too often');
      if (answer instanceof Error) throw answer;
      return answer;
    },
    schedule: (poll, delayMs) => {
      polls.push(poll);
      delaysMs.push(delayMs);
      return () => polls.splice(polls.indexOf(poll), 1);
    },
    onChange: (state) => changes.push(state),
    lowBytes: 100,
    highBytes: 200,
    pollMs: POLL_MS,
  });
  const pollAll = async (): Promise<void> => {
    while (answers.length > 0) {
      polls.shift()?.();
      await new Promise((resolve) => setImmediate(resolve));
    }
  };
  return { guard, changes, polls, delaysMs, pollAll };
}

test('free space guard: it stops below the low mark and lifts above the high one', async (t) => {
  const { guard, changes, delaysMs, pollAll } = guarded([150, 100, 99, 50, 150, 200, 201, 150]);
  await guard.start();
  t.equal(guard.state, 'running');
  await pollAll();
  t.same(changes, ['stopped', 'running']);
  t.same(new Set(delaysMs), new Set([POLL_MS]));
});

test('free space guard: the state is known when it has started', async (t) => {
  const { guard, changes } = guarded([10]);
  await guard.start();
  t.equal(guard.state, 'stopped');
  t.same(changes, ['stopped']);
});

test('free space guard: a disk that cannot be asked counts as full', async (t) => {
  const { guard, changes, pollAll } = guarded([500, new Error('EIO'), new Error('EIO'), 500]);
  await guard.start();
  await pollAll();
  t.same(changes, ['stopped', 'running']);
});

test('free space guard: closed, it asks and says no more', async (t) => {
  const { guard, changes, polls } = guarded([500, 1]);
  await guard.start();
  const [poll] = polls;
  poll?.();
  guard.close();
  await new Promise((resolve) => setImmediate(resolve));
  t.same(changes, []);
  t.equal(polls.length, 0, 'no further poll is scheduled');
});
