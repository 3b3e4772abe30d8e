/**
 * Players give tickets of postponed draws back: their own and others', twice, and often too late.
 *
 * It has dice of its own, so that what else is asked does not depend on it.
 */
import type { DrawNo, PlayerKey } from '../../src/kernel/ids.ts';
import type { Purchase, ReplyOf, RequestOf } from '../../src/protocol/shard-requests.ts';
import { Dice } from './dice.ts';
import { postpone } from './times-workload.ts';
import type { Asked, World } from './world.ts';

const DRAWS_REMEMBERED = 4;
const PURCHASES_REMEMBERED = 12;

export class ReturnWorkload {
  readonly #world: World;
  readonly #dice: Dice;

  constructor(world: World, seed: number) {
    this.#world = world;
    this.#dice = new Dice(seed + 2 ** 43);
  }

  askSome(): void {
    const dice = this.#dice;
    const planned = this.#answered('planDraw').slice(-DRAWS_REMEMBERED);
    if (planned.length > 0 && dice.chance(0.05)) {
      postpone(this.#world, replyOf<'planDraw'>(dice.pick(planned)).draw, dice);
    }
    for (let asked = dice.below(3); asked > 0; asked -= 1) this.#giveBack();
  }

  #giveBack(): void {
    const dice = this.#dice;
    const postponed = new Set(this.#answered('postponeDraw').map(drawOf));
    const bought = this.#answered('buyTickets');
    const moved = bought.filter((asked) => postponed.has(drawOf(asked)));
    const some = (moved.length > 0 && dice.chance(0.9) ? moved : bought).slice(
      -PURCHASES_REMEMBERED,
    );
    if (some.length === 0) return;
    const { answer, request } = dice.pick(some);
    const { draw, shard, firstOrdinal, ticketCount } = (
      answer?.ok === true ? answer.reply : {}
    ) as Purchase;
    const ordinal = firstOrdinal + dice.below(ticketCount + (dice.chance(0.05) ? 1 : 0));
    const { player: holder } = request as RequestOf<'buyTickets'>;
    const player = dice.chance(0.05) ? (99 as PlayerKey) : holder;
    this.#world.ask(shard, 'returnTicket', { player, place: { draw, shard, ordinal } });
    if (!dice.chance(0.2)) return;
    const page = { player, draw: null, limit: 5, after: null };
    this.#world.ask(shard, 'listTickets', { ...page, state: 'returned' });
  }

  #answered(op: Asked['op']): Asked[] {
    return this.#world.asked.filter((asked) => asked.op === op && asked.answer?.ok === true);
  }
}

function drawOf({ request }: Asked): DrawNo {
  return (request as { draw: DrawNo }).draw;
}

function replyOf<Op extends 'planDraw'>({ answer }: Asked): ReplyOf<Op> {
  return (answer?.ok === true ? answer.reply : {}) as ReplyOf<Op>;
}
