/**
 * Number raffles: players name numbers, often the same ones, or take any, until none is left; what
 * other shards have they reserve. That reservations are paid, and that tickets come back, others
 * see to, as of all draws.
 *
 * In some clusters only, and with dice of its own: the histories of the others do not depend on it.
 */
import type { DrawNo, PlayerKey } from '../../src/kernel/ids.ts';
import { minor } from '../../src/kernel/money.ts';
import type { Purchase, RequestOf } from '../../src/protocol/shard-requests.ts';
import { raffleNumber } from '../support/samples/family-games.ts';
import { Dice } from './dice.ts';
import { RAFFLE_GAME } from './small-game.ts';
import { postpone } from './times-workload.ts';
import type { Asked, World } from './world.ts';

/** One cluster of so many sells them: the first is that of seed 5. */
const CLUSTERS = 8;
const FIRST_CLUSTER = 5;
/** How often each is asked, relative to the others. */
const WEIGHTS = {
  plan: 1,
  buyNamed: 28,
  buyAny: 20,
  buyAgain: 5,
  reserve: 12,
  postpone: 3,
  giveBack: 12,
};

export class RaffleWorkload {
  readonly #world: World;
  readonly #dice: Dice;
  readonly #isSold: boolean;
  #keyCount = 0;

  constructor(world: World, seed: number) {
    this.#world = world;
    this.#dice = new Dice(seed + 2 ** 44);
    this.#isSold = seed % CLUSTERS === FIRST_CLUSTER;
  }

  askSome(): void {
    if (!this.#isSold) return;
    if (this.#draws().length === 0 && this.#dice.chance(0.2)) this.plan();
    for (let asked = this.#dice.below(3); asked > 0; asked -= 1) {
      this[this.#dice.weighted(WEIGHTS)]();
    }
  }

  plan(): void {
    const { clock } = this.#world;
    const closesAtMs = clock.nowMs + this.#dice.between(60, 240) * 1_000;
    this.#world.ask(0, 'planDraw', {
      seriesId: 'raffle',
      game: RAFFLE_GAME,
      priceMinor: RAFFLE_GAME.priceMinor,
      opensAtMs: clock.nowMs,
      closesAtMs,
      resultsAtMs: closesAtMs + this.#dice.pick([0, 1_000, 30_000]),
      graceMs: 0,
      approvalMinor: minor(this.#dice.pick([60, 1_000_000_000])),
      recurring: false,
    });
  }

  /** Now and then one of them twice, or one that is no number. */
  buyNamed(): void {
    this.#buy({ picks: this.#someNumbers(), quickPick: 0 });
  }

  buyAny(): void {
    this.#buy({ picks: [], quickPick: this.#dice.between(1, 4) });
  }

  buyAgain(): void {
    const earlier = this.#world.asked.filter(isOfRaffle).slice(-9);
    if (earlier.length === 0) return;
    const request = this.#dice.pick(earlier).request as RequestOf<'buyTickets'>;
    this.#world.ask(this.#world.homeOf(request.player), 'buyTickets', request);
  }

  /** As a gateway does after an answer by which other shards have some of the numbers. */
  reserve(): void {
    const player = this.#somePlayer();
    const draw = this.#someDraw();
    if (player === undefined || draw === undefined) return;
    const picks = this.#dice.chance(0.5) ? this.#someNumbers() : [];
    this.#world.ask(this.#world.homeOf(player), 'reserveStock', {
      player,
      draw,
      indexes: [],
      picks,
      anyCount: picks.length > 0 ? 0 : this.#dice.between(1, 4),
      holdMs: this.#dice.pick([1_000, 5_000, 30_000]),
    });
  }

  postpone(): void {
    const draw = this.#someDraw();
    if (draw === undefined) return;
    postpone(this.#world, draw, this.#dice);
  }

  giveBack(): void {
    const postponed = new Set(
      this.#world.asked.flatMap(({ op, request, answer }) =>
        op === 'postponeDraw' && answer?.ok === true ? [(request as { draw: DrawNo }).draw] : [],
      ),
    );
    const bought = this.#world.asked.filter((asked) => {
      const { draw } = asked.request as RequestOf<'buyTickets'>;
      return isOfRaffle(asked) && asked.answer?.ok === true && postponed.has(draw);
    });
    if (bought.length === 0) return;
    const { request, answer } = this.#dice.pick(bought.slice(-6));
    const { player } = request as RequestOf<'buyTickets'>;
    const reply = (answer?.ok === true ? answer.reply : {}) as Purchase;
    const { draw, shard, firstOrdinal, ticketCount } = reply;
    const ordinal = firstOrdinal + this.#dice.below(ticketCount);
    this.#world.ask(shard, 'returnTicket', { player, place: { draw, shard, ordinal } });
  }

  #buy(what: Pick<RequestOf<'buyTickets'>, 'picks' | 'quickPick'>): void {
    const player = this.#somePlayer();
    const draw = this.#someDraw();
    if (player === undefined || draw === undefined) return;
    this.#keyCount += 1;
    this.#world.ask(this.#world.homeOf(player), 'buyTickets', {
      player,
      draw,
      ...what,
      idempotencyKey: `raffle-${this.#keyCount}`,
      fingerprint: 8,
      receivedAtMs: this.#world.clock.wallMs(),
    });
  }

  #someNumbers() {
    return Array.from({ length: this.#dice.between(1, 3) }, () =>
      raffleNumber(this.#dice.chance(0.02) ? 'x' : String(this.#dice.below(10))),
    );
  }

  #somePlayer(): PlayerKey | undefined {
    const registered = this.#world.asked.flatMap(({ op, answer }) =>
      op === 'registerPlayer' && answer?.ok === true ? [playerIn(answer.reply)] : [],
    );
    return registered.length === 0 ? undefined : this.#dice.pick(registered);
  }

  /** Mostly of the newest ones, the last of which nobody may know of yet. */
  #someDraw(): DrawNo | undefined {
    const planned = this.#draws();
    const recent = this.#dice.chance(0.9) ? planned.slice(-2) : planned;
    return recent.length === 0 ? undefined : this.#dice.pick(recent);
  }

  #draws(): DrawNo[] {
    return this.#world.asked.flatMap(({ op, request, answer }) => {
      const isOne = op === 'planDraw' && isRaffle(request as RequestOf<'planDraw'>);
      return isOne && answer?.ok === true ? [(answer.reply as { readonly draw: DrawNo }).draw] : [];
    });
  }
}

function isRaffle({ game }: Pick<RequestOf<'planDraw'>, 'game'>): boolean {
  return game.gameId === RAFFLE_GAME.gameId;
}

function isOfRaffle({ op, request }: Asked): boolean {
  if (op !== 'buyTickets') return false;
  return (request as RequestOf<'buyTickets'>).idempotencyKey.startsWith('raffle-');
}

function playerIn(reply: unknown): PlayerKey {
  return (reply as { readonly player: PlayerKey }).player;
}
