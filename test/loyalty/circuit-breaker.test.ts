import { test } from 'tap';
import {
  CircuitBreaker,
  FAILURES_IN_ROW_MAX,
  OPEN_MS_FIRST,
  OPEN_MS_LAST,
  PROBES_OUT_MAX,
} from '../../src/loyalty/circuit-breaker.ts';

const OLD = { arrivedAtMs: -1, isDoubtful: false };
const DOUBTFUL = { arrivedAtMs: -1, isDoubtful: true };

function opened(nowMs = 0): CircuitBreaker {
  const breaker = new CircuitBreaker();
  for (let i = 1; i < FAILURES_IN_ROW_MAX; i += 1) breaker.failed(nowMs);
  breaker.failed(nowMs);
  return breaker;
}

test('breaker: opens after so many failures in a row, not after as many among others', (t) => {
  const breaker = new CircuitBreaker();
  for (let i = 0; i < 5 * FAILURES_IN_ROW_MAX; i += 1) {
    t.notOk(breaker.failed(0));
    breaker.succeeded();
  }
  for (let i = 1; i < FAILURES_IN_ROW_MAX; i += 1) t.notOk(breaker.failed(0));
  t.equal(breaker.waitMs(0, OLD), 0);
  t.ok(breaker.failed(0), 'this one opens it');
  t.notOk(breaker.failed(0), 'what was on its way says nothing new');
  t.equal(breaker.waitMs(0, OLD), OPEN_MS_FIRST);
  t.end();
});

test('breaker: one probe passes, the others wait for what becomes of it', (t) => {
  const breaker = opened();
  t.equal(breaker.waitMs(OPEN_MS_FIRST, OLD), 0);
  t.ok(breaker.passed(OPEN_MS_FIRST));
  t.ok(breaker.waitMs(OPEN_MS_FIRST, OLD) > 0, 'the second waits');
  breaker.failed(OPEN_MS_FIRST, true);
  t.equal(breaker.waitMs(OPEN_MS_FIRST, OLD), 2 * OPEN_MS_FIRST, 'twice as long');
  breaker.passed(3 * OPEN_MS_FIRST);
  t.ok(breaker.succeeded());
  t.equal(breaker.waitMs(OPEN_MS_FIRST, OLD), 0);
  t.notOk(breaker.isOpen);
  t.end();
});

test('breaker: its pauses have an end', (t) => {
  const breaker = opened();
  let nowMs = 0;
  for (let i = 0; i < 20; i += 1) {
    nowMs += breaker.waitMs(nowMs, OLD);
    breaker.passed(nowMs);
    breaker.failed(nowMs, true);
  }
  t.equal(breaker.waitMs(nowMs, OLD), OPEN_MS_LAST);
  t.end();
});

test('breaker: a probe that hangs stops no other, unless they are doubtful', (t) => {
  const breaker = opened();
  let nowMs = OPEN_MS_FIRST;
  for (let i = 0; i < PROBES_OUT_MAX; i += 1) {
    t.equal(breaker.waitMs(nowMs, OLD), 0);
    breaker.passed(nowMs);
    t.equal(breaker.waitMs(nowMs, DOUBTFUL), Number.POSITIVE_INFINITY);
    nowMs += OPEN_MS_FIRST;
  }
  t.equal(breaker.waitMs(nowMs, OLD), Number.POSITIVE_INFINITY, 'so many and no more');
  breaker.failed(nowMs, true);
  t.equal(breaker.waitMs(nowMs, OLD), 2 * OPEN_MS_FIRST);
  t.end();
});

test('breaker: who came after it opened waits for the first pause only', (t) => {
  const breaker = opened();
  let nowMs = 0;
  for (let i = 0; i < 20; i += 1) {
    nowMs += breaker.waitMs(nowMs, OLD);
    breaker.passed(nowMs);
    breaker.failed(nowMs, true);
  }
  const arrivedAtMs = nowMs;
  t.equal(breaker.waitMs(nowMs, { arrivedAtMs, isDoubtful: false }), OPEN_MS_FIRST);
  t.equal(breaker.waitMs(nowMs, { arrivedAtMs, isDoubtful: true }), OPEN_MS_LAST);
  t.end();
});
