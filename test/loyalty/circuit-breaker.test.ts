import { test } from 'tap';
import {
  CircuitBreaker,
  FAILURES_IN_ROW_MAX,
  OPEN_MS_FIRST,
  OPEN_MS_LAST,
} from '../../src/loyalty/circuit-breaker.ts';

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
  t.equal(breaker.waitMs(0), 0);
  t.ok(breaker.failed(0), 'this one opens it');
  t.notOk(breaker.failed(0), 'what was on its way says nothing new');
  t.equal(breaker.waitMs(0), OPEN_MS_FIRST);
  t.end();
});

test('breaker: one probe passes, the others wait for what becomes of it', (t) => {
  const breaker = opened();
  t.equal(breaker.waitMs(OPEN_MS_FIRST), 0);
  breaker.passed();
  t.ok(breaker.waitMs(OPEN_MS_FIRST) > 0, 'the second waits');
  breaker.failed(OPEN_MS_FIRST);
  t.equal(breaker.waitMs(OPEN_MS_FIRST), 2 * OPEN_MS_FIRST, 'twice as long');
  breaker.passed();
  t.ok(breaker.succeeded());
  t.equal(breaker.waitMs(OPEN_MS_FIRST), 0);
  t.notOk(breaker.isOpen);
  t.end();
});

test('breaker: its pauses have an end', (t) => {
  const breaker = opened();
  let nowMs = 0;
  for (let i = 0; i < 20; i += 1) {
    nowMs += breaker.waitMs(nowMs);
    breaker.passed();
    breaker.failed(nowMs);
  }
  t.equal(breaker.waitMs(nowMs), OPEN_MS_LAST);
  t.end();
});
