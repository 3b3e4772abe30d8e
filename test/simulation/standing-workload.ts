/**
 * Purchases of several draws and standing tickets: made, asked for twice, looked at and stopped.
 *
 * It has dice of its own, so that what else is asked does not depend on it.
 */
import type { PlayerKey } from '../../src/kernel/ids.ts';
import type { ReplyOf, RequestOf, ShardOperation } from '../../src/protocol/shard-requests.ts';
import { Dice } from './dice.ts';
import type { Asked, World } from './world.ts';

/** How often each is asked, relative to the others. */
const WEIGHTS = { buyForDraws: 30, make: 30, buyAgain: 8, makeAgain: 6, stop: 10, look: 6 };
const SERIES = ['evening', 'express', 'nowhere'];
/** The last is of the small game, of which most draws are. */
const PICKS = [[[1, 2, 3, 4, 5]], [], [[1, 2]], [[2, 5]]];

export class StandingWorkload {
  readonly #world: World;
  readonly #dice: Dice;
  #keyCount = 0;

  constructor(world: World, seed: number) {
    this.#world = world;
    this.#dice = new Dice(seed + 2 ** 42);
  }

  askSome(): void {
    if (!this.#dice.chance(0.4)) return;
    this[this.#dice.weighted(WEIGHTS)]();
  }

  buyForDraws(): void {
    const player = this.#somePlayer();
    const planned = this.#answered('planDraw').slice(-3);
    if (player === undefined || planned.length === 0) return;
    const dice = this.#dice;
    const { draw } = replyOf<'planDraw'>(dice.pick(planned));
    const { earnsHundredths } = this.#world;
    this.#ask('buyForDraws', player, {
      player,
      draw,
      picks: dice.pick(PICKS),
      quickPick: dice.between(0, 3),
      draws: dice.between(2, 6),
      idempotencyKey: this.#key(),
      fingerprint: 5,
      receivedAtMs: this.#world.clock.wallMs(),
      ...(earnsHundredths === 0 ? {} : { points: { pays: false, earnsHundredths } as const }),
    });
  }

  make(): void {
    const player = this.#somePlayer();
    if (player === undefined) return;
    const dice = this.#dice;
    this.#ask('makeStandingTicket', player, {
      player,
      seriesId: dice.pick(SERIES),
      picks: dice.pick(PICKS),
      quickPick: dice.between(0, 2),
      draws: dice.pick([null, null, 1, 3]),
      earnsHundredths: this.#world.earnsHundredths,
      idempotencyKey: this.#key(),
      fingerprint: 6,
    });
  }

  buyAgain(): void {
    this.#again('buyForDraws');
  }

  makeAgain(): void {
    this.#again('makeStandingTicket');
  }

  stop(): void {
    const player = this.#somePlayer();
    if (player === undefined) return;
    this.#ask('stopStandingTicket', player, { player, number: this.#dice.between(1, 4) });
  }

  look(): void {
    const player = this.#somePlayer();
    if (player !== undefined) this.#ask('listStandingTickets', player, { player });
  }

  /** A retry, or another request under a key that was used. */
  #again(op: 'buyForDraws' | 'makeStandingTicket'): void {
    const earlier = this.#world.asked.filter((asked) => asked.op === op).slice(-8);
    if (earlier.length === 0) return;
    const request = this.#dice.pick(earlier).request as RequestOf<typeof op>;
    const isOther = this.#dice.chance(0.2);
    this.#ask(op, request.player, isOther ? { ...request, fingerprint: 8 } : request);
  }

  #ask<Op extends ShardOperation>(op: Op, player: PlayerKey, request: RequestOf<Op>): void {
    this.#world.ask(this.#world.homeOf(player), op, request);
  }

  #somePlayer(): PlayerKey | undefined {
    const registered = this.#answered('registerPlayer');
    return registered.length === 0
      ? undefined
      : replyOf<'registerPlayer'>(this.#dice.pick(registered)).player;
  }

  #answered(op: Asked['op']): Asked[] {
    return this.#world.asked.filter((asked) => asked.op === op && asked.answer?.ok === true);
  }

  #key(): string {
    this.#keyCount += 1;
    return `standing-${this.#keyCount}`;
  }
}

function replyOf<Op extends ShardOperation>({ answer }: Asked): ReplyOf<Op> {
  return (answer?.ok === true ? answer.reply : {}) as ReplyOf<Op>;
}
