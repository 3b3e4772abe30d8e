/** The adapter against a scripted accrual system, in a time that is moved by hand. */
import { test } from 'tap';
import { AccrualAdapter, AdapterClosedError } from '../../src/loyalty/accrual-adapter.ts';
import type { HttpAnswer } from '../../src/loyalty/accrual-answer.ts';
import { FAILURES_IN_ROW_MAX } from '../../src/loyalty/circuit-breaker.ts';
import { manualClock, START_MS } from '../support/cluster.ts';

type Script = (number: string, nowMs: number) => HttpAnswer | Error;

const processed = (order: string): HttpAnswer => ({
  status: 200,
  retryAfter: undefined,
  body: JSON.stringify({ order, status: 'PROCESSED', accrual: 5 }),
});
const status = (code: number, retryAfter?: string): HttpAnswer => {
  return { status: code, retryAfter, body: '' };
};

function adapterOver(script: Script, connectionsMax = 4) {
  const clock = manualClock(START_MS);
  const asked: { number: string; atMs: number }[] = [];
  const told: string[] = [];
  let timers: { atMs: number; wake: () => void }[] = [];
  let pendingCount = 0;
  let pendingMax = 0;
  const adapter = new AccrualAdapter({
    clock,
    connectionsMax,
    wait: (ms) => {
      return new Promise((wake) => timers.push({ atMs: clock.nowMs + ms, wake }));
    },
    onChange: (message) => told.push(message),
    transport: {
      close: async () => undefined,
      get: async (number) => {
        asked.push({ number, atMs: clock.nowMs - START_MS });
        pendingCount += 1;
        pendingMax = Math.max(pendingMax, pendingCount);
        await new Promise((resolve) => setImmediate(resolve));
        pendingCount -= 1;
        const answer = script(number, clock.nowMs - START_MS);
        if (answer instanceof Error) throw answer;
        return answer;
      },
    },
  });
  /** Runs what is due, then steps to the next timer, until nothing waits before `untilMs`. */
  const run = async (untilMs: number): Promise<void> => {
    for (;;) {
      for (let i = 0; i < 20; i += 1) await new Promise((resolve) => setImmediate(resolve));
      const next = Math.min(...timers.map(({ atMs }) => atMs));
      if (next > START_MS + untilMs) break;
      clock.nowMs = Math.max(clock.nowMs, next);
      const due = timers.filter(({ atMs }) => atMs <= clock.nowMs);
      timers = timers.filter(({ atMs }) => atMs > clock.nowMs);
      for (const { wake } of due) wake();
    }
    clock.nowMs = START_MS + untilMs;
  };
  return { adapter, asked, told, run, pendingMax: () => pendingMax };
}

test('adapter: asks so many at once, and answers each for itself', async (t) => {
  const { adapter, run, pendingMax } = adapterOver(processed);
  const answers = Promise.all(Array.from({ length: 50 }, (_, i) => adapter.ask(String(i))));
  await run(0);
  t.ok((await answers).every((found) => found?.finding === 'processed'));
  t.equal(pendingMax(), 4);
});

test('adapter: one 429 holds everybody back for as long as it says', async (t) => {
  const { adapter, asked, run } = adapterOver((number, nowMs) => {
    return nowMs < 7_000 ? status(429, '7') : processed(number);
  });
  const answers = Promise.all(Array.from({ length: 20 }, (_, i) => adapter.ask(String(i))));
  await run(6_999);
  t.equal(asked.length, 4, 'those that were on their way together');
  await run(7_000);
  t.ok(
    (await answers).every((found) => found?.finding === 'processed'),
    'nobody was given up',
  );
});

test('adapter: a date in Retry-After is honoured as well', async (t) => {
  const at = new Date(START_MS + 30_000).toUTCString();
  const { adapter, asked, run } = adapterOver((number, nowMs) => {
    return nowMs < 30_000 ? status(429, at) : processed(number);
  }, 1);
  const answer = adapter.ask('1');
  await run(29_999);
  t.equal(asked.length, 1);
  await run(30_000);
  t.match(await answer, { finding: 'processed' });
});

test('adapter: a system that is down is asked by single probes until it is back', async (t) => {
  const { adapter, asked, told, run } = adapterOver((number, nowMs) => {
    return nowMs < 60_000 ? new Error('refused') : processed(number);
  });
  const answers = Array.from({ length: 200 }, (_, i) => adapter.ask(String(i)));
  await run(59_999);
  t.ok(asked.length < FAILURES_IN_ROW_MAX + 4 + 10, `${asked.length} questions in a minute`);
  await run(120_000);
  const found = await Promise.all(answers);
  const failed = found.filter((one) => one === null).length;
  t.ok(failed < FAILURES_IN_ROW_MAX + 4 + 10, 'only those that were asked have to ask again');
  t.equal(told.length, 2, 'told once when it goes, once when it comes');
});

test('adapter: an order that is always answered with 500 stops no other', async (t) => {
  const { adapter, run } = adapterOver((number) => {
    return number === 'bad' ? status(500) : processed(number);
  });
  for (let i = 0; i < 5 * FAILURES_IN_ROW_MAX; i += 1) {
    const [bad, good] = [adapter.ask('bad'), adapter.ask('good')];
    await run(i);
    t.equal(await bad, null);
    t.match(await good, { finding: 'processed' });
  }
});

test('adapter: what waits when it is closed goes back to its shard', async (t) => {
  const { adapter, run } = adapterOver(() => status(429, '60'));
  const answer = adapter.ask('1');
  await run(1);
  await adapter.close();
  const rejected = t.rejects(answer, AdapterClosedError);
  await run(60_000);
  await rejected;
});
