/** The tables of money: what players have and owe, the books, and payments. */
import type { Account } from '../../../actors/wallet/account.ts';
import type { HeldPayout } from '../../../actors/wallet/held-payout.ts';
import type { Payment } from '../../../actors/wallet/payment.ts';
import { formatPaymentId } from '../../kernel/ids.ts';
import { decodeValue, grownCodec, objectCodec } from '../records/positional-codec.ts';
import { decodeChanges } from '../windows/late-rows.ts';
import { type AreaTables, CACHED_MANY, declareRows, declareTable } from './declare-table.ts';
import { longNumber, number, player } from './key-part.ts';
import { bareRow, byNumber, byPart, byParts, byText, told } from './key-shapes.ts';
import { balanceSumsCodec, sumCodec } from './sum-codec.ts';

export const WALLET_TABLES = {
  accounts: declareTable(
    4,
    'actor',
    byNumber(player),
    grownCodec<Account>()(
      ['player', 'balanceMinor', 'pointsHundredths', 'lastEntryId', 'paymentCount'],
      // The values after a purchase by somebody who does not bet: then none of them is written.
      {
        betBarriers: 0,
        lastEntryKind: 'purchase',
        coveredPurchaseId: null,
        coveredBetId: null,
        coveredPrizeId: null,
      },
    ),
    { cachedMax: CACHED_MANY, isLate: true },
  ),
  payments: declareTable(
    6,
    'actor',
    told(byParts({ player }, { number: number('number') }), formatPaymentId),
    objectCodec<Payment>()([
      'player',
      'number',
      'kind',
      'amountMinor',
      'method',
      'requestedAtMs',
      'state',
      'settledAtMs',
      'askAtMs',
      'deferredCount',
    ]),
  ),
  ledger: declareTable(7, 'shard', byText(), sumCodec),
  surpluses: declareTable(25, 'actor', byNumber(player), balanceSumsCodec),
  debts: declareTable(58, 'actor', byNumber(player), balanceSumsCodec, { cachedMax: CACHED_MANY }),
  heldPayouts: declareTable(
    91,
    'actor',
    byText(),
    objectCodec<HeldPayout>()([
      'awardId',
      'player',
      'amountMinor',
      'entry',
      'heldAtMs',
      'approvedAtMs',
    ]),
  ),
} satisfies AreaTables;

/** Changes of accounts, before their rows are written (`LateRows`). */
export const ACCOUNT_ROWS = {
  accountLog: declareRows(21, 'shard', byPart(longNumber('from number')), changesIn),
  accountPosition: declareRows(22, 'shard', bareRow('of the newest'), decodeValue),
};

function changesIn(row: Uint8Array): unknown {
  const { key: keys, read } = WALLET_TABLES.accounts;
  return Array.from(decodeChanges(row), ({ key, value }) => [keys.describe(key), read(value)]);
}
