/** The adapter against a scripted accrual system, in a time that is moved by hand. */
import { type Test, test } from 'tap';
import { AdapterClosedError } from '../../src/loyalty/accrual-adapter.ts';
import type { HttpAnswer } from '../../src/loyalty/accrual-answer.ts';
import { FAILURES_IN_ROW_MAX } from '../../src/loyalty/circuit-breaker.ts';
import {
  adapterOver,
  processed,
  type Script,
  status,
} from '../support/accrual/scripted-accrual.ts';
import { START_MS } from '../support/cluster/cluster.ts';

test('adapter: asks so many at once, and answers each for itself', async (t) => {
  const { ask, run, pendingMax } = adapterOver(processed);
  const answers = Promise.all(Array.from({ length: 50 }, (_, i) => ask(String(i))));
  await run(0);
  t.ok((await answers).every((found) => found?.finding === 'processed'));
  t.equal(pendingMax(), 4);
});

test('adapter: one 429 holds everybody back for as long as it says', async (t) => {
  const { ask, asked, run } = adapterOver((number, nowMs) => {
    return nowMs < 7_000 ? status(429, '7') : processed(number);
  });
  const answers = Promise.all(Array.from({ length: 20 }, (_, i) => ask(String(i))));
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
  const { ask, asked, run } = adapterOver((number, nowMs) => {
    return nowMs < 30_000 ? status(429, at) : processed(number);
  }, 1);
  const answer = ask('1');
  await run(29_999);
  t.equal(asked.length, 1);
  await run(30_000);
  t.match(await answer, { finding: 'processed' });
});

test('adapter: a system that is down is asked by single probes until it is back', async (t) => {
  const { ask, asked, told, run } = adapterOver((number, nowMs) => {
    return nowMs < 60_000 ? new Error('refused') : processed(number);
  });
  const answers = Array.from({ length: 200 }, (_, i) => ask(String(i)));
  await run(59_999);
  t.ok(asked.length < FAILURES_IN_ROW_MAX + 4 + 10, `${asked.length} questions in a minute`);
  await run(120_000);
  const found = await Promise.all(answers);
  const failed = found.filter((one) => one === null).length;
  t.ok(failed < FAILURES_IN_ROW_MAX + 4 + 10, 'only those that were asked have to ask again');
  t.same(
    told.map(({ kind, sentence }) => `${kind} ${sentence !== null}`),
    ['accrualAway true', 'accrualAway false'],
    'told once when it goes, once when it comes',
  );
});

test('adapter: an order that is always answered with 500 stops no other', async (t) => {
  const { ask, run } = adapterOver((number) => {
    return number === 'bad' ? status(500) : processed(number);
  });
  for (let i = 0; i < 5 * FAILURES_IN_ROW_MAX; i += 1) {
    const [bad, good] = [ask('bad'), ask('good')];
    await run(i);
    t.equal(await bad, null);
    t.match(await good, { finding: 'processed' });
  }
});

/** As a shard: asks again after a pause, until something is found. */
async function untilFound(
  t: Test,
  script: Script,
  bad: readonly string[],
  good: readonly string[],
) {
  const { ask, run, told } = adapterOver(script, 4);
  const foundAtMs = new Map<string, number>();
  let nowMs = 0;
  const isStill = () => nowMs < 240_000 && foundAtMs.size < good.length;
  const out = new Set<string>();
  const due = new Map([...bad, ...good].map((number) => [number, 0]));
  while (isStill()) {
    for (const [number, atMs] of due) {
      if (atMs > nowMs || out.has(number)) continue;
      out.add(number);
      void ask(number).then((found) => {
        out.delete(number);
        if (found !== null) foundAtMs.set(number, nowMs);
        if (found !== null) due.delete(number);
        else due.set(number, nowMs + Math.max(nowMs, 250));
      });
    }
    nowMs += 50;
    await run(nowMs);
  }
  t.equal(foundAtMs.size, good.length, 'all the others are credited');
  return { lastMs: Math.max(...foundAtMs.values()), told };
}

