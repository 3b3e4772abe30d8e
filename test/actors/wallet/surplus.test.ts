import { test } from 'tap';
import { BALANCE_MAX, lowerBalance, raiseBalance } from '../../../actors/wallet/surplus.ts';
import { AssertionError, must } from '../../../src/kernel/assert.ts';
import { given } from '../../support/cluster/actor-stage.ts';
import { ADA, registered } from '../../support/samples/actor-events.ts';
import { SeededRandom } from '../../support/sources/seeded-random.ts';

function richAda() {
  const { states } = given(registered(ADA));
  const account = must(states.accounts.get(ADA), 'just registered');
  raiseBalance(states, account, 'balanceMinor', BALANCE_MAX);
  return { states, account };
}

test('surplus: a balance stops at its largest, and the rest moves in as it falls', (t) => {
  const { states, account } = richAda();
  t.equal(states.surpluses.get(ADA), undefined, 'full, and nothing beyond');
  raiseBalance(states, account, 'balanceMinor', 5);
  t.equal(account.balanceMinor, BALANCE_MAX);
  t.match(states.surpluses.get(ADA), { balanceMinor: 5, pointsHundredths: 0 });
  lowerBalance(states, account, 'balanceMinor', 3);
  t.equal(account.balanceMinor, BALANCE_MAX);
  t.match(states.surpluses.get(ADA), { balanceMinor: 2 });
  lowerBalance(states, account, 'balanceMinor', 7);
  t.equal(account.balanceMinor, BALANCE_MAX - 5);
  t.equal(states.surpluses.get(ADA), undefined, 'a surplus of nothing is no row');
  t.throws(() => lowerBalance(states, account, 'balanceMinor', BALANCE_MAX), AssertionError);
  t.end();
});

test('surplus: money and points apart, and all of a full balance can be spent at once', (t) => {
  const { states, account } = richAda();
  raiseBalance(states, account, 'pointsHundredths', BALANCE_MAX);
  for (let i = 0; i < 3; i += 1) raiseBalance(states, account, 'pointsHundredths', BALANCE_MAX);
  raiseBalance(states, account, 'balanceMinor', 1);
  t.same(states.surpluses.get(ADA), {
    balanceMinor: 1,
    pointsHundredths: 3n * BigInt(BALANCE_MAX),
  });
  lowerBalance(states, account, 'balanceMinor', BALANCE_MAX);
  t.equal(account.balanceMinor, 1);
  for (let left = 3; left > 0; left -= 1) {
    lowerBalance(states, account, 'pointsHundredths', BALANCE_MAX);
    t.equal(account.pointsHundredths, BALANCE_MAX);
  }
  t.equal(states.surpluses.get(ADA), undefined);
  t.end();
});

test('surplus: balance and surplus are together what a bigint says', (t) => {
  const random = new SeededRandom(5);
  const { states, account } = richAda();
  let expected = BigInt(BALANCE_MAX);
  for (let i = 0; i < 2_000; i += 1) {
    const amount = Math.min(random.uint32() * 2 ** 21, account.balanceMinor);
    const isRaise = random.uint32() % 2 === 0;
    if (isRaise) raiseBalance(states, account, 'balanceMinor', amount);
    else lowerBalance(states, account, 'balanceMinor', amount);
    expected += isRaise ? BigInt(amount) : -BigInt(amount);
    const beyond = states.surpluses.get(ADA)?.balanceMinor ?? 0;
    t.equal(BigInt(account.balanceMinor) + BigInt(beyond), expected);
    t.ok(beyond === 0 || account.balanceMinor === BALANCE_MAX, 'a surplus beside a full balance');
  }
  t.end();
});
