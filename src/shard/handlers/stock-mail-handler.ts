/** Takes what shards tell each other of tickets that were made in advance. */
import type { Decision } from '../../../actors/decider.ts';
import type { ShardEvent } from '../../../actors/events.ts';
import type { StockMail } from '../../../actors/mail/stock-mail.ts';
import { decideGiveStock } from '../../../actors/stock/decide-reservation.ts';
import {
  decideAskStock,
  decideDealStock,
  decideReportStockSold,
  decideReturnStock,
} from '../../../actors/stock/decide-stock.ts';
import { unreachable } from '../../kernel/assert.ts';
import type { HandlerContext } from './handler.ts';
import { sweepReservations } from './stock-duties.ts';

export function decideStockMail(
  context: HandlerContext,
  from: number,
  mail: StockMail,
): Decision<ShardEvent> {
  const { state, stamp } = context;
  switch (mail.message) {
    case 'DealStock':
      return decideDealStock(state.stockParts.get(mail.draw), mail);
    case 'AskStock':
      sweepReservations(context);
      return decideAskStock(state, mail, from, stamp);
    case 'GiveStock':
      return decideGiveStock(state, mail, from, stamp);
    case 'ReturnStock':
      return decideReturnStock(mail, from);
    case 'ReportStockSold':
      return decideReportStockSold(mail, from);
    default:
      return unreachable(mail);
  }
}
