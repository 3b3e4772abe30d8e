/**
 * Points in the double-entry ledger: a class of accounts of its own, beside money's and never mixed
 * with it. The sum over the class is zero after each transfer.
 *
 *   points:players          control account: the sum of all the players' points on this shard
 *   points:issued           what was earned; negative by it
 *   points:debts            negative by what players owe: points that a stake had earned, and that
 *                           were spent when it came back
 *   points:spent            paid for orders elsewhere, and for tickets
 *   points:transit:<shard>  sent to that shard; the pair of both directions is zero once delivered
 */
import { assert } from '../../src/kernel/assert.ts';
import type { ExactSum } from '../../src/kernel/exact-sum.ts';
import type { PlayerKey } from '../../src/kernel/ids.ts';
import { minor } from '../../src/kernel/money.ts';
import { type PointsHundredths, pointsHundredths } from '../../src/kernel/points.ts';
import type { States, Store } from '../states.ts';
import { type Account, isResidual } from '../wallet/account.ts';
import { transfer } from '../wallet/ledger.ts';
import { lowerDebt, raiseDebt } from '../wallet/owed.ts';
import { lowerBalance, raiseBalance } from '../wallet/surplus.ts';

type Books = Pick<States, 'ledger' | 'accounts' | 'surpluses' | 'debts' | 'residualPoints'>;

export const POINTS_CLASS = 'points:';

export const POINTS_ACCOUNTS = {
  players: 'points:players',
  issued: 'points:issued',
  spent: 'points:spent',
  debts: 'points:debts',
} as const;

export const pointsTransitTo = (shard: number): string => `points:transit:${shard}`;

/** Moves points between two accounts of their class. The ledger counts hundredths there. */
export function transferPoints(
  ledger: Store<string, ExactSum>,
  { from, to, amountHundredths }: { from: string; to: string; amountHundredths: PointsHundredths },
): void {
  assert(from.startsWith(POINTS_CLASS), 'points come from an account of money');
  assert(to.startsWith(POINTS_CLASS), 'points go to an account of money');
  transfer(ledger, { from, to, amountMinor: minor(amountHundredths) });
}

/**
 * Moves points to a player, to their own balance and the control account. What they owe is repaid
 * from it at once, whatever it is that comes in.
 */
export function creditPoints(
  states: Books,
  {
    player,
    from,
    amountHundredths,
  }: { player: PlayerKey; from: string; amountHundredths: PointsHundredths },
): Account {
  const account = states.accounts.get(player);
  assert(account !== undefined, 'a credit of points has no account');
  transferPoints(states.ledger, { from, to: POINTS_ACCOUNTS.players, amountHundredths });
  raiseBalance(states, account, 'pointsHundredths', amountHundredths);
  repay(states, account, amountHundredths);
  if (isResidual(account)) states.residualPoints.put(player, 1);
  states.accounts.put(player, account);
  return account;
}

/**
 * Takes back what a stake had earned, in full: what the player does not have any more is lent, from
 * the account `points:debts`, so that the return is the exact inverse of what was earned.
 */
export function takePointsBack(
  states: Books,
  {
    player,
    to = POINTS_ACCOUNTS.issued,
    amountHundredths,
  }: { player: PlayerKey; to?: string; amountHundredths: PointsHundredths },
): void {
  const account = states.accounts.get(player);
  assert(account !== undefined, 'points are taken back from a player without an account');
  const { players, debts } = POINTS_ACCOUNTS;
  const { pointsHundredths: heldHundredths } = account;
  if (heldHundredths < amountHundredths) {
    const lentHundredths = pointsHundredths(amountHundredths - heldHundredths);
    raiseDebt(states, { player, field: 'pointsHundredths', amount: lentHundredths });
    const lent = { from: debts, to: players, amountHundredths: lentHundredths };
    transferPoints(states.ledger, lent);
    raiseBalance(states, account, 'pointsHundredths', lentHundredths);
  }
  transferPoints(states.ledger, { from: players, to, amountHundredths });
  lowerBalance(states, account, 'pointsHundredths', amountHundredths);
  if (isResidual(account)) states.residualPoints.put(player, 1);
  states.accounts.put(player, account);
}

/** Takes the points that pay for something. A balance never falls below zero. */
export function spendPoints(
  states: Pick<States, 'ledger' | 'accounts' | 'surpluses'>,
  { player, amountHundredths }: { player: PlayerKey; amountHundredths: PointsHundredths },
): Account {
  const account = states.accounts.get(player);
  assert(account !== undefined, 'points are spent by a player without an account');
  const { players: from, spent: to } = POINTS_ACCOUNTS;
  transferPoints(states.ledger, { from, to, amountHundredths });
  lowerBalance(states, account, 'pointsHundredths', amountHundredths);
  states.accounts.put(player, account);
  return account;
}

function repay(states: Books, account: Account, receivedHundredths: PointsHundredths): void {
  const { players: from, debts: to } = POINTS_ACCOUNTS;
  // Players hardly ever owe anything: one look at the sum spares a look at each player.
  if ((states.ledger.get(to) ?? 0) === 0) return;
  const { player } = account;
  const received = { player, field: 'pointsHundredths', received: receivedHundredths } as const;
  const amountHundredths = pointsHundredths(lowerDebt(states, received));
  transferPoints(states.ledger, { from, to, amountHundredths });
  lowerBalance(states, account, 'pointsHundredths', amountHundredths);
}
