/**
 * What a purchase would cost, pick by pick, and whether the draw would take it now.
 *
 * It says what the purchase would say because both ask the same functions: which picks are taken
 * (`takenMasks`), which tickets of a stock they are (`numbersWanted`), whether several draws can be
 * paid at once (`severalDrawsRefusal`). Nothing is looked at that is the player's own: a quote is
 * no promise that the wallet suffices. Nor which tickets of a stock are free, which changes from
 * one moment to the next. Nothing is reserved, and nobody is asked to give anything: of a limited
 * pick that this shard has too little of, a refusal says what it lacks (`shortage`), and whoever
 * asks finds out what others have used (src/gateway/purchases/quoting.ts).
 */
import { must } from '../../src/kernel/assert.ts';
import { addMinor, type Minor, multiplyMinor, ZERO_MINOR } from '../../src/kernel/money.ts';
import type { ShardCounts } from '../../src/kernel/shard-counts.ts';
import { type Rejected, reject, type Stamp } from '../decider.ts';
import { familyOf } from '../games/families.ts';
import { isFormed, PICK_FORMS, type PickOrder } from '../games/pick-order.ts';
import { isSoldOnce } from '../games/sold-once.ts';
import type { PickRefused } from '../pick-limit/weigh-picks.ts';
import { severalDrawsRefusal } from '../standing/decide-prepaid.ts';
import { type NumberPicks, numbersWanted } from '../stock/decide-buy-numbers.ts';
import { type StockPart, type StockWanted, wantedCount } from '../stock/stock.ts';
import type { BuyTickets } from './decide-purchase.ts';
import type { DrawInstance, InstanceIn } from './instance.ts';
import { hasRoom, type KnownLimit, onSale, type PicksWanted, takenMasks } from './sale.ts';

export interface QuoteTickets extends PicksWanted, Pick<BuyTickets, 'draw' | 'receivedAtMs'> {
  /** Tickets made in advance, in place of picks. */
  readonly ofStock?: StockWanted;
  /** The picks are to be paid for several draws at once. */
  readonly isForDraws?: boolean;
  readonly isInPoints?: boolean;
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

export interface QuoteSources extends KnownLimit {
  readonly instance: DrawInstance | undefined;
  /** Of a draw with tickets made in advance. */
  readonly part?: StockPart | undefined;
  readonly numbers: NumberPicks;
  readonly counts: Pick<ShardCounts, 'shardCount'>;
}

export function decideQuote(
  sources: QuoteSources,
  command: QuoteTickets,
  stamp: Stamp,
): Quote | Rejected | PickRefused {
  const { instance, part, numbers, counts, ...limit } = sources;
  const { isForDraws = false, isInPoints = false, ofStock } = command;
  const barred = isForDraws ? severalDrawsRefusal(instance, isInPoints) : undefined;
  if (barred !== undefined) return barred;
  const sale = onSale(instance, command, stamp);
  if ('kind' in sale) return sale;
  if (ofStock !== undefined) return quoteStock({ sale, part, counts }, ofStock);
  if (isSoldOnce(sale.terms.game) && !isForDraws) {
    return quoteNumbers({ sale, part, counts }, command, numbers);
  }
  const masks = takenMasks(sale.terms, limit, command, stamp);
  if (!Array.isArray(masks)) return masks;
  const { game, priceMinor } = sale.terms;
  const family = familyOf(game);
  const wordCount = family.wordCount(game);
  const layout = family.layout(game);
  const own = command.picks.map((order, index): QuoteLine => {
    const combinations = family.combinations(layout, masks, index * wordCount);
    return lineOf(kindOf(order), combinations, priceMinor);
  });
  return quoteOf({ sale, counts }, [...own, ...quickLines(command, priceMinor)]);
}

interface StockSources {
  readonly sale: InstanceIn<'open'>;
  readonly part: StockPart | undefined;
  readonly counts: Pick<ShardCounts, 'shardCount'>;
}

function quoteStock({ part, ...sources }: StockSources, wanted: StockWanted): Quote | Rejected {
  if (part === undefined || wanted.indexes.some((index) => index >= part.count)) {
    return reject('stockNotFound');
  }
  const { priceMinor } = sources.sale.terms;
  const each = lineOf('stock', 1, priceMinor);
  return quoteOf(
    sources,
    Array.from({ length: wantedCount(wanted) }, () => each),
  );
}

/** Each pick is one ticket of the draw's stock, which is there from the draw's beginning. */
function quoteNumbers(
  { part, ...sources }: StockSources,
  command: QuoteTickets,
  numbers: NumberPicks,
): Quote | Rejected {
  const { sale } = sources;
  const dealt = must(part, 'a draw whose picks are sold once has no stock');
  const wanted = numbersWanted(sale, dealt, command, numbers);
  if ('kind' in wanted) return wanted;
  const { priceMinor } = sale.terms;
  const own = command.picks.map((order) => lineOf(kindOf(order), 1, priceMinor));
  return quoteOf(sources, [...own, ...quickLines(command, priceMinor)]);
}

function quoteOf(
  { sale, counts }: Pick<StockSources, 'sale' | 'counts'>,
  lines: readonly QuoteLine[],
): Quote | Rejected {
  const priceMinor = lines.reduce<Minor>((sum, line) => addMinor(sum, line.priceMinor), ZERO_MINOR);
  if (!hasRoom(sale, lines.length, priceMinor, counts)) return reject('drawFull');
  return { kind: 'quote', priceMinor, lines };
}

/** Quick picks are one combination each. */
function quickLines({ quickPick }: PicksWanted, priceMinor: Minor): QuoteLine[] {
  return Array.from({ length: quickPick }, () => lineOf('quickPick', 1, priceMinor));
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
