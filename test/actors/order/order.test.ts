import { test } from 'tap';
import { isFinal, type Order, shownStatus } from '../../../actors/order/order.ts';
import { ZERO_POINTS } from '../../../src/kernel/points.ts';

const PROCESSED: Order = {
  number: '18',
  uploadedAtMs: 0,
  status: 'PROCESSED',
  accrualHundredths: ZERO_POINTS,
  credit: { to: 1, number: 7 },
  settledAtMs: 1,
};

function channelConfirmedTo(confirmedNumber: number) {
  return { shard: 1, sentNumber: 9, confirmedNumber, takenNumber: 0 };
}

test('order: two statuses are final', (t) => {
  const statuses = ['NEW', 'PROCESSING', 'INVALID', 'PROCESSED'] as const;
  t.same(statuses.filter(isFinal), ['INVALID', 'PROCESSED']);
  t.end();
});

test('order: nobody is told of points that they do not have yet', (t) => {
  t.equal(shownStatus(PROCESSED, undefined), 'PROCESSING');
  t.equal(shownStatus(PROCESSED, channelConfirmedTo(6)), 'PROCESSING');
  t.equal(shownStatus(PROCESSED, channelConfirmedTo(7)), 'PROCESSED');
  t.equal(
    shownStatus({ ...PROCESSED, credit: null }, undefined),
    'PROCESSED',
    'nothing to wait for',
  );
  t.equal(shownStatus({ ...PROCESSED, status: 'NEW', credit: null }, undefined), 'NEW');
  t.end();
});
