/**
 * Debts: what a player was paid, has spent, and must give back because a result was corrected. What
 * they owe in points follows the same rules (points/points-ledger.ts).
 *
 * A correction is never held up by an empty wallet: what is missing is lent first, from the account
 * `debts`, so that the reversing entry is the exact inverse of what it reverses. All money that
 * comes in later, be it winnings, deposits or returned stakes, repays the debt first: a rule with
 * exceptions would leave a way around it.
 */
import { assert, unreachable } from '../../src/kernel/assert.ts';
import type { PlayerKey } from '../../src/kernel/ids.ts';
import { type Minor, minor, subtractMinor, ZERO_MINOR } from '../../src/kernel/money.ts';
import type { States } from '../states.ts';
import { type Account, isResidual } from './account.ts';
import { creditPlayer, debitPlayer, LEDGER_ACCOUNTS, raisePlayer, transfer } from './ledger.ts';
import {
  appendEntry,
  type CreditEntry,
  debtEntryId,
  type EntryOf,
  repaymentEntryId,
} from './ledger-entry.ts';
import { lowerDebt, raiseDebt } from './owed.ts';

type Sums = Pick<States, 'ledger' | 'accounts' | 'surpluses' | 'debts'>;
type Books = Sums & Pick<States, 'entries' | 'residualEntries'>;

/** Debits the player in full, lending them what they lack. `entry` names the reversal. */
export function takeBack(
  states: Books,
  {
    player,
    to,
    amountMinor,
    entry,
  }: { player: PlayerKey; to: string; amountMinor: Minor; entry: EntryOf<'betReversal'> },
): void {
  assert(amountMinor > 0, 'nothing is taken back');
  const lent = lend(states, player, amountMinor);
  if (lent !== undefined && !isResidual(lent.account)) {
    const entryId = debtEntryId(entry.entryId);
    const debt = { ...entry, entryId, kind: 'debt', amountMinor: lent.amountMinor } as const;
    appendEntry(states, lent.account, debt);
  }
  const account = debitPlayer(states, { player, to, amountMinor });
  appendEntry(states, account, { ...entry, amountMinor: minor(-amountMinor) });
}

/** The same without entries: they are another shard's. */
export function drawBack(
  states: Sums,
  { player, to, amountMinor }: { player: PlayerKey; to: string; amountMinor: Minor },
): void {
  lend(states, player, amountMinor);
  states.accounts.put(player, debitPlayer(states, { player, to, amountMinor }));
}

/** Lends what the balance lacks; undefined if it suffices. */
function lend(
  states: Sums,
  player: PlayerKey,
  neededMinor: Minor,
): { readonly account: Account; readonly amountMinor: Minor } | undefined {
  const balanceMinor = states.accounts.get(player)?.balanceMinor ?? ZERO_MINOR;
  if (balanceMinor >= neededMinor) return undefined;
  const amountMinor = subtractMinor(neededMinor, balanceMinor);
  raiseDebt(states, { player, field: 'balanceMinor', amount: amountMinor });
  const account = creditPlayer(states, { player, from: LEDGER_ACCOUNTS.debts, amountMinor });
  return { account, amountMinor };
}

/**
 * Credits a player and writes the entry; what they owe is repaid from it at once, with an entry of
 * its own. All money that a player receives comes through here or `bookCredit`, except for the
 * stake that points turn into, which is spent in the same decision.
 */
export function payPlayer(
  states: Books,
  { player, from, entry }: { player: PlayerKey; from: string; entry: CreditEntry },
): void {
  const { amountMinor } = entry;
  transfer(states.ledger, { from, to: LEDGER_ACCOUNTS.players, amountMinor });
  bookCredit(states, player, entry);
}

/** The same where the control account has the money already: winners are paid by one transfer. */
export function bookCredit(states: Books, player: PlayerKey, entry: CreditEntry): void {
  const account = raisePlayer(states, player, entry.amountMinor);
  appendEntry(states, account, entry);
  const repaid = repay(states, player, entry.amountMinor);
  if (repaid === undefined || isResidual(account)) return;
  const repayment = { ...repaymentOf(entry), amountMinor: minor(-repaid.amountMinor) };
  appendEntry(states, repaid.account, repayment);
}

/** The same without entries: they are another shard's. */
export function payIn(
  states: Sums,
  { player, from, amountMinor }: { player: PlayerKey; from: string; amountMinor: Minor },
): void {
  states.accounts.put(player, creditPlayer(states, { player, from, amountMinor }));
  repay(states, player, amountMinor);
}

/** Repays what is owed from what came in; undefined if nothing is. */
function repay(
  states: Sums,
  player: PlayerKey,
  receivedMinor: Minor,
): { readonly account: Account; readonly amountMinor: Minor } | undefined {
  // Hardly anybody ever owes anything: one look at the sum spares a look at each winner.
  if ((states.ledger.get(LEDGER_ACCOUNTS.debts) ?? 0) === 0) return undefined;
  const received = { player, field: 'balanceMinor', received: receivedMinor } as const;
  const amountMinor = minor(lowerDebt(states, received));
  if (amountMinor === 0) return undefined;
  const account = debitPlayer(states, { player, to: LEDGER_ACCOUNTS.debts, amountMinor });
  states.accounts.put(player, account);
  return { account, amountMinor };
}

function repaymentOf(entry: CreditEntry): EntryOf<'debtRepaid'> {
  const entryId = repaymentEntryId(entry.entryId);
  const repaid = { entryId, kind: 'debtRepaid', fingerprint: 0 } as const;
  switch (entry.kind) {
    case 'deposit':
    case 'withdrawalReturned':
      return { ...entry, ...repaid, credit: entry.kind };
    case 'prize':
    case 'refund':
      return { ...entry, ...repaid, credit: entry.kind };
    case 'betPayout':
      return { ...entry, ...repaid, credit: entry.kind };
    case 'rafflePrize':
      return { ...entry, ...repaid, credit: entry.kind };
    case 'prepaidReturned':
      return { ...entry, ...repaid, credit: entry.kind };
    default:
      return unreachable(entry);
  }
}
