/**
 * The double-entry ledger of a shard: every movement is a transfer between two accounts, so the sum
 * over all accounts is zero after each one, by construction. Balances are exact without bound: what
 * limits allow once may happen any number of times, and no sum of it may end a shard.
 *
 * Accounts (a positive balance is owed to its owner):
 *   players         control account: the sum of all the players' balances on this shard
 *   clearing        payment providers; negative by what players have paid in
 *   withdrawals     taken from players, not yet paid out by a provider
 *   stakes:<draw>   stakes sold by this shard, until it is sealed
 *   pot:<draw>      at the coordinator: sealed stakes and jackpot, until settled
 *   jackpot:<series> rolled over, waiting for the next draw of the series
 *   reserve:<series> a share of its sales that tops up guaranteed jackpots before the house does.
 *                   It goes with the jackpot to each draw whose game has rules for that, stands in
 *                   the draw's pot until the publication, and comes back less the top-up, plus the
 *                   share of the draw's sales
 *   awards          won and not yet paid to the winner
 *   breakage        what rounding down prizes left over
 *   bets:<fixture>  stakes taken by this shard, until the fixture is settled; `bets:all` for
 *                   accumulators
 *   debts           negative by what players owe because a result was corrected
 *   payouts         won by bets, and waiting for an operator
 *   orders          prepaid for draws that are still to open (standing/standing-ticket.ts)
 *   house           the operator's share; negative when it topped up fixed prizes or guarantees
 *   raffles         negative by the prizes that we paid for the services whose stakes feed raffles
 *   transit:<shard> sent to that shard; the pair of both directions is zero once delivered
 */
import { assert } from '../../src/kernel/assert.ts';
import { addExact, type ExactSum, subtractExact } from '../../src/kernel/exact-sum.ts';
import { type FixtureNo, formatFixtureId } from '../../src/kernel/fixture-ids.ts';
import { type DrawNo, formatDrawId, type PlayerKey } from '../../src/kernel/ids.ts';
import { type Minor, ZERO_MINOR } from '../../src/kernel/money.ts';
import { rememberLast } from '../../src/kernel/remember-last.ts';
import type { States, Store } from '../states.ts';
import type { Account } from './account.ts';
import { lowerBalance, raiseBalance } from './surplus.ts';

export const LEDGER_ACCOUNTS = {
  players: 'players',
  clearing: 'clearing',
  withdrawals: 'withdrawals',
  awards: 'awards',
  breakage: 'breakage',
  house: 'house',
  raffles: 'raffles',
  debts: 'debts',
  payouts: 'payouts',
  orders: 'orders',
  accumulators: 'bets:all',
} as const;

export const stakesOf = rememberLast((draw: DrawNo) => `stakes:${formatDrawId(draw)}`);
export const potOf = (draw: DrawNo): string => `pot:${formatDrawId(draw)}`;
export const jackpotOf = (seriesId: string): string => `jackpot:${seriesId}`;
export const reserveOf = (seriesId: string): string => `reserve:${seriesId}`;
export const betsOn = (fixture: FixtureNo): string => `bets:${formatFixtureId(fixture)}`;
export const transitTo = (shard: number): string => `transit:${shard}`;

/** Moves `amountMinor` (not negative) from one account to another. */
export function transfer(
  ledger: Store<string, ExactSum>,
  { from, to, amountMinor }: { from: string; to: string; amountMinor: ExactSum },
): void {
  assert(amountMinor >= 0, 'the amount of a transfer is negative');
  assert(from !== to, 'a transfer goes from an account to itself');
  if (amountMinor === 0) return;
  setBalance(ledger, from, subtractExact(ledger.get(from) ?? ZERO_MINOR, amountMinor));
  setBalance(ledger, to, addExact(ledger.get(to) ?? ZERO_MINOR, amountMinor));
}

/** Moves money from a ledger account to a player: to their own balance and the control account. */
export function creditPlayer(
  states: Pick<States, 'ledger' | 'accounts' | 'surpluses'>,
  { player, from, amountMinor }: { player: PlayerKey; from: string; amountMinor: Minor },
): Account {
  transfer(states.ledger, { from, to: LEDGER_ACCOUNTS.players, amountMinor });
  return raisePlayer(states, player, amountMinor);
}

/** The player's own half of a credit: the control account has the money, perhaps that of many. */
export function raisePlayer(
  states: Pick<States, 'accounts' | 'surpluses'>,
  player: PlayerKey,
  amountMinor: Minor,
): Account {
  const account = states.accounts.get(player);
  assert(account !== undefined, 'a credit has no account');
  raiseBalance(states, account, 'balanceMinor', amountMinor);
  return account;
}

/** The reverse of `creditPlayer`. A player's balance never falls below zero. */
export function debitPlayer(
  states: Pick<States, 'ledger' | 'accounts' | 'surpluses'>,
  { player, to, amountMinor }: { player: PlayerKey; to: string; amountMinor: Minor },
): Account {
  const account = states.accounts.get(player);
  assert(account !== undefined, 'a debit has no account');
  transfer(states.ledger, { from: LEDGER_ACCOUNTS.players, to, amountMinor });
  lowerBalance(states, account, 'balanceMinor', amountMinor);
  return account;
}

/** An account at zero has no row: the pots of past draws do not pile up. */
function setBalance(ledger: Store<string, ExactSum>, account: string, balance: ExactSum): void {
  if (balance === 0) ledger.delete(account);
  else ledger.put(account, balance);
}
