import { test } from 'tap';
import { ORDERS_REMEMBERED_MAX, OrderFaults } from '../../src/loyalty/order-faults.ts';

test('order faults: a failure after answers to others is the order’s own', (t) => {
  const faults = new OrderFaults();
  t.ok(faults.failed('bad'), 'the first one may be about the system');
  t.ok(faults.failed('bad'), 'nobody was answered in between');
  faults.answered('good');
  t.notOk(faults.failed('bad'));
  t.ok(faults.failed('bad'), 'nobody was answered since: it may have gone away now');
  t.equal(faults.countOf('bad'), 4);
  faults.answered('bad');
  t.equal(faults.countOf('bad'), 0);
  t.ok(faults.failed('bad'));
  t.end();
});

test('order faults: those that failed last are remembered', (t) => {
  const faults = new OrderFaults();
  for (let i = 0; i <= ORDERS_REMEMBERED_MAX; i += 1) faults.failed(String(i));
  t.equal(faults.countOf('0'), 0);
  t.equal(faults.countOf('1'), 1);
  t.equal(faults.countOf(String(ORDERS_REMEMBERED_MAX)), 1);
  t.end();
});
