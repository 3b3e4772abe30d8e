/**
 * Standing tickets, from the events alone: each enters a draw once at most, for what it was made,
 * and of what was prepaid nothing is lost and nothing comes twice.
 */
import { entriesOf } from '../../actors/standing/entries-of-walk.ts';
import type { StandingTicketMade } from '../../actors/standing/standing-events.ts';
import { assert, must } from '../../src/kernel/assert.ts';
import type { PurchaseForDraws } from '../../src/protocol/standing-requests.ts';
import type { History } from './history.ts';
import type { World } from './world.ts';

interface Kept {
  readonly made: StandingTicketMade;
  readonly draws: Set<number>;
  usedMinor: number;
  refundMinor: number;
  isOver: boolean;
}

export function checkStanding(world: World, history: History): void {
  const kept = new Map<string, Kept>();
  const prices = new Map<number, number>();
  const sold = new Map<string, number>();
  for (const { event } of history.all) {
    if (event.type === 'InstanceAnnounced') prices.set(event.terms.draw, event.terms.priceMinor);
    if (event.type === 'StandingTicketMade') {
      const id = `${event.player}/${event.number}`;
      assert(!kept.has(id), 'a number of a standing ticket was given twice');
      const none = { usedMinor: 0, refundMinor: 0, isOver: false };
      kept.set(id, { made: event, draws: new Set(), ...none });
    }
    if (event.type !== 'TicketsBought' || !event.entryId.startsWith('standing.')) continue;
    sold.set(`${event.player}/${event.entryId}`, event.draw);
  }
  takeMoves(history, kept, { prices, sold });
  for (const { made, usedMinor, refundMinor, isOver } of kept.values()) {
    const paidMinor = made.kind === 'prepaid' ? made.stakeMinor * (made.drawsLeft ?? 0) : 0;
    assert(usedMinor + refundMinor <= paidMinor, 'more came of what was prepaid than was paid');
    assert(!isOver || usedMinor + refundMinor === paidMinor, 'a part of what was prepaid is lost');
  }
  checkSaleAnswers(world, kept);
}

/** Shards are read one after the other, and a ticket may be made on a later one: so two turns. */
function takeMoves(
  history: History,
  kept: ReadonlyMap<string, Kept>,
  { prices, sold }: { prices: ReadonlyMap<number, number>; sold: ReadonlyMap<string, number> },
): void {
  for (const { event } of history.all) {
    if (event.type === 'StandingTicketsEntered') {
      const { draw } = event;
      for (const { player, number, prepaidMinor } of entriesOf(event)) {
        const one = must(kept.get(`${player}/${number}`), 'a standing ticket was never made');
        assert(!one.draws.has(draw), 'a standing ticket entered a draw twice');
        one.draws.add(draw);
        one.usedMinor += prepaidMinor;
        assert(prices.get(draw) === one.made.priceMinor, 'a draw of another price was entered');
        const bought = sold.get(`${player}/standing.${number}.${draw}`);
        assert(bought === draw, 'a standing ticket entered a draw and has no ticket in it');
      }
    }
    if (event.type !== 'StandingTicketEnded') continue;
    const { player, number } = event;
    const one = must(kept.get(`${player}/${number}`), 'a standing ticket was never made');
    assert(!one.isOver, 'a standing ticket ended twice');
    one.isOver = true;
    one.refundMinor += event.refundMinor;
  }
  const entered = [...kept.values()].reduce((sum, { draws }) => sum + draws.size, 0);
  assert(entered === sold.size, 'the engine bought tickets for no standing ticket');
}

function checkSaleAnswers({ asked }: World, kept: ReadonlyMap<string, Kept>): void {
  for (const { op, request, answer } of asked) {
    if (op !== 'buyForDraws' || answer?.ok !== true) continue;
    const { draws } = request as { readonly draws: number };
    const { purchase, order } = answer.reply as PurchaseForDraws;
    const { made } = must(kept.get(`${order.player}/${order.number}`), 'a sale for draws is lost');
    const { soldInDraw, soldOrdinal, drawsLeft, stakeMinor } = made;
    assert(soldInDraw === purchase.draw, 'the answer names another draw');
    assert(soldOrdinal === purchase.firstOrdinal, 'the answer names another ticket');
    assert(order.drawsLeft === draws - 1 && drawsLeft === draws - 1, 'not as many draws are paid');
    assert(order.prepaidMinor === stakeMinor * (draws - 1), 'another sum is prepaid than is told');
  }
}

/** Wants every shard running, and nothing to do. */
export function checkStandingAtRest(world: World): void {
  for (const shard of world.shards) {
    const { standingWalks } = must(world.running(shard), 'a shard does not run').state;
    assert([...standingWalks.all()].length === 0, 'a walk over standing tickets did not end');
  }
}
