/** The settings of what is paid, staked and won: rows of the one table (`setting-table.ts`). */
import { minor } from '../kernel/money.ts';
import { integerKind, moneyKind } from './setting-kinds.ts';
import type { SettingTable } from './setting-table.ts';

/** No amount in the settings is larger: ten billion in a currency with cents. */
export const SETTING_MINOR_MAX = 1_000_000_000_000;
/** What one payment may move at most (`PAYMENT_MINOR_MAX` of actors/wallet). */
export const DEPOSIT_MINOR_MAX = 1_000_000_000;
/** Six million accounts, over all shards. */
export const ACCOUNT_MEGABYTES = 512;
const ACCOUNT_MEGABYTES_MAX = 65_536;
/** Ten years. */
export const KEY_DAYS_MAX = 3_660;
/** An hour: whoever holds a ticket keeps it from the others. */
export const RESERVATION_SECONDS_MAX = 3_600;
/** Evens: a higher minimum would refuse half of all that there is to bet on. */
export const ODDS_MIN_MAX = 200;

type MoneyKey =
  | 'approvalMinorMin'
  | 'keyDays'
  | 'reservationSeconds'
  | 'accountMegabytes'
  | 'depositMinorMax'
  | 'oddsHundredthsMin';

export const MONEY_SETTING_ROWS: Pick<SettingTable, MoneyKey> = {
  approvalMinorMin: {
    environment: 'TIRAGE_APPROVAL_MINOR',
    kind: moneyKind({ min: 1, max: SETTING_MINOR_MAX }),
    about: 'Prizes and payouts of bets from here on wait for approval.',
    fallback: () => minor(1_000_000),
  },
  keyDays: {
    environment: 'TIRAGE_KEY_DAYS',
    kind: integerKind({ min: 1, max: KEY_DAYS_MAX }),
    about: "Days for which a client's key finds its operation again; later it is a new one.",
    fallback: () => 30,
  },
  reservationSeconds: {
    environment: 'TIRAGE_RESERVATION_SECONDS',
    kind: integerKind({ min: 1, max: RESERVATION_SECONDS_MAX }),
    about: 'How long a player may hold tickets of a stock before paying for them.',
    fallback: () => 300,
  },
  accountMegabytes: {
    environment: 'TIRAGE_ACCOUNT_MB',
    kind: integerKind({ min: 1, max: ACCOUNT_MEGABYTES_MAX }),
    about: 'Memory for the accounts of players; who has not been seen for longest makes way.',
    fallback: () => ACCOUNT_MEGABYTES,
  },
  depositMinorMax: {
    environment: 'TIRAGE_DEPOSIT_MAX_MINOR',
    kind: moneyKind({ min: 1, max: DEPOSIT_MINOR_MAX }),
    about: 'The largest single deposit.',
    fallback: () => minor(100_000_000),
  },
  oddsHundredthsMin: {
    environment: 'TIRAGE_ODDS_MIN',
    kind: integerKind({ min: 1, max: ODDS_MIN_MAX }),
    about: 'The lowest odds of an event, in hundredths: below 101 a bet cannot win anything.',
    fallback: () => 101,
  },
};
