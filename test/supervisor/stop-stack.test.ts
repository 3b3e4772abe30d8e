import { test } from 'tap';
import { createLogger } from '../../src/operations/logger.ts';
import { StopStack } from '../../src/supervisor/stop-stack.ts';

test('stop stack: what was started last stops first', async (t) => {
  const stops = new StopStack();
  const done: string[] = [];
  for (const name of ['first', 'second', 'third']) {
    stops.add(name, 1_000, () => {
      done.push(name);
    });
  }
  t.same(
    stops.steps.map(({ name }) => name),
    ['third', 'second', 'first'],
  );
  await stops.undo(createLogger({ level: 'silent' }));
  t.same(done, ['third', 'second', 'first']);
});

test('stop stack: a step that fails is told, and keeps none from running', async (t) => {
  const lines: string[] = [];
  const log = createLogger({ level: 'error', target: { write: (line) => lines.push(line) } });
  const stops = new StopStack();
  let isReleased = false;
  stops.add('release', 1_000, async () => {
    isReleased = true;
  });
  stops.add('close', 1_000, () => Promise.reject(new Error('no such luck')));
  await stops.undo(log);
  t.ok(isReleased);
  t.match(JSON.parse(lines[0] ?? ''), { step: 'close', problem: { message: 'no such luck' } });
  t.equal(lines.length, 1);
  await stops.undo(log);
  t.equal(lines.length, 1, 'each runs once');
});

test('stop stack: a step that never ends is told after its time, and left behind', async (t) => {
  const lines: string[] = [];
  const log = createLogger({ level: 'error', target: { write: (line) => lines.push(line) } });
  const stops = new StopStack();
  let isReleased = false;
  stops.add('release', 1_000, () => {
    isReleased = true;
  });
  stops.add('close', 5, () => new Promise(() => undefined));
  await stops.undo(log);
  t.ok(isReleased);
  t.match(JSON.parse(lines[0] ?? ''), { step: 'close', problem: 'overran 5 ms' });
});
