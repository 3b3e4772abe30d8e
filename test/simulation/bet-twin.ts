/** The money of bets a second time, from the events alone: a part of the money twin. */
import type { BetState } from '../../actors/book/bet.ts';
import type { ShardEvent } from '../../actors/events.ts';
import { must } from '../../src/kernel/assert.ts';
import type { PlayerKey } from '../../src/kernel/ids.ts';

interface TwinAccumulator {
  readonly player: PlayerKey;
  readonly stakeMinor: number;
  state: BetState;
  payoutMinor: number;
}

export class BetMoney {
  /** What each player has gained and lost by bets, stakes included; may be below zero. */
  readonly gains = new Map<PlayerKey, number>();
  houseMinor = 0;
  openStakesMinor = 0;
  readonly #accumulators = new Map<string, TwinAccumulator>();

  take(shard: number, event: ShardEvent): void {
    switch (event.type) {
      case 'BetPlaced':
        this.#stake(event.player, event.stakeMinor);
        return;
      case 'AccumulatorPlaced': {
        const { player, stakeMinor, ordinal } = event;
        this.#stake(player, stakeMinor);
        const open = { player, stakeMinor, state: 'accepted' as const, payoutMinor: 0 };
        this.#accumulators.set(`${shard}/${ordinal}`, open);
        return;
      }
      case 'BetsSettled': {
        this.openStakesMinor -= event.stakesMinor;
        this.houseMinor += event.stakesMinor;
        let at = 0;
        for (const [index, player] of event.players.entries()) {
          for (let left = event.betCounts[index] ?? 0; left > 0; left -= 1) {
            this.#pay(player, (event.payoutsMinor[at] ?? 0) - (event.reversedMinor[at] ?? 0));
            at += 1;
          }
        }
        return;
      }
      case 'AccumulatorsSettled':
        for (const { ordinal, state, payoutMinor } of event.settled) {
          this.#settle(
            must(this.#accumulators.get(`${shard}/${ordinal}`), 'settled, never placed'),
            state,
            payoutMinor,
          );
        }
        return;
      default:
    }
  }

  #settle(accumulator: TwinAccumulator, state: BetState, payoutMinor: number): void {
    const { player, stakeMinor } = accumulator;
    const wasOpen = accumulator.state === 'accepted';
    const isOpen = state === 'accepted';
    if (wasOpen !== isOpen) {
      this.openStakesMinor += isOpen ? stakeMinor : -stakeMinor;
      this.houseMinor += isOpen ? -stakeMinor : stakeMinor;
    }
    this.#pay(player, payoutMinor - accumulator.payoutMinor);
    accumulator.state = state;
    accumulator.payoutMinor = payoutMinor;
  }

  #stake(player: PlayerKey, stakeMinor: number): void {
    this.openStakesMinor += stakeMinor;
    this.#gain(player, -stakeMinor);
  }

  #pay(player: PlayerKey, amountMinor: number): void {
    this.houseMinor -= amountMinor;
    this.#gain(player, amountMinor);
  }

  #gain(player: PlayerKey, amountMinor: number): void {
    this.gains.set(player, (this.gains.get(player) ?? 0) + amountMinor);
  }
}
