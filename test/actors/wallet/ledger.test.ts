import { test } from 'tap';
import {
  creditPlayer,
  debitPlayer,
  LEDGER_ACCOUNTS,
  transfer,
} from '../../../actors/wallet/ledger.ts';
import { AssertionError } from '../../../src/kernel/assert.ts';
import type { ExactSum } from '../../../src/kernel/exact-sum.ts';
import { minor } from '../../../src/kernel/money.ts';
import { given, MapStore } from '../../support/cluster/actor-stage.ts';
import { ADA, BOB, withMoney } from '../../support/samples/actor-events.ts';

const { house: from, breakage: to, clearing } = LEDGER_ACCOUNTS;

test('ledger: a transfer takes from one account what it gives to the other', (t) => {
  const ledger = new MapStore<string, ExactSum>((account) => account);
  transfer(ledger, { from, to, amountMinor: minor(30) });
  t.same(ledger.entries(), [
    [from, -30],
    [to, 30],
  ]);
  transfer(ledger, { from: to, to: from, amountMinor: minor(30) });
  t.same(ledger.entries(), [], 'an account at zero is no row');
  transfer(ledger, { from, to, amountMinor: minor(0) });
  t.same(ledger.entries(), []);
  t.end();
});

test('ledger: a transfer has a direction and two ends', (t) => {
  const ledger = new MapStore<string, ExactSum>((account) => account);
  t.throws(() => transfer(ledger, { from, to, amountMinor: minor(-1) }), AssertionError);
  t.throws(() => transfer(ledger, { from, to: from, amountMinor: minor(1) }), AssertionError);
  const mostMinor = minor(Number.MAX_SAFE_INTEGER);
  transfer(ledger, { from, to, amountMinor: mostMinor });
  transfer(ledger, { from, to, amountMinor: minor(2) });
  t.same(
    ledger.entries(),
    [
      [from, -9_007_199_254_740_993n],
      [to, 9_007_199_254_740_993n],
    ],
    'exact beyond the safe integers',
  );
  transfer(ledger, { from: to, to: from, amountMinor: minor(2) });
  t.same(ledger.entries(), [
    [from, -mostMinor],
    [to, mostMinor],
  ]);
  t.end();
});

test('ledger: a player and the control account move together, never below zero', (t) => {
  const stage = given(...withMoney(ADA, 500), ...withMoney(BOB, 70));
  t.same(stage.ledger(), { players: 570, clearing: -570 });
  debitPlayer(stage.states, { player: ADA, to: clearing, amountMinor: minor(500) });
  t.same(stage.ledger(), { players: 70, clearing: -70 });
  const more = { player: ADA, to: clearing, amountMinor: minor(1) };
  t.throws(() => debitPlayer(stage.states, more), AssertionError);
  const nobody = { player: 99 as typeof ADA, amountMinor: minor(1) };
  t.throws(() => creditPlayer(stage.states, { ...nobody, from: clearing }), AssertionError);
  t.throws(() => debitPlayer(stage.states, { ...nobody, to: clearing }), AssertionError);
  t.end();
});
