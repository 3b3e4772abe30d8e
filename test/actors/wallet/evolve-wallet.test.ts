import { test } from 'tap';
import { AssertionError, must } from '../../../src/kernel/assert.ts';
import { entryPlace, NO_ENTRY } from '../../../src/kernel/entry-place.ts';
import { minor } from '../../../src/kernel/money.ts';
import { given } from '../../support/cluster/actor-stage.ts';
import { ADA, BOB, registered, withMoney } from '../../support/samples/actor-events.ts';

const WITHDRAWAL = {
  type: 'WithdrawalRequested',
  player: ADA,
  number: 2,
  entryId: 'k.out',
  fingerprint: 1,
  amountMinor: minor(300),
  method: 'sandbox:success',
  atMs: 9,
} as const;

test('wallet: a deposit stands in the history once the money has come', (t) => {
  const { states } = given(...withMoney(ADA, 1_000));
  t.match(states.entries.get({ player: ADA, entryId: 'k.first' }), {
    kind: 'depositRequested',
    amountMinor: 0,
    balanceMinor: 0,
    previous: NO_ENTRY,
    paymentNumber: 1,
  });
  t.match(states.entries.get({ player: ADA, entryId: 'deposit.1' }), {
    kind: 'deposit',
    amountMinor: 1_000,
    balanceMinor: 1_000,
    // The request is outside the history: it moved nothing.
    previous: NO_ENTRY,
  });
  const account = must(states.accounts.get(ADA), 'ada has no account');
  t.equal(account.paymentCount, 1);
  t.equal(states.entries.at(account.lastEntry)?.entryId, 'deposit.1');
  t.match(states.payments.get({ player: ADA, number: 1 }), { state: 'completed', settledAtMs: 0 });
  t.end();
});

test('wallet: a withdrawal stands in the history at once', (t) => {
  const { states } = given(...withMoney(ADA, 1_000), WITHDRAWAL);
  t.match(states.entries.get({ player: ADA, entryId: 'k.out' }), {
    kind: 'withdrawal',
    amountMinor: -300,
    balanceMinor: 700,
    previous: entryPlace(1, 1),
  });
  t.match(states.payments.get({ player: ADA, number: 2 }), { state: 'pending', askAtMs: 5_009 });
  t.end();
});

test('wallet: what cannot have happened stops the shard', (t) => {
  const stage = () => given(...withMoney(ADA, 100));
  const settled = { type: 'PaymentCompleted', player: ADA, number: 1, atMs: 1 } as const;
  t.throws(() => stage().and(settled), AssertionError, 'a payment was settled twice');
  t.throws(() => stage().and({ ...settled, number: 9 }), AssertionError, 'nobody asked for it');
  t.throws(() => stage().and(WITHDRAWAL), AssertionError, 'more than there is');
  t.throws(() => stage().and({ ...WITHDRAWAL, number: 3 }), AssertionError, 'a number is left out');
  t.throws(() => stage().and({ ...WITHDRAWAL, player: BOB }), AssertionError, 'no such account');
  t.throws(() => given(registered(ADA), registered(ADA)), AssertionError, 'a login is unique');
  t.end();
});
