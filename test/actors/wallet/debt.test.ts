import { test } from 'tap';
import { payPlayer, takeBack } from '../../../actors/wallet/debt.ts';
import { NO_SUMS } from '../../../actors/wallet/surplus.ts';
import { minor } from '../../../src/kernel/money.ts';
import { given, type Stage } from '../../support/cluster/actor-stage.ts';
import {
  ADA,
  announced,
  BOB,
  bought,
  DRAW,
  OPENED,
  refunding,
  withMoney,
} from '../../support/samples/actor-events.ts';

const ENTRY = {
  entryId: 'reversal.1',
  kind: 'betReversal',
  atMs: 9,
  fingerprint: 0,
  fixture: 0,
  firstOrdinal: 0,
  betCount: 1,
  shard: null,
} as const;

function entries(stage: Stage, ...ids: string[]) {
  return ids.map((entryId) => stage.states.entries.get({ player: ADA, entryId })?.amountMinor);
}

function win(stage: Stage, amountMinor: number, entryId: string, player = ADA): void {
  const won = { ...ENTRY, kind: 'betPayout', entryId } as const;
  const entry = { ...won, amountMinor: minor(amountMinor) };
  payPlayer(stage.states, { player, from: 'house', entry });
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
  t.equal(stage.states.debts.get(ADA)?.balanceMinor, 380);
  t.same(entries(stage, 'debt.reversal.1', 'reversal.1'), [380, -500]);
  t.same(stage.ledger(), { clearing: -120, house: 500, debts: -380 });
  t.end();
});

test('debt: it is exact beyond the safe integers, and repaid from there', (t) => {
  const stage = given(...withMoney(ADA, 120));
  stage.states.debts.put(ADA, { ...NO_SUMS, balanceMinor: minor(Number.MAX_SAFE_INTEGER) });
  stage.states.ledger.put('debts', minor(-Number.MAX_SAFE_INTEGER));
  takeBack(stage.states, { player: ADA, to: 'house', amountMinor: minor(500), entry: ENTRY });
  t.equal(stage.states.debts.get(ADA)?.balanceMinor, BigInt(Number.MAX_SAFE_INTEGER) + 380n);
  win(stage, 381, 'payout.1');
  t.equal(stage.balanceOf(ADA), 0);
  t.equal(stage.states.debts.get(ADA)?.balanceMinor, Number.MAX_SAFE_INTEGER - 1);
  t.equal(stage.states.ledger.get('debts'), 1 - Number.MAX_SAFE_INTEGER);
  t.end();
});

test('debt: later winnings repay it, as far as they go', (t) => {
  const stage = given(...withMoney(ADA, 120), ...withMoney(BOB, 100));
  takeBack(stage.states, { player: ADA, to: 'house', amountMinor: minor(500), entry: ENTRY });
  win(stage, 80, 'payout.1');
  t.equal(stage.balanceOf(ADA), 0);
  t.equal(stage.states.debts.get(ADA)?.balanceMinor, 300);
  win(stage, 450, 'payout.2');
  t.equal(stage.balanceOf(ADA), 150);
  t.equal(stage.states.debts.get(ADA), undefined);
  t.same(entries(stage, 'payout.1', 'repaid.payout.1', 'repaid.payout.2'), [80, -80, -300]);
  // Nobody owes anything any more: 500 - 80 - 450 are left in the house.
  t.same(stage.ledger(), { players: 250, clearing: -220, house: -30 });
  t.end();
});

test('debt: somebody else does not repay it', (t) => {
  const stage = given(...withMoney(ADA, 1), ...withMoney(BOB, 100));
  takeBack(stage.states, { player: ADA, to: 'house', amountMinor: minor(50), entry: ENTRY });
  win(stage, 100, 'payout.1', BOB);
  t.equal(stage.balanceOf(BOB), 200);
  t.equal(stage.states.debts.get(ADA)?.balanceMinor, 49);
  t.end();
});

test('debt: whatever comes in repays it, not only what was won', (t) => {
  const withdrawn = {
    type: 'WithdrawalRequested',
    player: ADA,
    number: 2,
    entryId: 'k.out',
    fingerprint: 2,
    amountMinor: minor(300),
    method: 'sandbox:decline',
    atMs: 5,
  } as const;
  const stage = given(...withMoney(ADA, 400), announced(), OPENED, bought(ADA, 0, [1, 2, 3, 4, 5]));
  stage.and(withdrawn);
  takeBack(stage.states, { player: ADA, to: 'house', amountMinor: minor(500), entry: ENTRY });
  t.equal(stage.states.debts.get(ADA)?.balanceMinor, 500);
  stage.and({ type: 'PaymentDeclined', player: ADA, number: 2, atMs: 6 });
  t.equal(stage.states.debts.get(ADA)?.balanceMinor, 200, 'a withdrawal that failed');
  stage.and(...refunding(100), {
    type: 'TicketsRefunded',
    draw: DRAW,
    fromOrdinal: 0,
    throughOrdinal: 1,
    players: [ADA],
    ticketCounts: [1],
    atMs: 8,
    combinationCounts: [],
  });
  t.equal(stage.states.debts.get(ADA)?.balanceMinor, 100, 'a stake that came back');
  const request = { player: ADA, number: 3, entryId: 'k.in', fingerprint: 3, atMs: 9 } as const;
  stage.and(
    { type: 'DepositRequested', ...request, amountMinor: minor(150), method: 'sandbox:success' },
    { type: 'PaymentCompleted', player: ADA, number: 3, atMs: 9 },
  );
  t.equal(stage.states.debts.get(ADA), undefined, 'a deposit');
  t.equal(stage.balanceOf(ADA), 50);
  const repaid = ['repaid.return.2', `repaid.refund.${DRAW}.0`, 'repaid.deposit.3'];
  t.same(entries(stage, ...repaid), [-300, -100, -100]);
  t.end();
});
