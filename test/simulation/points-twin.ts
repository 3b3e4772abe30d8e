/**
 * Points kept a second time, slowly, from the events alone; and the money that they turn into, when
 * they pay for tickets, and back.
 */
import type { EventOf, ShardEvent } from '../../actors/events.ts';
import { assert, must } from '../../src/kernel/assert.ts';
import type { PlayerKey } from '../../src/kernel/ids.ts';

export class PointsTwin {
  readonly balances = new Map<PlayerKey, number>();
  /** What points put in the place of stakes, by player; his to lose like any money. */
  readonly stakedMinor = new Map<PlayerKey, number>();
  /** Negative by what the house paid for points. */
  houseMinor = 0;
  issuedHundredths = 0;
  spentHundredths = 0;
  readonly #staked = new Map<string, EventOf<'PointsStaked'>>();

  take(shard: number, event: ShardEvent): void {
    switch (event.type) {
      case 'OrderProcessed':
        this.issuedHundredths += event.accrualHundredths;
        return;
      case 'PointsCredited':
        this.#add(event.player, event.amountHundredths);
        return;
      case 'PointsEarned':
        this.issuedHundredths += event.amountHundredths;
        this.#add(event.player, event.amountHundredths);
        return;
      case 'PointsWithdrawn':
        this.#spend(event.player, event.sumHundredths);
        return;
      case 'PointsStaked':
        this.#spend(event.player, event.pointsHundredths);
        this.#stake(event.player, event.stakeMinor);
        this.#staked.set(`${shard}/${event.draw}/${event.firstOrdinal}`, event);
        return;
      case 'PointsReturned':
        for (const first of event.firstOrdinals) this.#return(`${shard}/${event.draw}/${first}`);
        return;
      default:
    }
  }

  #stake(player: PlayerKey, stakeMinor: number): void {
    this.stakedMinor.set(player, (this.stakedMinor.get(player) ?? 0) + stakeMinor);
    this.houseMinor -= stakeMinor;
  }

  /** The money goes from the draw to the house, and not by way of the player. */
  #return(purchase: string): void {
    const staked = must(this.#staked.get(purchase), 'points came back that had not been staked');
    this.#staked.delete(purchase);
    this.#spend(staked.player, -staked.pointsHundredths);
    this.houseMinor += staked.stakeMinor;
  }

  #spend(player: PlayerKey, hundredths: number): void {
    this.spentHundredths += hundredths;
    this.#add(player, -hundredths);
  }

  #add(player: PlayerKey, hundredths: number): void {
    const balance = (this.balances.get(player) ?? 0) + hundredths;
    assert(balance >= 0, 'a player spent points that he did not have');
    this.balances.set(player, balance);
  }
}
