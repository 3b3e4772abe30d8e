import { assert, must } from '../../src/kernel/assert.ts';
import { NO_ENTRY } from '../../src/kernel/entry-place.ts';
import { type ExactSum, sumOfText } from '../../src/kernel/exact-sum.ts';
import type { PlayerKey } from '../../src/kernel/ids.ts';
import { ZERO_MINOR } from '../../src/kernel/money.ts';
import { ZERO_POINTS } from '../../src/kernel/points.ts';
import { normaliseLogin } from '../../src/kernel/slots.ts';
import { POINTS_ACCOUNTS, pointsTransitTo } from '../points/points-ledger.ts';
import { standingArrives, standingLeaves } from '../standing/moving-standing.ts';
import type { States } from '../states.ts';
import { ACCOUNT_FLAGS } from '../wallet/account.ts';
import { LEDGER_ACCOUNTS, transfer, transitTo } from '../wallet/ledger.ts';
import type { Payment } from '../wallet/payment.ts';
import { type BalanceSums, type BalanceSumTexts, NO_SUMS } from '../wallet/surplus.ts';
import { isOpen } from './decide-move.ts';
import { DEPARTURE_KEY } from './home.ts';
import type { PlayersMovedIn, PlayersMovedOut } from './home-events.ts';
import type { MovingPlayer } from './moving-player.ts';

export function evolvePlayersMovedOut(states: States, event: PlayersMovedOut): void {
  const { to, players, openPayments, slot, next } = event;
  for (const key of openPayments) {
    const payment = must(states.payments.get(key), 'a payment moves that is not here');
    moveWithdrawn(states, payment, { from: LEDGER_ACCOUNTS.withdrawals, to: transitTo(to) });
    states.payments.delete(key);
  }
  for (const player of players) leave(states, player, to);
  if (next !== null) {
    states.departure.put(DEPARTURE_KEY, next);
    return;
  }
  states.departure.delete(DEPARTURE_KEY);
  states.slots.delete(slot);
}

export function evolvePlayersMovedIn(states: States, event: PlayersMovedIn): void {
  const { from, payments, withdrawals, movers, slot } = event;
  for (const payment of payments) {
    const { player, number } = payment;
    assert(states.payments.get({ player, number }) === undefined, 'a payment moved twice');
    moveWithdrawn(states, payment, { from: transitTo(from), to: LEDGER_ACCOUNTS.withdrawals });
    states.payments.put({ player, number }, { ...payment });
  }
  for (const { player, number, ...withdrawal } of withdrawals) {
    states.withdrawals.put({ player, number }, withdrawal);
  }
  for (const moving of movers) arrive(states, moving, from);
  if (slot !== null) states.slots.put(slot.slot, slot.playerCount);
}

/** What remains is a residual: the history, and nothing that anybody owns. */
function leave(states: States, player: PlayerKey, to: number): void {
  const { login } = must(states.players.get(player), 'a player moves who is not here');
  const account = must(states.accounts.get(player), 'a player moves without an account');
  const loginNormalised = normaliseLogin(login);
  assert(states.logins.get(loginNormalised) === player, 'the login of a player is not their own');
  const { balanceMinor, pointsHundredths } = account;
  const owned = [{ balanceMinor, pointsHundredths }, states.surpluses.get(player)];
  for (const sums of owned) moveOwned(states, sums, PLAYERS, transitsTo(to));
  moveOwned(states, states.debts.get(player), transitsTo(to), DEBTS);
  standingLeaves(states, player, transitTo(to));
  const cameFrom = states.formerHomes.get(player)?.homes[0]?.shard ?? null;
  states.movedAway.put(player, { to, lastEntry: account.lastEntry, cameFrom });
  account.balanceMinor = ZERO_MINOR;
  account.pointsHundredths = ZERO_POINTS;
  account.betBarriers = (account.betBarriers & ~ACCOUNT_FLAGS.hasFormerHome) | ACCOUNT_FLAGS.moved;
  states.accounts.put(player, account);
  states.logins.delete(loginNormalised);
  states.players.delete(player);
  states.surpluses.delete(player);
  states.debts.delete(player);
  states.pointsAccounts.delete(player);
  states.formerHomes.delete(player);
}

function arrive(states: States, moving: MovingPlayer, from: number): void {
  const { profile, balanceMinor, pointsHundredths, formerHomes, points } = moving;
  const player = profile.key;
  assert(states.accounts.get(player) === undefined, 'a player came back to a former home');
  states.players.put(player, profile);
  states.logins.put(normaliseLogin(profile.login), player);
  const { paymentCount, betBarriers } = moving;
  states.accounts.put(player, {
    player,
    balanceMinor,
    pointsHundredths,
    lastEntry: NO_ENTRY,
    lastEntryKind: null,
    coveredPurchase: NO_ENTRY,
    coveredBet: NO_ENTRY,
    coveredPrize: NO_ENTRY,
    paymentCount,
    betBarriers,
  });
  const [surplus, debt] = [sumsOf(moving.surplus), sumsOf(moving.debt)];
  for (const sums of [{ balanceMinor, pointsHundredths }, surplus]) {
    moveOwned(states, sums, transitsTo(from), PLAYERS);
  }
  moveOwned(states, debt, DEBTS, transitsTo(from));
  standingArrives(states, player, { standing: moving.standing, transit: transitTo(from) });
  if (isSome(surplus)) states.surpluses.put(player, surplus);
  if (isSome(debt)) states.debts.put(player, debt);
  if (points !== null) states.pointsAccounts.put(player, { ...points });
  if (formerHomes.length > 0) states.formerHomes.put(player, { homes: formerHomes });
}

/** An account of money, and the same of points. */
interface AccountPair {
  readonly money: string;
  readonly points: string;
}

const PLAYERS: AccountPair = { money: LEDGER_ACCOUNTS.players, points: POINTS_ACCOUNTS.players };
const DEBTS: AccountPair = { money: LEDGER_ACCOUNTS.debts, points: POINTS_ACCOUNTS.debts };

function transitsTo(shard: number): AccountPair {
  return { money: transitTo(shard), points: pointsTransitTo(shard) };
}

function moveOwned(
  { ledger }: Pick<States, 'ledger'>,
  sums: { readonly balanceMinor: ExactSum; readonly pointsHundredths: number | bigint } = NO_SUMS,
  from: AccountPair,
  to: AccountPair,
): void {
  transfer(ledger, { from: from.money, to: to.money, amountMinor: sums.balanceMinor });
  const amountMinor = sums.pointsHundredths as ExactSum;
  transfer(ledger, { from: from.points, to: to.points, amountMinor });
}

/** Money that was taken for a withdrawal waits where the provider's answer is awaited. */
function moveWithdrawn(
  { ledger }: Pick<States, 'ledger'>,
  payment: Payment,
  way: { readonly from: string; readonly to: string },
): void {
  if (!isOpen(payment) || payment.kind !== 'withdrawal') return;
  transfer(ledger, { ...way, amountMinor: payment.amountMinor });
}

function sumsOf({ balanceMinor, pointsHundredths }: BalanceSumTexts): BalanceSums {
  return { balanceMinor: sumOfText(balanceMinor), pointsHundredths: sumOfText(pointsHundredths) };
}

function isSome({ balanceMinor, pointsHundredths }: BalanceSums): boolean {
  return balanceMinor !== 0 || pointsHundredths !== 0;
}
