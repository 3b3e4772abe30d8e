/**
 * Points in the double-entry ledger: a class of accounts of its own, beside money's and never mixed
 * with it. The sum over the class is zero after each transfer.
 *
 *   points:players          control account: the sum of all the players' points on this shard
 *   points:issued           what was earned; negative by it
 *   points:spent            paid for orders elsewhere, and for tickets
 *   points:transit:<shard>  sent to that shard; the pair of both directions is zero once delivered
 */
import { assert } from '../../src/kernel/assert.ts';
import type { ExactSum } from '../../src/kernel/exact-sum.ts';
import type { PlayerKey } from '../../src/kernel/ids.ts';
import { minor } from '../../src/kernel/money.ts';
import type { PointsHundredths } from '../../src/kernel/points.ts';
import type { States, Store } from '../states.ts';
import type { Account } from '../wallet/account.ts';
import { transfer } from '../wallet/ledger.ts';
import { lowerBalance, raiseBalance } from '../wallet/surplus.ts';

export const POINTS_CLASS = 'points:';

export const POINTS_ACCOUNTS = {
  players: 'points:players',
  issued: 'points:issued',
  spent: 'points:spent',
} as const;

export const pointsTransitTo = (shard: number): string => `points:transit:${shard}`;

/** Moves points between two accounts of their class. The ledger counts hundredths there. */
export function transferPoints(
  ledger: Store<string, ExactSum>,
  { from, to, amountHundredths }: { from: string; to: string; amountHundredths: PointsHundredths },
): void {
  assert(from.startsWith(POINTS_CLASS), 'points come from an account of points');
  assert(to.startsWith(POINTS_CLASS), 'points go to an account of points');
  transfer(ledger, { from, to, amountMinor: minor(amountHundredths) });
}

/** Moves points to a player, to his own balance and the control account. */
export function creditPoints(
  states: Pick<States, 'ledger' | 'accounts' | 'surpluses'>,
  {
    player,
    from,
    amountHundredths,
  }: { player: PlayerKey; from: string; amountHundredths: PointsHundredths },
): Account {
  const account = states.accounts.get(player);
  assert(account !== undefined, 'a credit of points needs an account');
  transferPoints(states.ledger, { from, to: POINTS_ACCOUNTS.players, amountHundredths });
  raiseBalance(states, account, 'pointsHundredths', amountHundredths);
  states.accounts.put(player, account);
  return account;
}

/** Takes points for what they pay for. A player never has less than none. */
export function spendPoints(
  states: Pick<States, 'ledger' | 'accounts' | 'surpluses'>,
  { player, amountHundredths }: { player: PlayerKey; amountHundredths: PointsHundredths },
): Account {
  const account = states.accounts.get(player);
  assert(account !== undefined, 'points are spent by somebody who has an account');
  const { players: from, spent: to } = POINTS_ACCOUNTS;
  transferPoints(states.ledger, { from, to, amountHundredths });
  lowerBalance(states, account, 'pointsHundredths', amountHundredths);
  states.accounts.put(player, account);
  return account;
}
