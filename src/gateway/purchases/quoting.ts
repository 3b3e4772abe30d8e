/** From a question for a price on the wire to its answer, for both doors. */
import type { DrawNo } from '../../kernel/ids.ts';
import { multiplyMinor } from '../../kernel/money.ts';
import { pickOrdersOf } from '../../protocol/pick-orders.ts';
import type { Static } from '../../protocol/schema.ts';
import type { ReplyOf, RequestOf } from '../../protocol/shard-requests.ts';
import type { BuyForDrawsBody } from '../../protocol/standing-messages.ts';
import type { QuoteReply } from '../../protocol/ticket-messages.ts';
import type { Refusal } from '../routing/problem.ts';
import { stockWantedOf } from './stock-purchase.ts';

/** The refusal where it names its tickets in more than one way. */
export function quoteWanted(
  draw: DrawNo,
  body: Static<typeof BuyForDrawsBody>,
  receivedAtMs: number,
): RequestOf<'quoteTickets'> | Refusal {
  const { quickPick = 0, spots } = body;
  const ofStock = stockWantedOf(body, draw);
  if (ofStock !== undefined && 'code' in ofStock) return ofStock;
  const order = { draw, picks: pickOrdersOf(body), quickPick, spots, receivedAtMs };
  return ofStock === undefined ? order : { ...order, ofStock };
}

/** Each price is of so many draws. */
export function quoteJson(
  quote: ReplyOf<'quoteTickets'>,
  draws: number | undefined,
): Static<typeof QuoteReply> {
  const ofAll = (priceMinor: ReplyOf<'quoteTickets'>['priceMinor']) =>
    multiplyMinor(priceMinor, draws ?? 1);
  const lines = quote.lines.map(({ priceMinor, ...line }) => {
    return { ...line, priceMinor: ofAll(priceMinor) };
  });
  return { priceMinor: ofAll(quote.priceMinor), lines };
}
