/** Errands that shards have out: done late, failed, or done for a shard that has died meanwhile. */
import type { AccrualFinding } from '../../actors/order/decide-order.ts';
import { pointsHundredths } from '../../src/kernel/points.ts';
import type { Errand } from '../../src/shard/handlers/duty-handler.ts';
import type { ErrandDone } from '../../src/shard/work.ts';
import { doDrawErrand } from '../support/cluster/in-place-errands.ts';
import type { Dice } from './dice.ts';

interface OutErrand {
  readonly shard: number;
  readonly errand: Errand;
  readonly resolve: (done: ErrandDone) => void;
  readonly reject: (error: Error) => void;
}

export const INJECTED_ERRAND_FAILURE = 'injected: the errand failed';

export class SimulatedErrandDesk {
  readonly #dice: Dice;
  #out: OutErrand[] = [];

  constructor(dice: Dice) {
    this.#dice = dice;
  }

  get count(): number {
    return this.#out.length;
  }

  run(shard: number, errand: Errand): Promise<ErrandDone> {
    return new Promise((resolve, reject) => {
      this.#out.push({ shard, errand, resolve, reject });
    });
  }

  finishOne(failureChance: number): void {
    if (this.#out.length === 0) return;
    const [out] = this.#out.splice(this.#dice.below(this.#out.length), 1);
    if (out === undefined) return;
    if (this.#dice.chance(failureChance)) out.reject(new Error(INJECTED_ERRAND_FAILURE));
    else out.resolve(this.#done(out.errand));
  }

  /** The shard died. What was out for it is done all the same, and nobody waits for it. */
  abandon(shard: number): ErrandDone[] {
    const abandoned = this.#out.filter((out) => out.shard === shard);
    this.#out = this.#out.filter((out) => out.shard !== shard);
    return abandoned.map(({ errand }) => this.#done(errand));
  }

  #finding(): AccrualFinding | null {
    const accrualHundredths = pointsHundredths(this.#dice.below(100_000));
    const finding = this.#dice.weighted({ processed: 5, invalid: 1, processing: 3, none: 2 });
    if (finding === 'none') return null;
    return finding === 'processed' ? { finding, accrualHundredths } : { finding };
  }

  #done(errand: Errand): ErrandDone {
    if (errand.errand === 'askAccrual') {
      const { player, ordinal } = errand;
      return { kind: 'accrualAnswered', player, ordinal, found: this.#finding() };
    }
    if (errand.errand !== 'askProvider') return doDrawErrand(errand);
    const { player, number } = errand.payment;
    const outcome = this.#dice.weighted({ completed: 5, declined: 2, pending: 3 });
    return { kind: 'providerAnswered', player, number, outcome };
  }
}
