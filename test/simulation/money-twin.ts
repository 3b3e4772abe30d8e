/**
 * The books kept a second time, slowly, from the events alone: nothing of the engine's evolvers is
 * used, so a mistake in one of them shows as a disagreement (I1, I3, I8).
 */
import type { WinnersPaid } from '../../actors/draw/instance-events.ts';
import type { DrawTerms } from '../../actors/draw/terms.ts';
import { entriesOf } from '../../actors/standing/entries-of-walk.ts';
import { assert, must } from '../../src/kernel/assert.ts';
import type { PlayerKey } from '../../src/kernel/ids.ts';
import { BetMoney } from './bet-twin.ts';
import type { Happened, History } from './history.ts';
import { homeCount, OwnedSums } from './moving-sums.ts';
import { picksOf } from './picks-of.ts';
import { PointsTwin } from './points-twin.ts';
import { TicketTwin } from './ticket-twin.ts';
import type { World } from './world.ts';

interface Winner {
  readonly player: PlayerKey;
  readonly prizeMinor: number;
}

export class MoneyTwin {
  readonly balances = new Map<PlayerKey, number>();
  clearingMinor = 0;
  withdrawalsMinor = 0;
  heldMinor = 0;
  houseMinor = 0;
  breakageMinor = 0;
  jackpotsMinor = 0;
  reservesMinor = 0;
  /** Prepaid for draws that are still to open. */
  ordersMinor = 0;
  readonly bets = new BetMoney();
  readonly points = new PointsTwin();
  readonly #tickets = new TicketTwin();
  readonly #terms = new Map<string, DrawTerms>();
  readonly #prizes = new Map<string, readonly number[]>();
  readonly #held = new Map<string, Winner>();
  readonly #payments = new Map<string, { kind: 'in' | 'out'; amountMinor: number }>();

  constructor(history: History) {
    for (const happened of history.all) this.#take(happened);
  }

  #take({ shard, event }: Happened): void {
    this.bets.take(shard, event);
    const back = this.#tickets.take(shard, event);
    this.points.take(shard, event, back);
    switch (event.type) {
      case 'PlayerRegistered':
        this.balances.set(event.player, 0);
        return;
      case 'DepositRequested':
      case 'WithdrawalRequested': {
        const { player, number, amountMinor } = event;
        const kind = event.type === 'DepositRequested' ? 'in' : 'out';
        this.#payments.set(`${player}/${number}`, { kind, amountMinor });
        if (kind === 'in') return;
        this.#add(player, -amountMinor);
        this.withdrawalsMinor += amountMinor;
        return;
      }
      case 'PaymentCompleted':
      case 'PaymentDeclined':
        this.#settle(event.player, event.number, event.type === 'PaymentCompleted');
        return;
      case 'StandingTicketMade':
        if (event.kind === 'prepaid') {
          this.#prepay(event.player, event.stakeMinor * (event.drawsLeft ?? 0));
        }
        return;
      case 'StandingTicketsEntered':
        for (const one of entriesOf(event)) this.#prepay(one.player, -one.prepaidMinor);
        return;
      case 'StandingTicketEnded':
        this.#prepay(event.player, -event.refundMinor);
        return;
      case 'InstanceAnnounced':
        this.#terms.set(`${shard}/${event.terms.draw}`, event.terms);
        return;
      case 'TicketsBought': {
        const { priceMinor, game } = this.#termsOf(shard, event.draw);
        const lines = picksOf(game, event.masks).flat();
        this.#add(event.player, -priceMinor * lines.length);
        return;
      }
      case 'TicketsRefunded': {
        const { priceMinor } = this.#termsOf(shard, event.draw);
        for (const [index, player] of event.players.entries()) {
          const count = event.combinationCounts[index] ?? event.ticketCounts[index] ?? 0;
          this.#add(player, priceMinor * count);
        }
        return;
      }
      case 'TicketReturned': {
        const { purchase, lines } = must(back, 'a ticket comes back');
        if (this.points.hasPaid(purchase.place)) return;
        this.#add(purchase.player, this.#termsOf(shard, event.draw).priceMinor * lines);
        return;
      }
      default:
        this.#takePrizes({ shard, event, sequence: 0 });
    }
  }

  #takePrizes({ shard, event }: Happened): void {
    switch (event.type) {
      case 'InstanceSettled':
        this.#prizes.set(`${shard}/${event.draw}`, event.prizesByTier);
        return;
      case 'WinnersPaid': {
        const prizes = must(this.#prizes.get(`${shard}/${event.draw}`), 'paid before settled');
        const { approvalMinor } = this.#termsOf(shard, event.draw);
        for (const [index, ordinal] of event.ordinals.entries()) {
          const prizeMinor = winsOf(event, index).reduce((sum, [tier, count]) => {
            return sum + must(prizes[tier - 1], 'a tier has no prize') * count;
          }, 0);
          const winner = { player: must(event.players[index], 'a player each'), prizeMinor };
          if (prizeMinor < approvalMinor) this.#add(winner.player, prizeMinor);
          else {
            this.#held.set(`${shard}/${event.draw}/${ordinal}`, winner);
            this.heldMinor += prizeMinor;
          }
        }
        return;
      }
      case 'AwardApproved': {
        const winner = must(
          this.#held.get(`${shard}/${event.draw}/${event.ordinal}`),
          'an award that was not held, or not any more, was approved',
        );
        this.#held.delete(`${shard}/${event.draw}/${event.ordinal}`);
        this.#add(winner.player, winner.prizeMinor);
        this.heldMinor -= winner.prizeMinor;
        return;
      }
      case 'DrawSettled':
        this.houseMinor += event.settlement.houseMinor;
        this.breakageMinor += event.settlement.breakageMinor;
        return;
      case 'JackpotClaimed':
        this.jackpotsMinor -= event.amountMinor;
        this.reservesMinor -= event.standing?.reserveInMinor ?? 0;
        return;
      case 'JackpotRolledIn':
        this.jackpotsMinor += event.amountMinor;
        this.reservesMinor += event.reserveMinor ?? 0;
        return;
      default:
    }
  }

  #prepay(player: PlayerKey, amountMinor: number): void {
    this.#add(player, -amountMinor);
    this.ordersMinor += amountMinor;
  }

  #settle(player: PlayerKey, number: number, isCompleted: boolean): void {
    const payment = must(this.#payments.get(`${player}/${number}`), 'settled, never requested');
    const { kind, amountMinor } = payment;
    if (kind === 'in') {
      if (!isCompleted) return;
      this.clearingMinor -= amountMinor;
      this.#add(player, amountMinor);
      return;
    }
    this.withdrawalsMinor -= amountMinor;
    if (isCompleted) this.clearingMinor += amountMinor;
    else this.#add(player, amountMinor);
  }

  #termsOf(shard: number, draw: number): DrawTerms {
    return must(this.#terms.get(`${shard}/${draw}`), 'a draw sold before it was announced');
  }

  #add(player: PlayerKey, amountMinor: number): void {
    const balanceMinor = must(this.balances.get(player), 'money moved of nobody') + amountMinor;
    this.balances.set(player, balanceMinor);
  }
}

