/** What collectors of points ask, and an accrual system that takes its last word back. */
import { checkDigit, shardOfOrder } from '../../actors/order/order-number.ts';
import type { PlayerKey } from '../../src/kernel/ids.ts';
import { POINTS_MOVED_MAX, pointsHundredths } from '../../src/kernel/points.ts';
import type { ReplyOf, RequestOf } from '../../src/protocol/shard-requests.ts';
import type { Dice } from './dice.ts';
import type { Asked, World } from './world.ts';

/** How often each is asked, relative to the others. */
const WEIGHTS = {
  order: 30,
  orderAgain: 8,
  orderOfAnother: 6,
  withdraw: 14,
  withdrawAgain: 4,
  contradict: 14,
  read: 6,
};
const ODD_SUMS = [0, -5, 1.5, 2 ** 53];

interface Collector {
  readonly shard: number;
  readonly player: PlayerKey;
}

export class LoyaltyWorkload {
  readonly #world: World;
  readonly #dice: Dice;
  #numberCount = 0;
  #keyCount = 0;

  constructor(world: World) {
    this.#world = world;
    this.#dice = world.dice;
  }

  askSomething(): void {
    this[this.#dice.weighted(WEIGHTS)]();
  }

  order(): void {
    const known = this.#somePlayer();
    if (known === undefined) return;
    this.#numberCount += 1;
    const digits = String(1_000 + this.#numberCount);
    const isWrong = this.#dice.chance(0.03);
    this.#register(known.player, digits + (isWrong ? 'x' : checkDigit(digits)));
  }

  orderAgain(): void {
    const earlier = this.#earlier('registerOrder');
    if (earlier === undefined) return;
    const { player, number } = earlier.request as RequestOf<'registerOrder'>;
    this.#register(player, number);
  }

  orderOfAnother(): void {
    const earlier = this.#earlier('registerOrder');
    const known = this.#somePlayer();
    if (earlier === undefined || known === undefined) return;
    const { number } = earlier.request as RequestOf<'registerOrder'>;
    this.#register(known.player, number);
  }

  withdraw(): void {
    const known = this.#somePlayer();
    if (known === undefined) return;
    const dice = this.#dice;
    this.#keyCount += 1;
    const { state } = this.#world.running(known.shard) ?? {};
    const all = state?.accounts.get(known.player)?.pointsHundredths ?? 0;
    const isAll = all > 0 && all <= POINTS_MOVED_MAX && dice.chance(0.6);
    const some = dice.chance(0.05) ? dice.pick(ODD_SUMS) : dice.between(1, 60_000);
    const sum = isAll ? all : some;
    this.#world.ask(known.shard, 'withdrawPoints', {
      player: known.player,
      order: dice.chance(0.03) ? '19' : '18',
      sumHundredths: sum as ReturnType<typeof pointsHundredths>,
      idempotencyKey: `points-${this.#keyCount}`,
      fingerprint: 5,
    });
  }

  /** A retry, or another withdrawal under a key that was used. */
  withdrawAgain(): void {
    const earlier = this.#earlier('withdrawPoints');
    if (earlier === undefined) return;
    const request = earlier.request as RequestOf<'withdrawPoints'>;
    const isOther = this.#dice.chance(0.2);
    const again = isOther ? { ...request, fingerprint: 6 } : request;
    this.#world.ask(this.#world.homeOf(request.player), 'withdrawPoints', again);
  }

  /** An answer that nobody asked for, mostly another one than was given before. */
  contradict(): void {
    const earlier = this.#earlier('registerOrder');
    if (earlier === undefined) return;
    const { number } = earlier.request as RequestOf<'registerOrder'>;
    const place = this.#world.running(earlier.shard)?.state.orderNumbers.get(number);
    if (place === undefined) return;
    const accrualHundredths = pointsHundredths(this.#dice.below(100_000));
    const found = this.#dice.pick([
      { finding: 'processed', accrualHundredths },
      { finding: 'processed', accrualHundredths },
      { finding: 'invalid' },
      { finding: 'processing' },
      null,
    ] as const);
    this.#world.deliver(earlier.shard, { kind: 'accrualAnswered', ...place, found });
  }

  read(): void {
    const known = this.#somePlayer();
    if (known === undefined) return;
    const { player, shard } = known;
    this.#world.ask(shard, 'getPoints', { player });
    this.#world.ask(shard, 'listWithdrawals', { player, limit: 3, before: null });
    const other = this.#dice.below(this.#world.shardCount);
    this.#world.ask(other, 'listOrders', { player, limit: 3, before: null });
  }

  #register(player: PlayerKey, number: string): void {
    const shard = shardOfOrder(number, this.#world);
    this.#world.ask(shard, 'registerOrder', { player, number });
  }

  #somePlayer(): Collector | undefined {
    const registered = this.#world.asked.filter(({ op, answer }) => {
      return op === 'registerPlayer' && answer?.ok === true;
    });
    if (registered.length === 0) return undefined;
    const { answer } = this.#dice.pick(registered);
    const { player } = (answer?.ok === true ? answer.reply : {}) as ReplyOf<'registerPlayer'>;
    return { shard: this.#world.homeOf(player), player };
  }

  #earlier(op: Asked['op']): Asked | undefined {
    const earlier = this.#world.asked.filter((asked) => asked.op === op).slice(-12);
    return earlier.length === 0 ? undefined : this.#dice.pick(earlier);
  }
}
