import { test } from 'tap';
import { type Heartbeat, type LineStep, LineWatch } from '../../src/outbox/line-watch.ts';

const SILENCE_MS = 1_000;

function beat(told: readonly (string | null)[] = [null], run = 'first'): Heartbeat {
  return { provider: 'p', run, told };
}

/** A watch that is suspended at the start, as every one is. */
function begun(): LineWatch {
  const watch = new LineWatch(SILENCE_MS);
  watch.suspended();
  return watch;
}

/** One that relies on the line since `atMs`. */
function current(atMs: number, first = beat()): LineWatch {
  const watch = begun();
  watch.heard(first, atMs);
  watch.synchronised(first, atMs);
  return watch;
}

const suspends = (step: LineStep) => (step.do === 'suspend' ? step.reason : step.do);

test('line watch: it begins by suspending, and waits for a heartbeat', (t) => {
  const watch = new LineWatch(SILENCE_MS);
  t.equal(suspends(watch.next(0)), 'start');
  t.equal(suspends(watch.next(1)), 'start', 'until that is durable');
  watch.suspended();
  t.equal(suspends(watch.next(2)), 'nothing');
  watch.heard(beat(), 3);
  t.same(watch.next(4), { do: 'synchronise', beat: beat() });
  t.notOk(watch.isCurrent, 'a heartbeat alone resumes nothing');
  t.ok(watch.synchronised(beat(), 5));
  t.ok(watch.isCurrent);
  t.equal(suspends(watch.next(6)), 'nothing');
  t.end();
});

test('line watch: silence beyond the limit suspends, and a new beat asks for all', (t) => {
  const watch = current(0);
  t.equal(suspends(watch.next(SILENCE_MS)), 'nothing');
  watch.heard(beat(), SILENCE_MS);
  t.equal(suspends(watch.next(2 * SILENCE_MS)), 'nothing');
  t.equal(suspends(watch.next(2 * SILENCE_MS + 1)), 'silent');
  watch.heard(beat(), 2 * SILENCE_MS + 2);
  t.equal(suspends(watch.next(2 * SILENCE_MS + 3)), 'silent', 'a beat does not undo it');
  watch.suspended();
  t.equal(suspends(watch.next(2 * SILENCE_MS + 4)), 'synchronise');
  t.end();
});

test('line watch: no synchronisation with a provider that is silent', (t) => {
  const watch = begun();
  watch.heard(beat(), 0);
  t.equal(suspends(watch.next(SILENCE_MS + 1)), 'nothing');
  t.notOk(watch.synchronised(beat(), SILENCE_MS + 1));
  t.end();
});

test('line watch: another run of the provider suspends', (t) => {
  const watch = current(0);
  watch.heard(beat([null], 'second'), 10);
  t.equal(suspends(watch.next(11)), 'restarted');
  watch.suspended();
  t.notOk(watch.synchronised(beat([null], 'first'), 12), 'the snapshot is of the run before');
  t.ok(watch.synchronised(beat([null], 'second'), 12));
  t.end();
});

test('line watch: a gap suspends at once; one during a synchronisation spoils it', (t) => {
  const watch = current(0);
  watch.missed();
  t.equal(suspends(watch.next(1)), 'gap');
  watch.suspended();
  t.equal(suspends(watch.next(2)), 'synchronise');
  watch.missed();
  t.notOk(watch.synchronised(beat(), 3));
  t.equal(suspends(watch.next(4)), 'gap');
  watch.suspended();
  t.ok(watch.synchronised(beat(), 5));
  t.end();
});

test('line watch: what was told and never comes is lost', (t) => {
  const watch = current(0);
  watch.heard(beat(['0.7.1.0']), 100);
  t.equal(suspends(watch.next(100 + SILENCE_MS)), 'nothing', 'it may be on its way');
  for (let atMs = 200; atMs <= 1_200; atMs += 100) watch.heard(beat(['0.7.1.0']), atMs);
  t.equal(suspends(watch.next(101 + SILENCE_MS)), 'lost');
  watch.suspended();
  t.ok(watch.synchronised(beat(['0.7.1.0']), 1_300), 'the snapshot had it');
  watch.heard(beat(['0.7.1.0']), 2_200);
  t.equal(suspends(watch.next(2_400)), 'nothing', 'it is waited for no more');
  t.end();
});

test('line watch: what was told and comes in time is fine, in whatever order', (t) => {
  const watch = current(0);
  watch.heard(beat(['0.9.0.0', '1.2.0.0']), 100);
  watch.took('0.10.0.0', 200);
  watch.took('0.8.0.0', 300);
  watch.took('1.2.0.0', 400);
  watch.took('nonsense', 400);
  watch.took(undefined, 400);
  watch.heard(beat(['0.10.0.0', '1.2.0.0']), 1_000);
  t.equal(suspends(watch.next(1_900)), 'nothing');
  t.end();
});

test('line watch: each message is waited for by itself', (t) => {
  const watch = current(0);
  watch.heard(beat(['0.1.0.0']), 100);
  watch.took('0.1.0.0', 900);
  watch.heard(beat(['0.2.0.0']), 1_000);
  t.equal(suspends(watch.next(1_500)), 'nothing', 'the first one came');
  t.end();
});
