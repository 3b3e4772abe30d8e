/**
 * The books, added up a second time from the rows that each record writes.
 *
 * Invariants, separately for money and for points: all accounts of the ledger sum to zero, the
 * control account is the sum of the players' balances and surpluses, and no balance is negative.
 * What is prepaid is what the active standing tickets say that they have left.
 * Kept as running sums, so that they hold after every record and not only at the end.
 */
import { POINTS_ACCOUNTS, POINTS_CLASS } from '../../../actors/points/points-ledger.ts';
import { prepaidOf } from '../../../actors/standing/standing-ticket.ts';
import type { Account } from '../../../actors/wallet/account.ts';
import { LEDGER_ACCOUNTS } from '../../../actors/wallet/ledger.ts';
import type { Surplus } from '../../../actors/wallet/surplus.ts';
import type { ExactSum } from '../../kernel/exact-sum.ts';
import { ZERO_MINOR } from '../../kernel/money.ts';
import { STANDING_TABLES } from '../tables/standing-tables.ts';
import { WALLET_TABLES } from '../tables/wallet-tables.ts';

const { accounts, ledger, surpluses } = WALLET_TABLES;
const { standingBySeries } = STANDING_TABLES;

export class MoneyCheck {
  readonly #money = new Books('', LEDGER_ACCOUNTS.players, ({ balanceMinor }) => balanceMinor);
  readonly #points = new Books('points: ', POINTS_ACCOUNTS.players, (account) => {
    return account.pointsHundredths;
  });

  /** Of the ledger's account, less what the standing tickets say. */
  #prepaidGap = 0n;

  /** A row goes from `before` to `after`; undefined where there is none. */
  observe(key: Uint8Array, before: Uint8Array | undefined, after: Uint8Array | undefined): void {
    if (key[0] === ledger.number) {
      const name = ledger.key.decode(key);
      const books = name.startsWith(POINTS_CLASS) ? this.#points : this.#money;
      const change = BigInt(ledgerOf(after)) - BigInt(ledgerOf(before));
      books.ledgerChanged(name, change);
      if (name === LEDGER_ACCOUNTS.orders) this.#prepaidGap += change;
    }
    if (key[0] === accounts.number) {
      const [was, is] = [accountOf(before), accountOf(after)];
      this.#money.accountChanged(was, is);
      this.#points.accountChanged(was, is);
    }
    if (key[0] === standingBySeries.number) {
      this.#prepaidGap -= prepaidInRow(after) - prepaidInRow(before);
    }
    if (key[0] === surpluses.number) {
      const [was, is] = [surplusOf(before), surplusOf(after)];
      this.#money.surplusChanged(was.balanceMinor, is.balanceMinor);
      this.#points.surplusChanged(was.pointsHundredths, is.pointsHundredths);
    }
  }

  /** What does not add up now, or undefined. */
  problem(): string | undefined {
    const problem = this.#money.problem() ?? this.#points.problem();
    if (problem !== undefined || this.#prepaidGap === 0n) return problem;
    return `the account of orders exceeds what is prepaid by ${this.#prepaidGap}`;
  }
}

/** One class of accounts. */
class Books {
  readonly #label: string;
  readonly #control: string;
  readonly #balanceIn: (account: Account) => number;
  #ledger = 0n;
  #controlled = 0n;
  #balances = 0n;
  #negativeCount = 0;

  constructor(label: string, control: string, balanceIn: (account: Account) => number) {
    this.#label = label;
    this.#control = control;
    this.#balanceIn = balanceIn;
  }

  ledgerChanged(name: string, change: bigint): void {
    this.#ledger += change;
    if (name === this.#control) this.#controlled += change;
  }

  accountChanged(before: Account | undefined, after: Account | undefined): void {
    const was = before === undefined ? 0 : this.#balanceIn(before);
    const is = after === undefined ? 0 : this.#balanceIn(after);
    this.#balances += BigInt(is) - BigInt(was);
    this.#negativeCount += Number(is < 0) - Number(was < 0);
  }

  surplusChanged(before: ExactSum, after: ExactSum): void {
    this.#balances += BigInt(after) - BigInt(before);
    this.#negativeCount += Number(after < 0) - Number(before < 0);
  }

  problem(): string | undefined {
    const label = this.#label;
    if (this.#ledger !== 0n) return `${label}the ledger sums to ${this.#ledger} instead of zero`;
    const gap = this.#controlled - this.#balances;
    if (gap !== 0n) return `${label}the control account exceeds the players' balances by ${gap}`;
    return this.#negativeCount === 0 ? undefined : `${label}a player's balance is negative`;
  }
}

function prepaidInRow(row: Uint8Array | undefined): bigint {
  if (row === undefined) return 0n;
  const active = standingBySeries.codec.decode(row);
  return active.reduce((sum, ticket) => sum + BigInt(prepaidOf(ticket)), 0n);
}

function surplusOf(row: Uint8Array | undefined): Surplus {
  const none = { balanceMinor: ZERO_MINOR, pointsHundredths: ZERO_MINOR };
  return row === undefined ? none : surpluses.codec.decode(row);
}

function ledgerOf(row: Uint8Array | undefined): ExactSum {
  return row === undefined ? ZERO_MINOR : ledger.codec.decode(row);
}

function accountOf(row: Uint8Array | undefined): Account | undefined {
  return row === undefined ? undefined : accounts.codec.decode(row);
}
