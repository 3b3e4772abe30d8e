/** Takes what lines, desks and books of fixtures tell each other. */
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
import type { FixtureMail } from '../../../actors/mail/fixture-mail.ts';
import { must, unreachable } from '../../kernel/assert.ts';
import type { FixtureNo } from '../../kernel/fixture-ids.ts';
import type { ShardState } from '../shard-state.ts';
import type { HandlerContext } from './handler.ts';

export function decideFixtureMail(
  { state, stamp }: HandlerContext,
  from: number,
  mail: FixtureMail,
): Decision<ShardEvent> {
  switch (mail.message) {
    case 'TakeLine':
      return decideTakeLine(state.desks.get(mail.line.fixture), mail, stamp, state.identity);
    case 'PublishLine':
      return decideUpdateBook(state.books.get(mail.line.fixture), mail);
    case 'MarkFeed':
      return decideTakeMark(state.lineFeed.get(LINE_FEED_KEY), mail, from, stamp);
    case 'AskBudget':
      return decideAskBudget(deskOf(state, mail.fixture), mail, from);
    case 'GrantBudget':
      return decideGrantBudget(bookOf(state, mail.fixture), mail, stamp);
    case 'RecallBudget':
      return decideRecallBudget(bookOf(state, mail.fixture), mail);
    case 'ReturnBudget':
      return decideReturnBudget(deskOf(state, mail.fixture), mail, from);
    case 'ReportSettled':
      return decideReportSettled(deskOf(state, mail.fixture), mail, from);
    default:
      return unreachable(mail);
  }
}

function deskOf(state: ShardState, fixture: FixtureNo) {
  return must(state.desks.get(fixture), 'mail speaks of an event whose desk is not here');
}

function bookOf(state: ShardState, fixture: FixtureNo) {
  return must(state.books.get(fixture), 'mail speaks of an event that was not published here');
}
