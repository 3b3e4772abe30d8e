/**
 * A purchase from stock in one decision: the tickets are free here, and bought.
 *
 * Nobody holds them in between, so there is no reservation: `TicketsBought` as of any purchase, and
 * one event that they are sold. What was dealt to other shards has to be lent by them first, which
 * a refusal says (`stockElsewhere`): whoever asks reserves then, and pays (stock-purchase.ts of the
 * gateways). The checks are those of a purchase, with the tickets in the place of its picks.
 */
import { multiplyMinor } from '../../src/kernel/money.ts';
import { accept, type Decision, type Rejected, reject, type Stamp } from '../decider.ts';
import { fundsRefusal, type PurchaseEvent, sellPicks } from '../draw/decide-purchase.ts';
import type { DrawInstance, InstanceIn } from '../draw/instance.ts';
import type { Purchaser } from '../draw/purchaser.ts';
import { hasRoom, onSale } from '../draw/sale.ts';
import type { Game } from '../games/game.ts';
import { betRefusal } from '../player/decide-identity.ts';
import type { States } from '../states.ts';
import type { Account } from '../wallet/account.ts';
import { sameReservation } from './decide-reservation.ts';
import { type Lender, someFree, stockRefusalOf } from './decide-stock.ts';
import { othersOf, type StockPart, type StockWanted, shardOfStock, wantedCount } from './stock.ts';
import type { StockBought } from './stock-events.ts';

export interface BuyStock extends Purchaser, StockWanted {}

/** What follows from a stock's seed (src/fairness/stock-picks.ts). */
export interface StockPicks {
  /** The words of the picks at these indexes, one pick after the other. */
  wordsOf(game: Game, stock: StockPart, indexes: readonly number[]): readonly number[];
}

export interface BuySources {
  readonly account: Account | undefined;
  readonly instance: DrawInstance | undefined;
  readonly part: StockPart | undefined;
  readonly picks: StockPicks;
}

/** A repeat is told from a new purchase before this is called. */
export function decideBuyStock(
  { account, instance, part, picks }: BuySources,
  command: BuyStock,
  states: Lender,
  stamp: Stamp,
): Decision<PurchaseEvent | StockBought> {
  if (account === undefined) return reject('playerNotFound');
  const barred = betRefusal(account);
  if (barred !== undefined) return barred;
  const sale = onSale(instance, command, stamp);
  if ('kind' in sale) return sale;
  if (part === undefined) return reject('stockNotFound');
  return sellStock({ account, sale, part, picks }, command, states, stamp);
}

/** To somebody who may buy in a draw on sale. */
export function sellStock(
  {
    account,
    sale,
    part,
    picks,
  }: {
    readonly account: Account;
    readonly sale: InstanceIn<'open'>;
    readonly part: StockPart;
    readonly picks: StockPicks;
  },
  command: BuyStock,
  states: Lender,
  stamp: Stamp,
): Decision<PurchaseEvent | StockBought> {
  const { indexes: named, anyCount } = command;
  if (named.some((index) => index >= part.count)) return reject('stockNotFound');
  const refused = stockRefusalOf(states, part, named, stamp);
  if (refused !== undefined) {
    // Held for them already: a first try of this purchase may not have come to its end.
    const same = sameReservation(states, command, stamp);
    if (same !== undefined) return elsewhere({ account, sale, states }, command);
    return reject(refused.refusal, refused.moreMayCome ? { moreMayCome: 1 } : undefined);
  }
  const { shard } = states.identity;
  const isHere = named.every((index) => shardOfStock(part, index) === shard);
  const { count: leftCount } = states.freeStock.of(part);
  if (!isHere || anyCount > leftCount) {
    const isAll = part.isSoldOut || othersOf(part, shard).length === 0;
    if (isAll && isHere) return reject('stockEmpty', { leftCount });
    return elsewhere({ account, sale, states }, command);
  }
  const indexes = anyCount === 0 ? named : [...named, ...someFree(states, part, anyCount)];
  const masks = picks.wordsOf(sale.terms.game, part, indexes);
  const bought = sellPicks({ account, sale, masks, identity: states.identity }, command, stamp);
  if (bought.kind === 'rejected') return bought;
  const { draw } = command;
  const sold = { type: 'StockBought', draw, firstOrdinal: sale.ticketCount, indexes } as const;
  return accept([...bought.events, sold]);
}

/** Nobody shall hold tickets of other shards for a moment that they could not pay for. */
function elsewhere(
  {
    account,
    sale,
    states: { identity },
  }: {
    readonly account: Account;
    readonly sale: InstanceIn<'open'>;
    readonly states: Pick<States, 'identity'>;
  },
  { points, ...wanted }: BuyStock,
): Rejected {
  const ticketCount = wantedCount(wanted);
  const neededMinor = multiplyMinor(sale.terms.priceMinor, ticketCount);
  if (!hasRoom(sale, ticketCount, neededMinor, identity)) return reject('drawFull');
  return fundsRefusal(account, neededMinor, points) ?? reject('stockElsewhere');
}
