/** The tables of money: what players have and owe, the books, and payments. */
import type { Account } from '../../../actors/wallet/account.ts';
import type { HeldPayout } from '../../../actors/wallet/held-payout.ts';
import { PAYMENT_FORM, type Payment } from '../../../actors/wallet/payment.ts';
import { NO_ENTRY } from '../../kernel/entry-place.ts';
import { formatPaymentId } from '../../kernel/ids.ts';
import { codecOf, objectCodec } from '../records/positional-codec.ts';
import { type AreaTables, CACHED_MANY, declareTable } from './declare-table.ts';
import { number, player } from './key-part.ts';
import { byNumber, byParts, byText, told } from './key-shapes.ts';
import { balanceSumsCodec, sumCodec } from './sum-codec.ts';

export const WALLET_TABLES = {
  accounts: declareTable(
    4,
    'actor',
    byNumber(player),
    objectCodec<Account>()(
      ['player', 'balanceMinor', 'pointsHundredths', 'lastEntry', 'paymentCount'],
      // The values after a purchase by somebody who does not bet: then none of them is written.
      {
        later: {
          betBarriers: 0,
          lastEntryKind: 'purchase',
          coveredPurchase: NO_ENTRY,
          coveredBet: NO_ENTRY,
          coveredPrize: NO_ENTRY,
        },
      },
    ),
    { cachedMax: CACHED_MANY, ofPlayer: 'moves' },
  ),
  payments: declareTable(
    6,
    'actor',
    told(byParts({ player }, { number: number('number') }), formatPaymentId),
    codecOf<Payment>(PAYMENT_FORM),
    { ofPlayer: 'moves' },
  ),
  ledger: declareTable(7, 'shard', byText(), sumCodec),
  surpluses: declareTable(25, 'actor', byNumber(player), balanceSumsCodec, { ofPlayer: 'moves' }),
  debts: declareTable(58, 'actor', byNumber(player), balanceSumsCodec, {
    cachedMax: CACHED_MANY,
    ofPlayer: 'moves',
  }),
  heldPayouts: declareTable(
    91,
    'actor',
    byText(),
    objectCodec<HeldPayout>()(
      ['awardId', 'player', 'amountMinor', 'entry', 'heldAtMs', 'approvedAtMs'],
      { within: { entry: 'whole' } },
    ),
  ),
} satisfies AreaTables;
