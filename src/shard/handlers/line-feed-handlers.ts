/** Both sides between a line provider and a bet maker: sending lines, and taking them in. */

import { decideIntake, type IntakeOutcome } from '../../../actors/desk/decide-intake.ts';
import {
  decideMarkFeed,
  decideSuspendFeed,
  type SuspendFeed,
} from '../../../actors/feed/decide-line-feed.ts';
import { LINE_FEED_KEY, type LineFeed } from '../../../actors/feed/line-feed.ts';
import type { Line } from '../../../actors/line/line.ts';
import type { FixtureNo } from '../../kernel/fixture-ids.ts';
import { commit, type Handler, type LongHandler, reply } from './handler.ts';
import { FORWARD, listRows } from './list-rows.ts';
import { declareOperations } from './operation.ts';

const takeLine: Handler<'takeLine'> = ({ state, stamp, apply }, { line }) => {
  const desk = state.desks.get(line.fixture);
  const feed = state.lineFeed.get(LINE_FEED_KEY);
  const { outcome, decision } = decideIntake({ desk, feed }, line, stamp, state.identity);
  return commit({ apply }, decision, () => reply({ outcome }));
};

const listLines: LongHandler<'listLines'> = function* ({ state }, { after, limit }) {
  const pages = state.lines.pages({ after: after ?? undefined, ...FORWARD });
  const { views } = yield* listRows(pages, { limit, viewOf: ({ value }) => value });
  return reply({ lines: views });
};

const getFeed: Handler<'getFeed'> = ({ state }) => {
  const feed = state.lineFeed.get(LINE_FEED_KEY);
  return reply(feed === undefined ? null : { ...feed, marks: [...feed.marks] });
};

const suspendFeed: Handler<'suspendFeed'> = ({ state, stamp, apply }, request) => {
  const decision = decideSuspendFeed(state.lineFeed.get(LINE_FEED_KEY), request, stamp);
  return commit({ apply }, decision, () => reply(null));
};

const markFeed: Handler<'markFeed'> = ({ state, apply }, request) => {
  const decision = decideMarkFeed(state.lineFeed.get(LINE_FEED_KEY), request, state.identity);
  return commit({ apply }, decision, () => reply(null));
};

interface LineFeedRequests {
  takeLine: { request: { line: Line }; reply: { outcome: IntakeOutcome } };
  /** The fixtures that live here, from the smallest number on. */
  listLines: { request: { after: FixtureNo | null; limit: number }; reply: { lines: Line[] } };
  getFeed: { request: Record<never, never>; reply: LineFeed | null };
  suspendFeed: { request: SuspendFeed; reply: null };
  markFeed: { request: { epoch: number }; reply: null };
}

declare module '../../protocol/shard-requests.ts' {
  interface ShardRequests extends LineFeedRequests {}
}

export const LINE_FEED_OPERATIONS = declareOperations<keyof LineFeedRequests>({
  takeLine: ['write', takeLine],
  listLines: ['read', listLines],
  getFeed: ['read', getFeed],
  suspendFeed: ['write', suspendFeed],
  markFeed: ['write', markFeed],
});
