/**
 * Points kept a second time, slowly, from the events alone; and the money that they turn into, when
 * they pay for tickets, and back.
 */
import type { EventOf, ShardEvent } from '../../actors/events.ts';
import { assert, must } from '../../src/kernel/assert.ts';
import type { PlayerKey } from '../../src/kernel/ids.ts';
import { RewardTwin } from './reward-twin.ts';
import type { CameBack } from './ticket-twin.ts';

export class PointsTwin {
  readonly balances = new Map<PlayerKey, number>();
  /** What has come of them where their players lived before, and has not gone on to their home. */
  readonly #leftovers = new Map<PlayerKey, number>();
  readonly #moved = new Set<string>();
  /** What points put in the place of stakes, by player; theirs to lose like any money. */
  readonly stakedMinor = new Map<PlayerKey, number>();
  /** Negative by what the house paid for points. */
  houseMinor = 0;
  issuedHundredths = 0;
  /** How often what a stake had earned moved with it, and how often it had been spent. */
  readonly rewards = { takenBack: 0, givenAnew: 0, lent: 0 };
  spentHundredths = 0;
  readonly #rewards = new RewardTwin();
  readonly #staked = new Map<string, EventOf<'PointsStaked'>>();
  /** Of those purchases, what came back with their tickets. */
  readonly #returned = new Map<string, { hundredths: number; minor: number }>();

  /** Whether points paid for that purchase. */
  hasPaid(purchase: string): boolean {
    return this.#staked.has(purchase);
  }

  take(shard: number, event: ShardEvent, back?: CameBack): void {
    if (back !== undefined) this.#returnPart(shard, back);
    switch (event.type) {
      case 'OrderProcessed':
        this.issuedHundredths += event.accrualHundredths;
        return;
      case 'PointsCredited':
        this.#add(shard, event.player, event.amountHundredths);
        return;
      case 'PointsForfeited':
        this.issuedHundredths -= event.amountHundredths;
        return;
      case 'PointsWithdrawn':
        this.#spend(shard, event.player, event.sumHundredths);
        return;
      case 'PointsStaked':
        this.#spend(shard, event.player, event.pointsHundredths);
        this.#stake(event.player, event.stakeMinor);
        this.#staked.set(`${shard}/${event.draw}/${event.firstOrdinal}`, event);
        return;
      case 'PointsReturned':
        for (const first of event.firstOrdinals)
          this.#return(shard, `${shard}/${event.draw}/${first}`);
        return;
      case 'PlayersMovedOut':
        for (const player of event.players) {
          this.#moved.add(`${shard}/${player}`);
          addTo(this.balances, player, 0);
        }
        return;
      case 'ResidualsReceived':
        for (const { player, amountHundredths } of event.points) {
          addTo(this.#leftovers, player, -amountHundredths);
          this.#add(shard, player, amountHundredths);
        }
        return;
      default:
        this.#followStakes(shard, event, back);
    }
  }

  /** At home and elsewhere. */
  ownedBy(player: PlayerKey): number {
    return (this.balances.get(player) ?? 0) + (this.#leftovers.get(player) ?? 0);
  }

  /** Below zero a player owes points. */
  #followStakes(shard: number, event: ShardEvent, back: CameBack | undefined): void {
    for (const { player, hundredths } of this.#rewards.take(shard, event, back)) {
      this.issuedHundredths += hundredths;
      this.#add(shard, player, hundredths);
      if (event.type === 'PointsEarned') continue;
      if (hundredths > 0) this.rewards.givenAnew += 1;
      if (hundredths < 0) this.rewards.takenBack += 1;
      if (hundredths < 0 && this.ownedBy(player) < 0) this.rewards.lent += 1;
    }
  }

  #stake(player: PlayerKey, stakeMinor: number): void {
    this.stakedMinor.set(player, (this.stakedMinor.get(player) ?? 0) + stakeMinor);
    this.houseMinor -= stakeMinor;
  }

  /** The money goes from the draw to the house, and not by way of the player. */
  #return(shard: number, purchase: string): void {
    const staked = must(this.#staked.get(purchase), 'points came back that had not been staked');
    this.#staked.delete(purchase);
    const returned = this.#returned.get(purchase) ?? { hundredths: 0, minor: 0 };
    this.spentHundredths -= staked.pointsHundredths - returned.hundredths;
    this.#add(shard, staked.player, staked.pointsHundredths - returned.hundredths);
    this.houseMinor += staked.stakeMinor - returned.minor;
  }

  #returnPart(shard: number, { purchase: { place, lines: all }, lines, share }: CameBack): void {
    const staked = this.#staked.get(place);
    if (staked === undefined) return;
    const part = {
      hundredths: share(staked.pointsHundredths),
      minor: (staked.stakeMinor * lines) / all,
    };
    const before = this.#returned.get(place) ?? { hundredths: 0, minor: 0 };
    const hundredths = before.hundredths + part.hundredths;
    this.#returned.set(place, { hundredths, minor: before.minor + part.minor });
    this.spentHundredths -= part.hundredths;
    this.#add(shard, staked.player, part.hundredths);
    this.houseMinor += part.minor;
  }

  #spend(shard: number, player: PlayerKey, hundredths: number): void {
    const held = this.balances.get(player) ?? 0;
    assert(held >= hundredths, 'a player spent points that they did not have');
    this.spentHundredths += hundredths;
    this.#add(shard, player, -hundredths);
  }

  /** The history comes shard by shard, so what is not at home yet cannot be spent. */
  #add(shard: number, player: PlayerKey, hundredths: number): void {
    const hasLeft = this.#moved.has(`${shard}/${player}`);
    addTo(hasLeft ? this.#leftovers : this.balances, player, hundredths);
  }
}

function addTo(sums: Map<PlayerKey, number>, player: PlayerKey, hundredths: number): void {
  sums.set(player, (sums.get(player) ?? 0) + hundredths);
}
