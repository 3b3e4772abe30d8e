import { test } from 'tap';
import type { Account } from '../../../actors/wallet/account.ts';
import { LEDGER_ENTRY_KINDS } from '../../../actors/wallet/ledger-entry.ts';
import { entryPlace, NO_ENTRY } from '../../../src/kernel/entry-place.ts';
import { playerKey } from '../../../src/kernel/ids.ts';
import { minor } from '../../../src/kernel/money.ts';
import { pointsHundredths } from '../../../src/kernel/points.ts';
import { AccountColumns, accountsIn } from '../../../src/shard/accounts/account-columns.ts';

/** No two fields alike, each as large as it may be. */
function account(number: number): Account {
  const kind = LEDGER_ENTRY_KINDS[number % (LEDGER_ENTRY_KINDS.length + 1)] ?? null;
  return {
    player: playerKey(1_023, 2 ** 22 - 1 - number),
    balanceMinor: minor(Number.MAX_SAFE_INTEGER - number),
    pointsHundredths: pointsHundredths(Number.MAX_SAFE_INTEGER - 100_000 - number),
    lastEntry: kind === null ? NO_ENTRY : entryPlace(2 ** 36 - 1, number),
    lastEntryKind: kind,
    coveredPurchase: entryPlace(2 ** 35, number + 1),
    coveredBet: entryPlace(2 ** 34, number + 2),
    coveredPrize: entryPlace(2 ** 33, number + 3),
    paymentCount: 2 ** 32 + number,
    betBarriers: number % 8,
  };
}

test('account columns: each account comes back as it was, over all pieces', (t) => {
  const columns = new AccountColumns();
  const count = 40_000;
  for (let number = 0; number < count; number += 1) {
    const place = columns.grow();
    columns.write(place, account(number));
  }
  t.equal(columns.count, count);
  for (let number = 0; number < count; number += 997) {
    t.strictSame(columns.read(number), account(number));
    t.equal(columns.playerAt(number), account(number).player);
  }
  columns.write(5, account(77));
  t.strictSame(columns.read(5), account(77), 'written over');
  t.strictSame(columns.read(4), account(4), 'and nobody beside it');
  t.strictSame(columns.read(6), account(6));
  t.not(columns.read(6), columns.read(6), 'an object of its own');
  t.end();
});

test('account columns: a million accounts take less than a hundred megabytes', (t) => {
  t.ok(accountsIn(100) > 1_000_000);
  t.end();
});
