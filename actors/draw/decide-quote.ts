/**
 * What a purchase would cost, pick by pick, and whether the draw would take it now.
 *
 * The price is that of the purchase because the picks are read by the same code (sale.ts). Nothing
 * is looked at that is the player's own: a quote is no promise that the wallet suffices. Quick
 * picks are one combination each, so none has to be made up.
 */
import { addMinor, type Minor, multiplyMinor, ZERO_MINOR } from '../../src/kernel/money.ts';
import type { ShardCounts } from '../../src/kernel/shard-counts.ts';
import { type Rejected, reject, type Stamp } from '../decider.ts';
import { familyOf } from '../games/families.ts';
import { isFormed, PICK_FORMS, type PickOrder } from '../games/pick-order.ts';
import type { StockPart, StockWanted } from '../stock/stock.ts';
import type { BuyTickets } from './decide-purchase.ts';
import type { DrawInstance, InstanceIn } from './instance.ts';
import { hasRoom, onSale, type PicksWanted, parsedMasks } from './sale.ts';

export interface QuoteTickets extends PicksWanted, Pick<BuyTickets, 'draw' | 'receivedAtMs'> {
  /** Tickets made in advance, in place of picks. */
  readonly ofStock?: StockWanted;
}

export type QuoteKind = 'selection' | 'system' | 'play' | 'number' | 'quickPick' | 'stock';

export interface QuoteLine {
  readonly kind: QuoteKind;
  readonly combinations: number;
  readonly priceMinor: Minor;
}

export interface Quote {
  readonly kind: 'quote';
  readonly priceMinor: Minor;
  /** One for each pick, in the order of the purchase, quick picks last. */
  readonly lines: readonly QuoteLine[];
}

export interface QuoteSources {
  readonly instance: DrawInstance | undefined;
  /** Of a draw with tickets made in advance. */
  readonly part?: StockPart | undefined;
}

export function decideQuote(
  { instance, part }: QuoteSources,
  command: QuoteTickets,
  stamp: Stamp,
  counts: Pick<ShardCounts, 'shardCount'>,
): Quote | Rejected {
  const sale = onSale(instance, command, stamp);
  if ('kind' in sale) return sale;
  if (command.ofStock !== undefined) return quoteStock(sale, command.ofStock, part, counts);
  const masks = parsedMasks(sale.terms, command);
  if (!Array.isArray(masks)) return masks;
  const { game, priceMinor } = sale.terms;
  const family = familyOf(game);
  const wordCount = family.wordCount(game);
  const layout = family.layout(game);
  const lines = command.picks.map((order, index): QuoteLine => {
    const combinations = family.combinations(layout, masks, index * wordCount);
    return lineOf(kindOf(order), combinations, priceMinor);
  });
  for (let i = 0; i < command.quickPick; i += 1) lines.push(lineOf('quickPick', 1, priceMinor));
  const neededMinor = lines.reduce<Minor>(
    (sum, line) => addMinor(sum, line.priceMinor),
    ZERO_MINOR,
  );
  if (!hasRoom(sale, lines.length, neededMinor, counts)) return reject('drawFull');
  return { kind: 'quote', priceMinor: neededMinor, lines };
}

/** Whether they are free changes from one moment to the next, so it is not looked at. */
function quoteStock(
  sale: InstanceIn<'open'>,
  { indexes, anyCount }: StockWanted,
  part: StockPart | undefined,
  counts: Pick<ShardCounts, 'shardCount'>,
): Quote | Rejected {
  if (part === undefined || indexes.some((index) => index >= part.count)) {
    return reject('stockNotFound');
  }
  const count = indexes.length + anyCount;
  const { priceMinor: each } = sale.terms;
  const priceMinor = multiplyMinor(each, count);
  if (!hasRoom(sale, count, priceMinor, counts)) return reject('drawFull');
  const lines = Array.from({ length: count }, () => lineOf('stock', 1, each));
  return { kind: 'quote', priceMinor, lines };
}

function lineOf(kind: QuoteKind, combinations: number, priceMinor: Minor): QuoteLine {
  return { kind, combinations, priceMinor: multiplyMinor(priceMinor, combinations) };
}

function kindOf(order: PickOrder): QuoteKind {
  if (!isFormed(order)) return 'selection';
  if (order.form === PICK_FORMS.play) return 'play';
  if (order.form === PICK_FORMS.number) return 'number';
  return order.form === PICK_FORMS.drums ? 'selection' : 'system';
}
