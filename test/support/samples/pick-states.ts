/** A stage on which a draw of a limited game is sold, to one player with plenty of money. */
import type { ShardEvent } from '../../../actors/events.ts';
import { familyOf } from '../../../actors/games/families.ts';
import type { PickOrder } from '../../../actors/games/pick-order.ts';
import { PickHeadroom } from '../../../actors/pick-limit/pick-headroom.ts';
import type { LimitedGame } from '../../../actors/pick-limit/pick-limit.ts';
import type { States } from '../../../actors/states.ts';
import { minor } from '../../../src/kernel/money.ts';
import { given, type Stage } from '../cluster/actor-stage.ts';
import { ADA, announced, DRAW, OPENED, withMoney } from './actor-events.ts';

export function selling(game: LimitedGame): Stage {
  const terms = { game, priceMinor: game.priceMinor };
  return given(...withMoney(ADA, 1_000_000), announced(terms), OPENED);
}

export function wordsOf(game: LimitedGame, orders: readonly PickOrder[]): number[] {
  const family = familyOf(game);
  const masks: number[] = [];
  for (const order of orders) family.parsePick(game, order, masks, masks.length);
  return masks;
}

export function sold(
  game: LimitedGame,
  orders: readonly PickOrder[],
  { firstOrdinal = 0 }: { readonly firstOrdinal?: number } = {},
): ShardEvent {
  const masks = wordsOf(game, orders);
  const bought = { draw: DRAW, player: ADA, entryId: `k.${firstOrdinal}`, fingerprint: 1 };
  return {
    type: 'TicketsBought',
    ...bought,
    firstOrdinal,
    masks,
    atMs: 2_000,
    combinationCount: 0,
  };
}

export function headroomIn(states: States, game: LimitedGame): PickHeadroom {
  return new PickHeadroom(states, game, DRAW);
}

export const asked = (...keys: number[]): ShardEvent => ({ type: 'PicksAsked', draw: DRAW, keys });

/** The desk's answer about one key. `leftMinor` is -1 where that is not known. */
export function received(
  key: number,
  amount: number,
  { leftMinor = -1, isWhole = true }: { leftMinor?: number; isWhole?: boolean } = {},
): ShardEvent {
  return {
    type: 'PicksReceived',
    draw: DRAW,
    keys: [key],
    amountsMinor: [minor(amount)],
    leftMinor: [leftMinor],
    areWhole: [isWhole ? 1 : 0],
    atMs: 2_000,
  };
}
