/** An operator has tickets made for a draw, and shards lend each other what is free of them. */

import { assert } from '../../src/kernel/assert.ts';
import type { DrawNo, PlayerKey } from '../../src/kernel/ids.ts';
import { type Coordinator, sellersOf } from '../coordinator/coordinator.ts';
import { accept, type Decision, hasCome, reject, type Stamp } from '../decider.ts';
import type { DrawTerms } from '../draw/terms.ts';
import { familyOf } from '../games/families.ts';
import type { Game } from '../games/game.ts';
import { postMail, postToAll } from '../mail/mail.ts';
import type { MailPosted } from '../mail/mail-events.ts';
import type { AskStock, DealStock, ReportStockSold, ReturnStock } from '../mail/stock-mail.ts';
import { isLimited } from '../pick-limit/pick-limit.ts';
import type { RejectionCode } from '../rejection-codes.ts';
import type { ShardIdentity, States } from '../states.ts';
import type { StockKey } from './reservation.ts';
import {
  BY_NOBODY,
  dealtPart,
  isExhausted,
  STOCK_COMBINATIONS_MAX,
  STOCK_COUNT_MAX,
  type Stock,
  type StockPart,
  type StockTerms,
  shardOfStock,
} from './stock.ts';
import type { StockDealt, StockEvent, StockMade } from './stock-events.ts';

export type StockDecision = Decision<StockEvent | MailPosted>;

export interface MakeStock {
  readonly draw: DrawNo;
  readonly count: number;
  readonly by: PlayerKey;
}

/** What the engine adds to an operator's order. */
export interface StockPromise {
  readonly stockSeedHex: string;
  /** Only asked for a game and a count that tickets can be made of. */
  commitmentHexOf(game: Game, count: number): string;
}

/** How many tickets can be made for a game; none of a family whose picks cannot be counted off. */
export function stockCountMax(game: Game): number {
  const combinations = familyOf(game).space?.pickCount(game);
  if (combinations === undefined || combinations > STOCK_COMBINATIONS_MAX) return 0;
  return Math.min(Number(combinations), STOCK_COUNT_MAX);
}

/** A draw has one stock, which is made before its close and bound from then on. */
export function decideMakeStock(
  { coordinator, stock }: { coordinator: Coordinator | undefined; stock: Stock | undefined },
  { count, by }: MakeStock,
  promise: StockPromise,
  stamp: Stamp,
  founders: Pick<ShardIdentity, 'founderCount'>,
): Decision<StockMade | MailPosted> {
  if (coordinator === undefined) return reject('drawNotFound');
  const { state, terms } = coordinator;
  if (state === 'cancelled') return reject('drawCancelled');
  if (state !== 'scheduled' && state !== 'open') return reject('drawClosed');
  const isClosed = hasCome(terms.closesAtMs, stamp);
  if (isClosed !== 'no') return reject(isClosed === 'yes' ? 'drawClosed' : 'clockUnsure');
  if (stock !== undefined) return reject('stockExists', { count: stock.count });
  // What is held would have to weigh on the limit as if it were sold.
  if (isLimited(terms.game)) return reject('picksLimited');
  const countMax = stockCountMax(terms.game);
  if (count > countMax) return reject('stockTooLarge', { countMax });
  const partCount = sellersOf(coordinator, founders);
  return accept(stockMade(terms, promise, { count, partCount, by, atMs: stamp.nowMs }));
}

/** The stock of a draw each of whose picks is sold once: all of them, from its beginning. */
export function stockOfAll(
  terms: Pick<DrawTerms, 'draw' | 'game'>,
  promise: StockPromise,
  dealt: { readonly partCount: number; readonly atMs: number },
): (StockMade | MailPosted)[] {
  const count = stockCountMax(terms.game);
  assert(count > 0, 'a game whose picks are sold once has none that can be counted off');
  return stockMade(terms, promise, { ...dealt, count, by: BY_NOBODY });
}

function stockMade(
  { draw, game }: Pick<DrawTerms, 'draw' | 'game'>,
  { stockSeedHex, commitmentHexOf }: StockPromise,
  {
    count,
    partCount,
    by,
    atMs,
  }: Pick<StockTerms, 'count' | 'partCount'> & Pick<StockMade, 'by' | 'atMs'>,
): (StockMade | MailPosted)[] {
  const stock = { stockSeedHex, count, partCount };
  const commitmentHex = commitmentHexOf(game, count);
  return [
    { type: 'StockMade', draw, stock, commitmentHex, by, atMs },
    ...postToAll(partCount, { message: 'DealStock', draw, stock }),
  ];
}

