import { test } from 'tap';
import type { Account } from '../../../actors/wallet/account.ts';
import { NO_ENTRY } from '../../../src/kernel/entry-place.ts';
import { minor } from '../../../src/kernel/money.ts';
import { pointsHundredths } from '../../../src/kernel/points.ts';
import { WALLET_TABLES } from '../../../src/shard/tables/wallet-tables.ts';
import { MoneyCheck } from '../../../src/shard/verification/money-check.ts';
import { ADA } from '../../support/samples/actor-events.ts';

function ledger(check: MoneyCheck, account: string, from: number, to: number): void {
  const row = (balance: number) =>
    balance === 0 ? undefined : WALLET_TABLES.ledger.codec.encode(minor(balance));
  check.observe(WALLET_TABLES.ledger.key.encode(account), row(from), row(to));
}

function balance(check: MoneyCheck, from: number | undefined, to: number): void {
  const row = (balanceMinor: number | undefined) => {
    if (balanceMinor === undefined) return undefined;
    const account: Account = {
      player: ADA,
      balanceMinor: minor(balanceMinor),
      pointsHundredths: pointsHundredths(0),
      lastEntry: NO_ENTRY,
      lastEntryKind: null,
      coveredPurchase: NO_ENTRY,
      coveredBet: NO_ENTRY,
      coveredPrize: NO_ENTRY,
      paymentCount: 0,
      betBarriers: 0,
    };
    return WALLET_TABLES.accounts.codec.encode(account);
  };
  check.observe(WALLET_TABLES.accounts.key.encode(ADA), row(from), row(to));
}

test('money check: a deposit and a purchase balance', (t) => {
  const check = new MoneyCheck();
  balance(check, undefined, 0);
  ledger(check, 'players', 0, 500);
  ledger(check, 'clearing', 0, -500);
  balance(check, 0, 500);
  t.equal(check.problem(), undefined);
  ledger(check, 'players', 500, 400);
  ledger(check, 'stakes:dr_0000001', 0, 100);
  balance(check, 500, 400);
  t.equal(check.problem(), undefined);
  t.end();
});

test('money check: money from nowhere is seen', (t) => {
  const check = new MoneyCheck();
  ledger(check, 'house', 0, 1);
  t.match(check.problem(), /sums to 1 instead of zero/);
  ledger(check, 'house', 1, 0);
  t.equal(check.problem(), undefined);
  t.end();
});

test('money check: a balance that the control account does not know is seen', (t) => {
  const check = new MoneyCheck();
  balance(check, undefined, 7);
  t.match(check.problem(), /balances by -7/);
  t.end();
});

test('money check: a negative balance is seen, until it is none', (t) => {
  const check = new MoneyCheck();
  ledger(check, 'players', 0, -7);
  ledger(check, 'clearing', 0, 7);
  balance(check, undefined, -7);
  t.match(check.problem(), /negative/);
  ledger(check, 'players', -7, 0);
  ledger(check, 'clearing', 7, 0);
  balance(check, -7, 0);
  t.equal(check.problem(), undefined);
  t.end();
});