const BAD = Array.from({ length: 12 }, (_, i) => `bad-${i}`);
const GOOD = Array.from({ length: 20 }, (_, i) => `good-${i}`);

for (const [name, bad] of Object.entries<HttpAnswer>({
  'no points': { ...status(200), body: '{"order":"x","status":"PROCESSED","accrual":1.0E7}' },
  'a page of HTML': { ...status(200), body: '<html>It works!</html>' },
  'a redirect': status(302),
  'not found': status(404),
  'no content': status(204),
  forbidden: status(403),
})) {
  test(`adapter: orders answered with ${name} hold nobody up`, async (t) => {
    const script: Script = (number) => (number.startsWith('bad') ? bad : processed(number));
    const { lastMs, told } = await untilFound(t, script, BAD, GOOD);
    t.ok(lastMs <= 100, `${lastMs} ms`);
    t.notOk(told.some(({ kind }) => kind === 'accrualAway'));
    const isNonsense = bad.status === 200 || bad.status === 302;
    t.equal(
      told.some(({ kind }) => kind === 'accrualNonsense'),
      isNonsense,
    );
  });
}

for (const [name, bad] of Object.entries<HttpAnswer | Error>({
  500: status(500),
  'nothing in time': new Error('no whole answer'),
})) {
  test(`adapter: orders always answered with ${name} hold nobody up for long`, async (t) => {
    const script: Script = (number) => (number.startsWith('bad') ? bad : processed(number));
    const { lastMs } = await untilFound(t, script, BAD, GOOD);
    t.ok(lastMs <= 2_000, `${lastMs} ms`);
    // Only they are open for a while; then somebody else comes.
    const later: Script = (number, nowMs) =>
      nowMs < 60_000 && !number.startsWith('bad') ? status(204) : script(number, nowMs);
    const waited = await untilFound(t, later, BAD, GOOD);
    t.ok(waited.lastMs <= 150_000, `${waited.lastMs} ms`);
  });
}

test('adapter: orders that are always "too many" take turns with the others', async (t) => {
  const script: Script = (number) => (number.startsWith('bad') ? status(429) : processed(number));
  const { lastMs } = await untilFound(t, script, BAD, GOOD);
  t.ok(lastMs <= 60_000, `${lastMs} ms`);
});

test('adapter: what waits when it is closed goes back to its shard', async (t) => {
  const { adapter, ask, run } = adapterOver(() => status(429, '60'));
  const answer = ask('1');
  await run(1);
  await adapter.close();
  const rejected = t.rejects(answer, AdapterClosedError);
  await run(60_000);
  await rejected;
});

test('adapter: while it is away a newcomer is asked about soon, whatever the pause', async (t) => {
  const { ask, asked, run } = adapterOver((number, nowMs) =>
    nowMs < 100_000 ? new Error('refused') : processed(number),
  );
  const waiting = Array.from({ length: 40 }, (_, i) => ask(`old-${i}`));
  await run(100_500);
  const before = asked.length;
  const found = ask('new');
  await run(101_100);
  t.match(await found, { finding: 'processed' });
  t.equal(asked[before]?.number, 'new');
  t.ok(
    (await Promise.all(waiting)).some((one) => one !== null),
    'and lets the others through',
  );
});

test('adapter: an absurd Retry-After holds everybody for a minute, and is shown', async (t) => {
  const { ask, told, run } = adapterOver((number, nowMs) =>
    nowMs < 1_000 ? status(429, '9999999999') : processed(number),
  );
  const found = ask('1');
  await run(59_999);
  t.match(told.at(-1), { kind: 'accrualAway', about: 'pause', sentence: /a minute or longer/ });
  await run(60_000);
  t.match(await found, { finding: 'processed' });
  t.match(told.at(-1), { about: 'pause', sentence: null });
});
