import { test } from 'tap';
import { repayDebt, takeBack } from '../../../actors/wallet/debt.ts';
import { creditPlayer } from '../../../actors/wallet/ledger.ts';
import { minor } from '../../../src/kernel/money.ts';
import { ADA, BOB, withMoney } from '../../support/actor-events.ts';
import { given, type Stage } from '../../support/actor-stage.ts';

const ENTRY = {
  entryId: 'reversal.1',
  kind: 'betReversal',
  atMs: 9,
  fingerprint: 0,
  draw: 0,
  firstOrdinal: 0,
  ticketCount: 1,
  paymentNumber: 0,
  event: 0,
} as const;

function entries(stage: Stage, ...ids: string[]) {
  return ids.map((entryId) => stage.states.entries.get({ player: ADA, entryId })?.amountMinor);
}

function win(stage: Stage, amountMinor: number, entryId: string): void {
  const winningsMinor = minor(amountMinor);
  const won = { player: ADA, from: 'house', amountMinor: winningsMinor };
  stage.states.accounts.put(ADA, creditPlayer(stage.states, won));
  repayDebt(stage.states, { player: ADA, winningsMinor, entry: { ...ENTRY, entryId } });
}

test('debt: what the balance covers is simply taken back', (t) => {
  const stage = given(...withMoney(ADA, 500));
  takeBack(stage.states, { player: ADA, to: 'house', amountMinor: minor(500), entry: ENTRY });
  t.equal(stage.balanceOf(ADA), 0);
  t.equal(stage.states.debts.get(ADA), undefined);
  t.same(stage.ledger(), { clearing: -500, house: 500 });
  t.end();
});

test('debt: what is missing is lent, so that the reversal is whole', (t) => {
  const stage = given(...withMoney(ADA, 120));
  takeBack(stage.states, { player: ADA, to: 'house', amountMinor: minor(500), entry: ENTRY });
  t.equal(stage.balanceOf(ADA), 0);
  t.equal(stage.states.debts.get(ADA), 380);
  t.same(entries(stage, 'debt.reversal.1', 'reversal.1'), [380, -500]);
  t.same(stage.ledger(), { clearing: -120, house: 500, debts: -380 });
  t.end();
});

test('debt: later winnings repay it, as far as they go', (t) => {
  const stage = given(...withMoney(ADA, 120), ...withMoney(BOB, 100));
  takeBack(stage.states, { player: ADA, to: 'house', amountMinor: minor(500), entry: ENTRY });
  win(stage, 80, 'payout.1');
  t.equal(stage.balanceOf(ADA), 0);
  t.equal(stage.states.debts.get(ADA), 300);
  win(stage, 450, 'payout.2');
  t.equal(stage.balanceOf(ADA), 150);
  t.equal(stage.states.debts.get(ADA), undefined);
  t.same(entries(stage, 'repaid.payout.1', 'repaid.payout.2'), [-80, -300]);
  // Nobody owes anything any more: 500 - 80 - 450 are left in the house.
  t.same(stage.ledger(), { players: 250, clearing: -220, house: -30 });
  t.end();
});

test('debt: somebody else does not repay it', (t) => {
  const stage = given(...withMoney(ADA, 1), ...withMoney(BOB, 100));
  takeBack(stage.states, { player: ADA, to: 'house', amountMinor: minor(50), entry: ENTRY });
  const entry = { ...ENTRY, entryId: 'payout.1' };
  repayDebt(stage.states, { player: BOB, winningsMinor: minor(100), entry });
  t.equal(stage.balanceOf(BOB), 100);
  t.equal(stage.states.debts.get(ADA), 49);
  t.end();
});
