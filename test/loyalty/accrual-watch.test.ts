import { test } from 'tap';
import { broken, nonsense } from '../../src/loyalty/accrual-answer.ts';
import { AccrualWatch, LONG_PAUSE_MS } from '../../src/loyalty/accrual-watch.ts';
import type { AlarmChange } from '../../src/operations/alarms.ts';

const UNKNOWN = { kind: 'unknown' } as const;

function watched() {
  const changes: AlarmChange[] = [];
  const watch = new AccrualWatch((change) => changes.push(change));
  return { watch, changes };
}

test('accrual watch: one alarm stands for all nonsense until its end', async (t) => {
  const { watch, changes } = watched();
  for (let round = 0; round < 3; round += 1) {
    for (let i = 0; i < 2_000; i += 1) watch.heard(String(i), nonsense('not a JSON object'));
  }
  t.equal(changes.length, 1);
  t.match(changes[0], { kind: 'accrualNonsense', sentence: /such as 0 \(not a JSON object\)/ });
  for (let i = 0; i < 2_000; i += 1) watch.heard(String(i), UNKNOWN);
  t.equal(changes.at(-1)?.sentence, null);
  const text = JSON.stringify(await watch.snapshot());
  t.match(text, /tirage_accrual_nonsense_orders","type":"gauge","values":\[\{"value":0,/);
  t.match(text, /"value":6000,"labels":\{"answer":"nonsense"\}/);
  t.end();
});

test('accrual watch: an order of thousands of digits is shown in part', (t) => {
  const { watch, changes } = watched();
  watch.heard('7'.repeat(60_000), nonsense('not a JSON object'));
  t.ok((changes[0]?.sentence ?? '').length < 200);
  t.end();
});

test('accrual watch: a system that is away, and a long pause, stand until they are over', (t) => {
  const { watch, changes } = watched();
  const standing = () => changes.map(({ about, sentence }) => `${about} ${sentence !== null}`);
  watch.away('ECONNREFUSED');
  watch.heard('1', broken('ECONNREFUSED'));
  watch.back();
  watch.paused(LONG_PAUSE_MS - 1);
  watch.paused(LONG_PAUSE_MS);
  watch.heard('1', { kind: 'tooMany', pauseMs: undefined });
  t.same(standing(), ['system true', 'system false', 'pause true']);
  t.match(changes.at(-1)?.sentence, /for a minute or longer/);
  watch.heard('1', UNKNOWN);
  t.equal(standing().at(-1), 'pause false');
  t.end();
});
