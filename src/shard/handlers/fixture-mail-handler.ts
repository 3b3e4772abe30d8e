/** Takes what lines, desks and books of fixtures tell each other. */
import {
  decideGiveAllotment,
  decideRecallAllotment,
  decideUpdateBook,
} from '../../../actors/book/decide-book.ts';
import type { Decision } from '../../../actors/decider.ts';
import {
  decideAskAllotment,
  decideReportSettled,
  decideReturnAllotment,
  decideTakeLine,
} from '../../../actors/desk/decide-desk.ts';
import type { ShardEvent } from '../../../actors/events.ts';
import { decideTakeMark } from '../../../actors/feed/decide-line-feed.ts';
import { LINE_FEED_KEY } from '../../../actors/feed/line-feed.ts';
import type { FixtureMail } from '../../../actors/mail/fixture-mail.ts';
import { must, unreachable } from '../../kernel/assert.ts';
import type { FixtureNo } from '../../kernel/fixture-ids.ts';
import type { ShardState } from '../state/shard-state.ts';
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
    case 'AskAllotment':
      return decideAskAllotment(deskOf(state, mail.fixture), mail, from);
    case 'GiveAllotment':
      return decideGiveAllotment(bookOf(state, mail.fixture), mail, stamp);
    case 'RecallAllotment':
      return decideRecallAllotment(bookOf(state, mail.fixture), mail);
    case 'ReturnAllotment':
      return decideReturnAllotment(deskOf(state, mail.fixture), mail, from);
    case 'ReportSettled':
      return decideReportSettled(deskOf(state, mail.fixture), mail, from);
    default:
      return unreachable(mail);
  }
}

function deskOf(state: ShardState, fixture: FixtureNo) {
  return must(state.desks.get(fixture), 'mail speaks of a fixture whose desk is not here');
}

function bookOf(state: ShardState, fixture: FixtureNo) {
  return must(state.books.get(fixture), 'mail speaks of a fixture that was not published here');
}
