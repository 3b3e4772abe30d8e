/**
 * The books, added up a second time from the rows that each record writes.
 *
 * Invariants: all accounts of the ledger sum to zero, the control account `players` is the sum of
 * the players' balances, and no balance is negative. Kept as running sums, so that they hold after
 * every record and not only at the end.
 */
import { LEDGER_ACCOUNTS } from '../../actors/wallet/ledger.ts';
import { accountFormat, ledgerFormat, TABLES } from './table-formats.ts';

export class MoneyCheck {
  #ledgerMinor = 0n;
  #controlMinor = 0n;
  #balancesMinor = 0n;
  #negativeCount = 0;

  /** A row goes from `before` to `after`; undefined where there is none. */
  observe(key: Uint8Array, before: Uint8Array | undefined, after: Uint8Array | undefined): void {
    if (key[0] === TABLES.ledger) {
      const changeMinor = BigInt(ledgerOf(after)) - BigInt(ledgerOf(before));
      this.#ledgerMinor += changeMinor;
      const isControl = ledgerFormat.decodeKey(key) === LEDGER_ACCOUNTS.players;
      if (isControl) this.#controlMinor += changeMinor;
    }
    if (key[0] === TABLES.accounts) {
      const [was, is] = [balanceOf(before), balanceOf(after)];
      this.#balancesMinor += BigInt(is) - BigInt(was);
      this.#negativeCount += Number(is < 0) - Number(was < 0);
    }
  }

  /** What does not add up now, or undefined. */
  problem(): string | undefined {
    if (this.#ledgerMinor !== 0n) return `the ledger sums to ${this.#ledgerMinor} instead of zero`;
    const gapMinor = this.#controlMinor - this.#balancesMinor;
    if (gapMinor !== 0n) return `the control account exceeds the players' balances by ${gapMinor}`;
    return this.#negativeCount === 0 ? undefined : "a player's balance is negative";
  }
}

function ledgerOf(row: Uint8Array | undefined): number {
  return row === undefined ? 0 : ledgerFormat.codec.decode(row);
}

function balanceOf(row: Uint8Array | undefined): number {
  return row === undefined ? 0 : accountFormat.codec.decode(row).balanceMinor;
}