/** What a winner of a step has won: tiers, and how often each. */
export function winsOf(
  { tiers, wins }: Pick<WinnersPaid, 'tiers' | 'wins'>,
  place: number,
): (readonly [tier: number, count: number])[] {
  const found: [number, number][] = [];
  for (let at = 0; at < wins.length; at += 3) {
    if (wins[at] === place) found.push([wins[at + 1] ?? 0, wins[at + 2] ?? 0]);
  }
  return found.length > 0 ? found : [[must(tiers[place], 'a winner has a tier'), 1]];
}

/** The engine's balances are the twin's. Wants every shard running and everything durable. */
export function checkBalances(world: World, twin: MoneyTwin): void {
  const owned = new OwnedSums(world, 'balanceMinor');
  for (const [player, balanceMinor] of twin.balances) {
    assert(homeCount(world, player) === 1, 'a player lives on no shard, or on two');
    const is = owned.of(player);
    const besides = [twin.bets.gains, twin.points.stakedMinor];
    const expected = besides.reduce((sum, by) => sum + (by.get(player) ?? 0), balanceMinor);
    assert(is === expected, `player ${player} has ${is} instead of ${expected}`);
  }
}

/** Once nothing is on its way, every account of the ledger is what the twin says, or zero. */
export function checkLedgerAtRest(
  balances: Readonly<Record<string, number>>,
  twin: MoneyTwin,
): void {
  const { bets, points } = twin;
  const gains = [...bets.gains.values(), ...points.stakedMinor.values()];
  const owned = [...twin.balances.values(), ...gains];
  // What is owed is lent by `debts` to `players`: both are off by it, and their sum is not.
  const debts = balances.debts ?? 0;
  const ownedPoints = [...points.balances.values()].reduce((sum, one) => sum + one, 0);
  const pointsDebts = balances['points:debts'] ?? 0;
  const players = owned.reduce((sum, balance) => sum + balance, 0) - debts;
  const expected: Record<string, number> = {
    players,
    clearing: twin.clearingMinor,
    withdrawals: twin.withdrawalsMinor,
    awards: twin.heldMinor,
    payouts: bets.heldMinor,
    orders: twin.ordersMinor,
    house: twin.houseMinor + bets.houseMinor + points.houseMinor,
    bets: bets.openStakesMinor,
    debts,
    breakage: twin.breakageMinor,
    jackpots: twin.jackpotsMinor,
    reserves: twin.reservesMinor,
    'points:players': ownedPoints - pointsDebts,
    'points:debts': pointsDebts,
    'points:issued': -points.issuedHundredths,
    'points:spent': points.spentHundredths,
  };
  const names = new Set([...Object.keys(expected), ...Object.keys(balances)]);
  const sums = { money: 0, points: 0 };
  for (const name of names) {
    const is = balances[name] ?? 0;
    sums[name.startsWith('points:') ? 'points' : 'money'] += is;
    assert(is === (expected[name] ?? 0), `the ledger has ${is} in ${name}, not ${expected[name]}`);
  }
  assert(sums.money === 0, 'the trial balance is not zero');
  assert(sums.points === 0, 'the trial balance of points is not zero');
}
