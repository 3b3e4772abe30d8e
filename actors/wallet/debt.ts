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
import { creditPlayer, debitPlayer, LEDGER_ACCOUNTS } from './ledger.ts';
import {
  appendEntry,
  type CreditKind,
  debtEntryId,
  type EntryOf,
  repaymentEntryId,
} from './ledger-entry.ts';
import { lowerDebt, raiseDebt } from './owed.ts';

type Books = Pick<States, 'ledger' | 'accounts' | 'surpluses' | 'entries' | 'debts'>;

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
  const balanceMinor = states.accounts.get(player)?.balanceMinor ?? ZERO_MINOR;
  if (balanceMinor < amountMinor) {
    const lentMinor = subtractMinor(amountMinor, balanceMinor);
    raiseDebt(states, { player, field: 'balanceMinor', amount: lentMinor });
    const from = LEDGER_ACCOUNTS.debts;
    const account = creditPlayer(states, { player, from, amountMinor: lentMinor });
    const entryId = debtEntryId(entry.entryId);
    appendEntry(states, account, { ...entry, entryId, kind: 'debt', amountMinor: lentMinor });
  }
  const account = debitPlayer(states, { player, to, amountMinor });
  appendEntry(states, account, { ...entry, amountMinor: minor(-amountMinor) });
}

/**
 * Credits a player and writes the entry; what they owe is repaid from it at once, with an entry of
 * its own. All money that a player receives comes through here, except for the stake that points
 * turn into, which is spent in the same decision.
 */
export function payPlayer(
  states: Books,
  {
    player,
    from,
    amountMinor,
    entry,
  }: { player: PlayerKey; from: string; amountMinor: Minor; entry: EntryOf<CreditKind> },
): void {
  const account = creditPlayer(states, { player, from, amountMinor });
  appendEntry(states, account, { ...entry, amountMinor });
  repayDebt(states, { player, amountMinor, entry });
}

function repayDebt(
  states: Books,
  {
    player,
    amountMinor: receivedMinor,
    entry,
  }: { player: PlayerKey; amountMinor: Minor; entry: EntryOf<CreditKind> },
): void {
  // Hardly anybody ever owes anything: one look at the sum spares a look at each winner.
  if ((states.ledger.get(LEDGER_ACCOUNTS.debts) ?? 0) === 0) return;
  const received = { player, field: 'balanceMinor', received: receivedMinor } as const;
  const amountMinor = minor(lowerDebt(states, received));
  if (amountMinor === 0) return;
  const account = debitPlayer(states, { player, to: LEDGER_ACCOUNTS.debts, amountMinor });
  appendEntry(states, account, { ...repaymentOf(entry), amountMinor: minor(-amountMinor) });
}

function repaymentOf(entry: EntryOf<CreditKind>): EntryOf<'debtRepaid'> {
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
    default:
      return unreachable(entry);
  }
}
