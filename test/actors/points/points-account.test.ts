import fc from 'fast-check';
import { test } from 'tap';
import {
  hundredthsBack,
  isPaidByPoints,
  type PointsPurchase,
  pointsLeft,
  returnedPartOf,
  withPartReturned,
} from '../../../actors/points/points-account.ts';
import { pointsHundredths, ZERO_POINTS } from '../../../src/kernel/points.ts';
import { ADA } from '../../support/samples/actor-events.ts';

function purchaseOf(changes: Partial<PointsPurchase>): PointsPurchase {
  const nothing = { pointsHundredths: ZERO_POINTS, earnedHundredths: ZERO_POINTS };
  return { player: ADA, ticketCount: 3, ...nothing, combinationCount: 0, ...changes };
}

test('points of a purchase: tell whether they paid for it', (t) => {
  t.ok(isPaidByPoints(purchaseOf({ pointsHundredths: pointsHundredths(7) })));
  t.notOk(isPaidByPoints(purchaseOf({ earnedHundredths: pointsHundredths(7) })));
  t.end();
});

test('points of a purchase: nothing came back of it until something did', (t) => {
  const purchase = purchaseOf({ pointsHundredths: pointsHundredths(7) });
  t.same(returnedPartOf(purchase), { ticketCount: 0, combinationCount: 0, hundredths: 0 });
  t.equal(pointsLeft(purchase), 7);
  const part = { combinationCount: 6, hundredths: pointsHundredths(5) };
  const less = withPartReturned(withPartReturned(purchase, part), {
    combinationCount: 1,
    hundredths: pointsHundredths(1),
  });
  t.same(returnedPartOf(less), { ticketCount: 2, combinationCount: 7, hundredths: 6 });
  t.equal(pointsLeft(less), 1);
  t.end();
});

test('points of a purchase: its tickets have all of them together', (t) => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 1, max: 10_000 }), { minLength: 1, maxLength: 100 }),
      fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER }),
      fc.boolean(),
      (tickets, whole, isPaid) => {
        const points = pointsHundredths(whole);
        let purchase = purchaseOf(
          isPaid ? { pointsHundredths: points } : { earnedHundredths: points },
        );
        const combinationsOfAll = tickets.reduce((sum, count) => sum + count, 0);
        for (const combinationCount of tickets) {
          const hundredths = hundredthsBack(purchase, { combinationCount, combinationsOfAll });
          if (hundredths < 0) throw new Error('a ticket has less than nothing');
          const exact = (whole / combinationsOfAll) * combinationCount;
          if (whole < 2 ** 40 && Math.abs(hundredths - exact) > 1) {
            throw new Error('a ticket has another part than its combinations');
          }
          purchase = withPartReturned(purchase, { combinationCount, hundredths });
        }
        if (pointsLeft(purchase) !== 0) throw new Error('points are left over');
      },
    ),
  );
  t.end();
});
