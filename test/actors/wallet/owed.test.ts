import { test } from 'tap';
import { lowerDebt, raiseDebt } from '../../../actors/wallet/owed.ts';
import { AssertionError } from '../../../src/kernel/assert.ts';
import { given } from '../../support/cluster/actor-stage.ts';
import { ADA, BOB, registered } from '../../support/samples/actor-events.ts';

test('owed: money and points apart, exact without bound, and no row for nothing', (t) => {
  const { states } = given(registered(ADA), registered(BOB));
  const points = { player: ADA, field: 'pointsHundredths' } as const;
  const money = { player: ADA, field: 'balanceMinor' } as const;
  t.equal(lowerDebt(states, { ...points, received: 5 }), 0, 'who owes nothing repays nothing');
  raiseDebt(states, { ...points, amount: Number.MAX_SAFE_INTEGER });
  raiseDebt(states, { ...points, amount: 3 });
  raiseDebt(states, { ...money, amount: 40 });
  const pointsHundredths = BigInt(Number.MAX_SAFE_INTEGER) + 3n;
  t.same(states.debts.get(ADA), { balanceMinor: 40, pointsHundredths });
  t.equal(lowerDebt(states, { ...points, received: 4 }), 4);
  t.equal(lowerDebt(states, { ...money, received: 100 }), 40, 'no more than is owed');
  const left = Number.MAX_SAFE_INTEGER - 1;
  t.same(states.debts.get(ADA), { balanceMinor: 0, pointsHundredths: left });
  t.equal(lowerDebt(states, { ...points, received: Number.MAX_SAFE_INTEGER }), left);
  t.equal(states.debts.get(ADA), undefined);
  t.throws(() => raiseDebt(states, { ...points, amount: -1 }), AssertionError);
  t.end();
});
