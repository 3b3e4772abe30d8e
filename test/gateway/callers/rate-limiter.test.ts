import { test } from 'tap';
import { RATE_LIMITS_DEFAULT, RateLimiter } from '../../../src/gateway/callers/rate-limiter.ts';
import { createSharedTable } from '../../../src/structures/shared-table.ts';
import { FakeClock } from '../../support/sources/fake-clock.ts';

const LIMITS = { ...RATE_LIMITS_DEFAULT, money: { burst: 5, perSecond: 2 } };

function countTaken(limiter: RateLimiter, who: string, attempts: number): number {
  let taken = 0;
  for (let i = 0; i < attempts; i += 1) if (limiter.take('money', who) === 0) taken += 1;
  return taken;
}

test('limiter: a burst passes, then the rate', (t) => {
  const clock = new FakeClock();
  const limiter = new RateLimiter(createSharedTable(64), LIMITS, clock);
  t.equal(countTaken(limiter, 'pl_1', 20), 5);
  t.equal(limiter.take('money', 'pl_1'), 1, 'seconds until the next token, rounded up');
  t.equal(countTaken(limiter, 'pl_2', 20), 5, 'each key has its own');
  t.equal(limiter.take('read', 'pl_1'), 0, 'each class has its own');
  clock.advance(499);
  t.equal(countTaken(limiter, 'pl_1', 5), 0);
  clock.advance(1);
  t.equal(countTaken(limiter, 'pl_1', 5), 1);
  clock.advance(10 * 60_000);
  t.equal(countTaken(limiter, 'pl_1', 20), 5, 'it fills up to the burst only');
  t.end();
});

test('limiter: over a long time no more than burst plus rate passes', (t) => {
  const clock = new FakeClock();
  const limiter = new RateLimiter(createSharedTable(64), LIMITS, clock);
  let taken = 0;
  for (let i = 0; i < 10_000; i += 1) {
    taken += countTaken(limiter, 'pl_1', 1);
    clock.advance(10);
  }
  t.ok(taken <= 5 + 200, String(taken));
  t.ok(taken >= 200, String(taken));
  t.end();
});

test('limiter: threads that share the memory share the buckets', (t) => {
  const clock = new FakeClock();
  const memory = createSharedTable(64);
  const limiters = [1, 2, 3].map(() => new RateLimiter(memory, LIMITS, clock));
  t.equal(
    limiters.reduce((sum, limiter) => sum + countTaken(limiter, 'pl_1', 10), 0),
    5,
  );
  t.end();
});

test('limiter: the table is bounded, and keeps the busiest', (t) => {
  const clock = new FakeClock();
  const limiter = new RateLimiter(createSharedTable(8), LIMITS, clock);
  t.equal(countTaken(limiter, 'busy', 20), 5);
  for (let i = 0; i < 1_000; i += 1) limiter.take('money', `one-off ${i}`);
  t.equal(countTaken(limiter, 'busy', 20), 0, 'not forgiven by a crowd of idle keys');
  t.end();
});

test('limiter: a step of the clock or a long absence locks nobody out', (t) => {
  const clock = new FakeClock();
  const limiter = new RateLimiter(createSharedTable(64), LIMITS, clock);
  for (const step of [-3_600_000, 3_600_000, -86_400_000, 30 * 86_400_000, 59.65 * 3_600_000]) {
    countTaken(limiter, 'pl_1', 10);
    clock.advance(Math.round(step));
    t.equal(countTaken(limiter, 'pl_1', 10), 5, `${step} ms`);
  }
  t.end();
});

test('limiter: a rate that cannot be kept is our bug', (t) => {
  const make = (burst: number, perSecond: number) => () =>
    new RateLimiter(
      createSharedTable(64),
      { ...LIMITS, read: { burst, perSecond } },
      new FakeClock(),
    );
  t.throws(make(0, 1));
  t.throws(make(1, 0));
  t.throws(make(1, 1_000_000));
  t.end();
});
