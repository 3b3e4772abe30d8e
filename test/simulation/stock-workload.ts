/**
 * Tickets made in advance: operators have some made, players reserve, pay and let go, often the
 * same ones at the same time, and often too late.
 *
 * It has dice of its own, so that what else is asked does not depend on it.
 */
import type { DrawNo, PlayerKey } from '../../src/kernel/ids.ts';
import { founderOf } from '../../src/kernel/shard-counts.ts';
import type { ReplyOf, RequestOf, ShardOperation } from '../../src/protocol/shard-requests.ts';
import type { ReservationView } from '../../src/protocol/stock-requests.ts';
import { Dice } from './dice.ts';
import type { Asked, World } from './world.ts';

const BY = 1 as PlayerKey;
/** How often each is asked, relative to the others. */
const WEIGHTS = {
  makeStock: 6,
  listStock: 3,
  reserve: 30,
  reserveAny: 14,
  look: 6,
  pay: 22,
  payAgain: 4,
  letGo: 8,
  buy: 14,
  buyAgain: 3,
};

export class StockWorkload {
  readonly #world: World;
  readonly #dice: Dice;
  #keyCount = 0;

  constructor(world: World, seed: number) {
    this.#world = world;
    this.#dice = new Dice(seed + 2 ** 41);
  }

  askSome(): void {
    for (let asked = this.#dice.below(3); asked > 0; asked -= 1) {
      this[this.#dice.weighted(WEIGHTS)]();
    }
  }

  /** Small ones, so that the tickets are fought for; of a small game perhaps too many. */
  makeStock(): void {
    const planned = this.#answered('planDraw').slice(-3);
    if (planned.length === 0) return;
    const { draw } = replyOf<'planDraw'>(this.#dice.pick(planned));
    const count = this.#dice.between(1, 18);
    this.#world.ask(founderOf(draw, this.#world), 'makeStock', { draw, count, by: BY });
  }

  listStock(): void {
    const stock = this.#someStock();
    if (stock === undefined) return;
    const shard = this.#dice.below(this.#world.shardCount);
    const after = this.#dice.chance(0.5) ? null : this.#dice.below(stock.count);
    this.#world.ask(shard, 'listStock', { draw: stock.draw, after, limit: 3 });
  }

  reserve(): void {
    const stock = this.#someStock();
    if (stock === undefined) return;
    const beyond = this.#dice.chance(0.02) ? 1 : 0;
    const named = Array.from({ length: this.#dice.between(1, 4) }, () =>
      this.#dice.below(stock.count + beyond),
    );
    this.#reserve(stock.draw, { indexes: [...new Set(named)], anyCount: 0 });
  }

  reserveAny(): void {
    const stock = this.#someStock();
    if (stock === undefined) return;
    this.#reserve(stock.draw, { indexes: [], anyCount: this.#dice.between(1, 6) });
  }

  look(): void {
    const place = this.#someReservation();
    if (place !== undefined) this.#world.ask(place.shard, 'getReservation', place);
  }

  pay(): void {
    const place = this.#someReservation();
    if (place === undefined) return;
    this.#keyCount += 1;
    const { clock } = this.#world;
    this.#world.ask(place.shard, 'payReservation', {
      ...place,
      idempotencyKey: `stock-${this.#keyCount}`,
      fingerprint: 5,
      receivedAtMs: clock.wallMs(),
      ...this.#earned(),
    });
  }

  payAgain(): void {
    const earlier = this.#world.asked.filter(({ op }) => op === 'payReservation').slice(-9);
    if (earlier.length === 0) return;
    const request = this.#dice.pick(earlier).request as RequestOf<'payReservation'>;
    this.#world.ask(request.shard, 'payReservation', request);
  }

  /** Perhaps long after it was paid, or another has the tickets. */
  letGo(): void {
    const place = this.#someReservation();
    if (place !== undefined) this.#world.ask(place.shard, 'releaseReservation', place);
  }

  /** In one decision, where the tickets are here. */
  buy(): void {
    const stock = this.#someStock();
    const registered = this.#answered('registerPlayer');
    if (stock === undefined || registered.length === 0) return;
    const { player } = replyOf<'registerPlayer'>(this.#dice.pick(registered));
    const isNamed = this.#dice.chance(0.5);
    const named = [this.#dice.below(stock.count), this.#dice.below(stock.count)];
    this.#keyCount += 1;
    this.#world.ask(this.#world.homeOf(player), 'buyStock', {
      player,
      draw: stock.draw,
      indexes: isNamed ? [...new Set(named)] : [],
      anyCount: isNamed ? 0 : this.#dice.between(1, 3),
      idempotencyKey: `stock-${this.#keyCount}`,
      fingerprint: 6,
      receivedAtMs: this.#world.clock.wallMs(),
      ...this.#earned(),
    });
  }

  buyAgain(): void {
    const earlier = this.#world.asked.filter(({ op }) => op === 'buyStock').slice(-9);
    if (earlier.length === 0) return;
    const request = this.#dice.pick(earlier).request as RequestOf<'buyStock'>;
    this.#world.ask(this.#world.homeOf(request.player), 'buyStock', request);
  }

  /** Stakes earn points, or the operator has no such system. */
  #earned(): Pick<RequestOf<'payReservation'>, 'points'> {
    const { earnsHundredths } = this.#world;
    if (this.#dice.chance(0.5) || earnsHundredths === 0) return {};
    return { points: { pays: false, earnsHundredths } };
  }

  #reserve(draw: DrawNo, what: Pick<RequestOf<'reserveStock'>, 'indexes' | 'anyCount'>): void {
    const registered = this.#answered('registerPlayer');
    if (registered.length === 0) return;
    const { player } = replyOf<'registerPlayer'>(this.#dice.pick(registered));
    const holdMs = this.#dice.pick([1_000, 5_000, 30_000]);
    this.#world.ask(this.#world.homeOf(player), 'reserveStock', { player, draw, holdMs, ...what });
  }

  /** Mostly of the newest, which are on sale. */
  #someStock(): RequestOf<'makeStock'> | undefined {
    const made = this.#answered('makeStock');
    const recent = this.#dice.chance(0.9) ? made.slice(-3) : made;
    if (recent.length === 0) return undefined;
    return this.#dice.pick(recent).request as RequestOf<'makeStock'>;
  }

  #someReservation(): Pick<ReservationView, 'player' | 'shard' | 'ordinal'> | undefined {
    const made = this.#answered('reserveStock');
    const recent = this.#dice.chance(0.8) ? made.slice(-4) : made;
    if (recent.length === 0) return undefined;
    const { player, shard, ordinal } = replyOf<'reserveStock'>(this.#dice.pick(recent));
    return { player, shard, ordinal };
  }

  #answered(op: Asked['op']): Asked[] {
    return this.#world.asked.filter((asked) => asked.op === op && asked.answer?.ok === true);
  }
}

function replyOf<Op extends ShardOperation>({ answer }: Asked): ReplyOf<Op> {
  return (answer?.ok === true ? answer.reply : {}) as ReplyOf<Op>;
}
