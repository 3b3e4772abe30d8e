import { test } from 'tap';
import { BACK_OFF_SECONDS_MAX, LoginBackOff } from '../../../src/gateway/callers/login-back-off.ts';
import { createSharedTable } from '../../../src/structures/shared-table.ts';
import { FakeClock } from '../../support/sources/fake-clock.ts';

function create(): { readonly clock: FakeClock; readonly backOff: LoginBackOff } {
  const clock = new FakeClock();
  return { clock, backOff: new LoginBackOff(createSharedTable(1_024), clock) };
}

test('back-off: after three failures waits double, up to fifteen minutes', (t) => {
  const { clock, backOff } = create();
  const waits: number[] = [];
  for (let i = 0; i < 14; i += 1) {
    t.equal(backOff.begin('anna', `198.51.100.${i}`), 0);
    const wait = backOff.begin('anna', '203.0.113.1');
    if (i < 2) t.equal(wait, 0, 'a slip of the finger costs nothing');
    waits.push(wait);
    if (i < 2) {
      backOff.succeeded('anna', '203.0.113.1');
      for (let k = 0; k <= i; k += 1) backOff.begin('anna', `198.51.100.${k}`);
    }
    clock.advance(wait * 1_000);
  }
  const doubled = waits.filter((wait) => wait > 0);
  t.same(doubled.slice(0, 5), [2, 4, 8, 16, 32]);
  t.equal(Math.max(...waits), BACK_OFF_SECONDS_MAX);
  t.end();
});

test('back-off: it counts over addresses, and does not hold up other accounts', (t) => {
  const { backOff } = create();
  for (let i = 0; i < 3; i += 1) t.equal(backOff.begin('anna', `198.51.100.${i}`), 0);
  t.equal(backOff.begin('anna', '198.51.100.9'), 2);
  t.equal(backOff.begin('bert', '198.51.100.9'), 0);
  t.end();
});

test('back-off: a hundred attempts at once count a hundred', (t) => {
  const { backOff } = create();
  let begun = 0;
  for (let i = 0; i < 100; i += 1) if (backOff.begin('anna', '198.51.100.1') === 0) begun += 1;
  t.equal(begun, 3);
  t.end();
});

test('back-off: a success clears the account, not the guesses from its address', (t) => {
  const { backOff } = create();
  for (let i = 0; i < 50; i += 1) {
    t.equal(backOff.begin('anna', '203.0.113.1'), 0, 'who knows their password never waits');
    backOff.succeeded('anna', '203.0.113.1');
  }
  for (let i = 0; i < 20; i += 1) {
    t.equal(backOff.begin(`victim ${i}`, '198.51.100.1'), 0);
    t.equal(backOff.begin('mallory', '198.51.100.1'), 0);
    backOff.succeeded('mallory', '198.51.100.1');
  }
  backOff.begin('victim 20', '198.51.100.1');
  t.ok(backOff.begin('mallory', '198.51.100.1') > 0, 'an own account does not wash it clean');
  t.end();
});

test('back-off: quiet time forgets, one failure for each fifteen minutes', (t) => {
  const { clock, backOff } = create();
  for (let i = 0; i < 3; i += 1) backOff.begin('anna', `198.51.100.${i}`);
  clock.advance(900_000);
  t.equal(backOff.begin('anna', '203.0.113.1'), 0, 'two are left: the third attempt is let in');
  t.equal(backOff.begin('anna', '203.0.113.1'), 2);
  clock.advance(3_600_000);
  for (let i = 0; i < 3; i += 1) t.equal(backOff.begin('anna', '203.0.113.1'), 0);
  t.end();
});

test('back-off: an attempt while waiting does not lengthen the wait', (t) => {
  const { clock, backOff } = create();
  for (let i = 0; i < 5; i += 1) {
    clock.advance(backOff.begin('anna', '203.0.113.1') * 1_000);
    backOff.begin('anna', '203.0.113.1');
  }
  const wait = backOff.begin('anna', '203.0.113.1');
  for (let i = 0; i < 10; i += 1) t.equal(backOff.begin('anna', '203.0.113.1'), wait);
  clock.advance(wait * 1_000);
  t.equal(backOff.begin('anna', '203.0.113.1'), 0);
  t.end();
});

test('back-off: a clock that steps back locks nobody out', (t) => {
  const { clock, backOff } = create();
  for (let i = 0; i < 4; i += 1) backOff.begin('anna', '203.0.113.1');
  clock.advance(-86_400_000);
  t.equal(backOff.begin('anna', '203.0.113.1'), 0);
  t.end();
});
