import { setTimeout as sleep } from 'node:timers/promises';
import { test } from 'tap';
import { createLogger } from '../../src/operations/logger.ts';
import { OrderlyStop, SAME_REQUEST_MS, type StopStep } from '../../src/operations/orderly-stop.ts';

function fixture() {
  const lines: string[] = [];
  const listeners = new Map<string, () => void>();
  const exits: number[] = [];
  const clock = { nowMs: 0, monotonicMs: () => clock.nowMs };
  const stop = new OrderlyStop({
    host: {
      on: (signal, listener) => listeners.set(signal, listener),
      exit: (code) => void exits.push(code),
    },
    log: createLogger({ level: 'info', target: { write: (line) => void lines.push(line) } }),
    clock,
  });
  stop.listen();
  return { stop, exits, lines, clock, send: (signal: string) => listeners.get(signal)?.() };
}

function step(name: string, run: StopStep['run'], timeLimitMs = 1_000): StopStep {
  return { name, timeLimitMs, run };
}

test('orderly stop: a signal runs the steps in order and exits with 0', async (t) => {
  const { stop, exits, send } = fixture();
  const ran: string[] = [];
  stop.add(step('stop accepting', () => sleep(10).then(() => void ran.push('accepting'))));
  stop.add(step('drain', () => void ran.push('drain')));
  stop.add(step('close', async () => void ran.push('close')));
  send('SIGTERM');
  await stop.stop({ reason: 'waits for the first', exitCode: 9 });
  t.same(ran, ['accepting', 'drain', 'close']);
  t.same(exits, [0]);
});

test('orderly stop: a step that fails or overruns is left behind, and the code is 1', async (t) => {
  const { stop, exits, lines, send } = fixture();
  const ran: string[] = [];
  stop.add(step('fails', () => Promise.reject(new Error('no disk'))));
  stop.add(
    step('throws', () => {
      throw new Error('at once');
    }),
  );
  stop.add(step('overruns', () => new Promise(() => {}), 20));
  stop.add(step('last', () => void ran.push('last')));
  send('SIGINT');
  await stop.stop({ reason: 'again', exitCode: 0 });
  t.same(ran, ['last']);
  t.same(exits, [1]);
  const text = lines.join('');
  t.match(text, 'no disk');
  t.match(text, 'at once');
  t.match(text, 'overran 20 ms');
});

test('orderly stop: a later signal exits with 1 at once', (t) => {
  const { stop, exits, clock, send } = fixture();
  stop.add(step('slow', () => new Promise(() => {}), 50));
  send('SIGINT');
  clock.nowMs += SAME_REQUEST_MS;
  t.same(exits, []);
  send('SIGINT');
  t.same(exits, [1]);
  t.end();
});

test('orderly stop: signals that come together are one request', async (t) => {
  const { stop, exits, clock, send } = fixture();
  const ran: string[] = [];
  stop.add(step('drain', () => sleep(10).then(() => void ran.push('drain'))));
  send('SIGINT');
  send('SIGTERM');
  clock.nowMs += SAME_REQUEST_MS - 1;
  send('SIGINT');
  t.same(exits, []);
  await stop.stop({ reason: 'waits for the first', exitCode: 9 });
  t.same(ran, ['drain']);
  t.same(exits, [0]);
});

test('orderly stop: the engine may stop itself with a code of its own', async (t) => {
  const { stop, exits } = fixture();
  await stop.stop({ reason: 'a flush failed', exitCode: 70 });
  t.same(exits, [70]);
  t.throws(() => stop.add(step('late', () => {})), { name: 'AssertionError' });
});
