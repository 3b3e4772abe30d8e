/** The money of bets a second time, from the events alone: a part of the money twin. */
import type { BetState } from '../../actors/book/bet.ts';
import type { ShardEvent } from '../../actors/events.ts';
import { OUTCOMES } from '../../actors/line/line.ts';
import { assert, must } from '../../src/kernel/assert.ts';
import { formatBetId, NO_FIXTURE } from '../../src/kernel/fixture-ids.ts';
import type { PlayerKey } from '../../src/kernel/ids.ts';

const WON = OUTCOMES.indexOf('won');

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
  /** Won, and waiting for an operator. */
  heldMinor = 0;
  readonly #held = new Map<string, number>();
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
            const betId = formatBetId({
              fixture: event.fixture,
              shard,
              ordinal: event.ordinals[at] ?? -1,
            });
            this.#reverse(player, betId, event.reversedMinor[at] ?? 0);
            const isWon = event.outcomes[at] === WON;
            this.#win(
              player,
              betId,
              event.payoutsMinor[at] ?? 0,
              isWon ? event.approvalMinor : null,
            );
            at += 1;
          }
        }
        return;
      }
      case 'AccumulatorsSettled':
        for (const { ordinal, state, payoutMinor } of event.settled) {
          const known = this.#accumulators.get(`${shard}/${ordinal}`);
          const accumulator = must(known, 'settled, never placed');
          const betId = formatBetId({ fixture: NO_FIXTURE, shard, ordinal });
          if (accumulator.state === state && accumulator.payoutMinor === payoutMinor) continue;
          this.#reverse(accumulator.player, betId, accumulator.payoutMinor);
          this.#settle(accumulator, state, payoutMinor);
          const from = state === 'won' ? event.approvalMinor : null;
          this.#win(accumulator.player, betId, payoutMinor, from);
        }
        return;
      case 'PayoutApproved': {
        const heldMinor = must(this.#held.get(event.awardId), 'approved, and did not wait');
        assert(heldMinor === event.amountMinor, 'another sum was approved than waited');
        this.#release(event.awardId);
        this.#pay(event.player, heldMinor);
        return;
      }
      default:
    }
  }

  #settle(accumulator: TwinAccumulator, state: BetState, payoutMinor: number): void {
    const { stakeMinor } = accumulator;
    const wasOpen = accumulator.state === 'accepted';
    const isOpen = state === 'accepted';
    if (wasOpen !== isOpen) {
      this.openStakesMinor += isOpen ? stakeMinor : -stakeMinor;
      this.houseMinor += isOpen ? -stakeMinor : stakeMinor;
    }
    accumulator.state = state;
    accumulator.payoutMinor = payoutMinor;
  }

  /** What wins as much as `heldFrom` waits; null where nothing was won. */
  #win(player: PlayerKey, betId: string, payoutMinor: number, heldFrom: number | null): void {
    if (heldFrom === null || payoutMinor < heldFrom) {
      this.#pay(player, payoutMinor);
      return;
    }
    assert(!this.#held.has(betId), 'a bet waits twice');
    this.#held.set(betId, payoutMinor);
    this.heldMinor += payoutMinor;
    this.houseMinor -= payoutMinor;
  }

  #reverse(player: PlayerKey, betId: string, amountMinor: number): void {
    if (this.#held.has(betId) && amountMinor > 0) this.#release(betId);
    else this.#pay(player, -amountMinor);
  }

  #release(betId: string): void {
    const heldMinor = must(this.#held.get(betId), 'what is released waits');
    this.#held.delete(betId);
    this.heldMinor -= heldMinor;
    this.houseMinor += heldMinor;
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