/** A question of another shard may have dealt it already. */
export function decideDealStock(
  part: StockPart | undefined,
  { draw, stock }: DealStock,
): Decision<StockDealt> {
  return accept(part === undefined ? [{ type: 'StockDealt', draw, stock }] : []);
}

export type Lender = Pick<
  States,
  'identity' | 'stockParts' | 'freeStock' | 'stockLoans' | 'reservations'
>;

/** Lends what is named, all or nothing; or, where any will do, what there is. */
export function decideAskStock(
  states: Lender,
  ask: AskStock,
  from: number,
  stamp: Stamp,
): StockDecision {
  const { draw, stock, reservation, indexes: named, anyCount, untilMs } = ask;
  const { shard } = states.identity;
  const known = states.stockParts.get(draw);
  const part = known ?? dealtPart(draw, stock);
  const events: (StockEvent | MailPosted)[] = [];
  if (known === undefined) events.push({ type: 'StockDealt', draw, stock });
  for (const index of named) {
    assert(shardOfStock(stock, index) === shard, 'a shard was asked for tickets of another one');
  }
  const refused = stockRefusalOf(states, part, named, stamp);
  const indexes = refused === undefined ? [...named, ...someFree(states, part, anyCount)] : [];
  if (indexes.length > 0) {
    events.push({ type: 'StockLent', draw, shard: from, reservation, indexes, untilMs });
  }
  const mayCome = anyCount > 0 && !isExhausted(part, shard);
  const { refusal, moreMayCome } = refused ?? { refusal: null, moreMayCome: mayCome };
  const given = { draw, reservation, indexes, refusal, moreMayCome };
  events.push(postMail(from, { message: 'GiveStock', ...given }));
  return accept(events);
}

export function decideReturnStock(mail: ReturnStock, from: number): StockDecision {
  const { draw, reservation, indexes } = mail;
  return accept([{ type: 'StockReturned', draw, shard: from, reservation, indexes }]);
}

export function decideReportStockSold(mail: ReportStockSold, from: number): StockDecision {
  const { draw, reservation, indexes } = mail;
  return accept([{ type: 'StockSold', draw, shard: from, reservation, indexes }]);
}

export interface StockRefusal {
  readonly refusal: RejectionCode;
  /** Whoever holds it has run out of time: it is about to be let go. */
  readonly moreMayCome: boolean;
}

/** Why tickets that are named cannot be had here; undefined if all are free, or another's. */
export function stockRefusalOf(
  states: Lender,
  part: StockPart,
  named: readonly number[],
  stamp: Stamp,
): StockRefusal | undefined {
  const found: StockRefusal[] = [];
  const free = states.freeStock.of(part);
  for (const index of named) {
    // What is free is held by nobody: most of a stock is never asked for a second time.
    if (free.isFree(index)) continue;
    const isOwn = shardOfStock(part, index) === states.identity.shard;
    const untilMs = heldUntilMs(states, { draw: part.draw, index, isOwn });
    if (untilMs !== undefined) {
      const lapsed = hasCome(untilMs, stamp);
      const refusal = lapsed === 'unsure' ? 'clockUnsure' : 'stockTaken';
      found.push({ refusal, moreMayCome: lapsed === 'yes' });
    } else if (isOwn) found.push({ refusal: 'stockTaken', moreMayCome: false });
  }
  // What will not come back decides, then what nobody knows yet.
  return (
    found.find(({ refusal, moreMayCome }) => refusal === 'stockTaken' && !moreMayCome) ??
    found.find(({ refusal }) => refusal === 'clockUnsure') ??
    found[0]
  );
}

/** When the time of whoever holds a ticket is over; undefined of one that is sold, or elsewhere. */
function heldUntilMs(
  { reservations, stockLoans }: Pick<Lender, 'reservations' | 'stockLoans'>,
  { draw, index, isOwn }: StockKey & { readonly isOwn: boolean },
): number | undefined {
  const holder = reservations.held.holderOf(draw, index);
  if (holder !== undefined) return holder.expiresAtMs;
  return isOwn ? stockLoans.get({ draw, index })?.untilMs : undefined;
}

/** Up to so many that are free here, from the first on. */
export function someFree(
  { freeStock }: Pick<Lender, 'freeStock'>,
  part: StockPart,
  count: number,
): number[] {
  return count === 0 ? [] : freeStock.of(part).first(count);
}
