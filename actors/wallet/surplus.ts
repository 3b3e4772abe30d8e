/**
 * What a player owns beyond what one balance can count.
 *
 * Why: winnings are paid whatever a wallet holds, so a balance has no bound at which a bet could be
 * refused: 900 bets at the highest odds and stake exceed the largest safe integer. A balance
 * therefore stops at BALANCE_MAX, and the rest waits here, exact, and moves in as the balance
 * falls. Payments in, which are somebody's choice, are refused instead (`walletFull`).
 * Invariant: if there is a surplus, the balance is at BALANCE_MAX. So it is looked up only when
 * somebody spends from a full balance, and nobody else pays for it.
 */
import { assert } from '../../src/kernel/assert.ts';
import {
  addExact,
  type ExactSum,
  type SumText,
  subtractExact,
} from '../../src/kernel/exact-sum.ts';
import type { PlayerKey } from '../../src/kernel/ids.ts';
import { ZERO_MINOR } from '../../src/kernel/money.ts';
import type { States } from '../states.ts';
import type { Account } from './account.ts';

export const BALANCE_MAX = Number.MAX_SAFE_INTEGER;

/** The two balances that an account has. */
export type BalanceField = 'balanceMinor' | 'pointsHundredths';

/** A sum for each of the two. */
export interface BalanceSums {
  readonly balanceMinor: ExactSum;
  readonly pointsHundredths: ExactSum;
}

/** How the sums are stored. */
export type BalanceSumTexts = { readonly [Field in BalanceField]: SumText };

export const NO_SUMS: BalanceSums = { balanceMinor: ZERO_MINOR, pointsHundredths: ZERO_MINOR };

export type Surplus = BalanceSums;

type Surpluses = Pick<States, 'surpluses'>;

export function raiseBalance(
  states: Surpluses,
  account: Account,
  field: BalanceField,
  amount: number,
): void {
  const room = BALANCE_MAX - account[field];
  setBalance(account, field, account[field] + Math.min(amount, room));
  if (amount <= room) return;
  const surplus = states.surpluses.get(account.player) ?? NO_SUMS;
  const more = addExact(surplus[field], exactly(amount - room));
  keep(states, account.player, { ...surplus, [field]: more });
}

/** The caller has seen that the balance suffices: it never falls below zero. */
export function lowerBalance(
  states: Surpluses,
  account: Account,
  field: BalanceField,
  amount: number,
): void {
  const wasFull = account[field] === BALANCE_MAX;
  setBalance(account, field, account[field] - amount);
  assert(account[field] >= 0, 'a player spent more than they have');
  if (!wasFull) return;
  const surplus = states.surpluses.get(account.player);
  if (surplus === undefined) return;
  const moved = surplus[field] > amount ? amount : Number(surplus[field]);
  setBalance(account, field, account[field] + moved);
  const rest = subtractExact(surplus[field], exactly(moved));
  keep(states, account.player, { ...surplus, [field]: rest });
}

function setBalance(account: Account, field: BalanceField, value: number): void {
  assert(Number.isSafeInteger(value), 'a balance left the safe range');
  (account as Record<BalanceField, number>)[field] = value;
}

function exactly(amount: number): ExactSum {
  assert(Number.isSafeInteger(amount) && amount >= 0, 'what moves is not a count');
  return amount as ExactSum;
}

function keep({ surpluses }: Surpluses, player: PlayerKey, surplus: Surplus): void {
  const isNone = surplus.balanceMinor === 0 && surplus.pointsHundredths === 0;
  if (isNone) surpluses.delete(player);
  else surpluses.put(player, surplus);
}
