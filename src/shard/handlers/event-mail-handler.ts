/** Takes what lines, desks and books of fixed-odds events tell each other. */
import {
  decideGrantBudget,
  decideRecallBudget,
  decideUpdateBook,
} from '../../../actors/book/decide-book.ts';
import type { Decision } from '../../../actors/decider.ts';
import {
  decideAskBudget,
  decideReportSettled,
  decideReturnBudget,
  decideTakeLine,
} from '../../../actors/desk/decide-desk.ts';
import type { ShardEvent } from '../../../actors/events.ts';
import { decideTakeMark } from '../../../actors/feed/decide-line-feed.ts';
import { LINE_FEED_KEY } from '../../../actors/feed/line-feed.ts';
import type { EventMail } from '../../../actors/mail/event-mail.ts';
import { must, unreachable } from '../../kernel/assert.ts';
import type { EventNo } from '../../kernel/event-ids.ts';
import type { ShardState } from '../shard-state.ts';
import type { HandlerContext } from './handler.ts';

export function decideEventMail(
  { state, stamp }: HandlerContext,
  from: number,
  mail: EventMail,
): Decision<ShardEvent> {
  switch (mail.message) {
    case 'TakeLine':
      return decideTakeLine(state.desks.get(mail.line.event), mail, stamp, state.identity);
    case 'PublishLine':
      return decideUpdateBook(state.books.get(mail.line.event), mail);
    case 'MarkFeed':
      return decideTakeMark(state.lineFeed.get(LINE_FEED_KEY), mail, from, stamp);
    case 'AskBudget':
      return decideAskBudget(deskOf(state, mail.event), mail, from);
    case 'GrantBudget':
      return decideGrantBudget(bookOf(state, mail.event), mail, stamp);
    case 'RecallBudget':
      return decideRecallBudget(bookOf(state, mail.event), mail);
    case 'ReturnBudget':
      return decideReturnBudget(deskOf(state, mail.event), mail, from);
    case 'ReportSettled':
      return decideReportSettled(deskOf(state, mail.event), mail, from);
    default:
      return unreachable(mail);
  }
}

function deskOf(state: ShardState, event: EventNo) {
  return must(state.desks.get(event), 'mail speaks of an event whose desk is not here');
}

function bookOf(state: ShardState, event: EventNo) {
  return must(state.books.get(event), 'mail speaks of an event that was not published here');
}
