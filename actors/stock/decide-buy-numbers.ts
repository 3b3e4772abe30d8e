/**
 * A purchase in a game each of whose picks is sold once in a draw: the picks that a player names
 * are tickets of the draw's stock, found by their ranks, and picks at random are any of them. So no
 * two ever collide, and the last one is found at once.
 */
import { must } from '../../src/kernel/assert.ts';
import { type Decision, type Rejected, reject, type Stamp } from '../decider.ts';
import type { BuyTickets, PurchaseEvent } from '../draw/decide-purchase.ts';
import type { InstanceIn } from '../draw/instance.ts';
import { onSale, type PicksWanted, parsedMasks } from '../draw/sale.ts';
import { familyOf } from '../games/families.ts';
import type { Game } from '../games/game.ts';
import type { PickOrder } from '../games/pick-order.ts';
import { betRefusal } from '../player/decide-identity.ts';
import { type BuySources, type StockPicks, sellStock } from './decide-buy-stock.ts';
import type { Lender } from './decide-stock.ts';
import type { StockPart, StockWanted } from './stock.ts';
import type { StockBought } from './stock-events.ts';

/** Which tickets of the stock the picks are. */
export interface NumberPicks extends StockPicks {
  /** At which index of a stock the pick of a rank stands. */
  indexOf(game: Game, stock: StockPart, rank: number): number;
}

/** A repeat is told from a new purchase before this is called. */
export function decideBuyNumbers(
  sources: BuySources & { readonly picks: NumberPicks },
  { picks, quickPick, spots, words: _, ...purchaser }: BuyTickets,
  states: Lender,
  stamp: Stamp,
): Decision<PurchaseEvent | StockBought> {
  const { account, instance, part, picks: places } = sources;
  if (account === undefined) return reject('playerNotFound');
  const barred = betRefusal(account);
  if (barred !== undefined) return barred;
  const sale = onSale(instance, purchaser, stamp);
  if ('kind' in sale) return sale;
  // It is dealt by the mail that announces the draw, so it is here before the draw opens.
  const dealt = must(part, 'a draw whose picks are sold once has no stock');
  const wanted = numbersWanted(sale, dealt, { picks, quickPick, spots }, places);
  if ('kind' in wanted) return wanted;
  const sold = { account, sale, part: dealt, picks: places };
  const decision = sellStock(sold, { ...purchaser, ...wanted }, states, stamp);
  return decision.kind === 'rejected' ? asOfNumbers(decision) : decision;
}

/** The tickets that these picks are; or the refusal of the first bad one. */
export function numbersWanted(
  { terms }: Pick<InstanceIn<'open'>, 'terms'>,
  part: StockPart,
  { picks, quickPick, spots }: PicksWanted,
  places: NumberPicks,
): StockWanted | Rejected {
  const masks = parsedMasks(terms, { picks, quickPick, spots });
  if (!Array.isArray(masks)) return masks;
  // Both in one purchase would have to be gathered apart, and given back together.
  if (picks.length > 0 && quickPick > 0) {
    return reject('selectionInvalid', { reason: 'namedAndAtRandom' });
  }
  const indexes = ranksOf(terms.game, picks, masks).map((rank) =>
    places.indexOf(terms.game, part, rank),
  );
  const repeated = indexes.findIndex((index, at) => indexes.indexOf(index) < at);
  if (repeated >= 0) return reject('selectionInvalid', { index: repeated, reason: 'repeated' });
  return { indexes, anyCount: quickPick };
}

function ranksOf(game: Game, picks: readonly PickOrder[], masks: readonly number[]): number[] {
  const family = familyOf(game);
  const space = must(family.space, 'a game whose picks are sold once cannot count them off');
  const wordCount = family.wordCount(game);
  return picks.map((_, at) => {
    const rank = space.rank?.(game, masks, at * wordCount);
    return must(rank, 'a game whose picks are sold once does not rank them');
  });
}

/** Fewer are left than were asked for: what a limit of picks says of one that is sold out. */
function asOfNumbers({ code, facts }: Rejected): Rejected {
  if (code === 'stockEmpty') return reject('pickLimitReached', facts);
  return code === 'stockElsewhere' ? reject(code, { isSoldOnce: 1 }) : reject(code, facts);
}
