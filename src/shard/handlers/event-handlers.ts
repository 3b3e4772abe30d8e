import { COUNTERS } from '../../../actors/counters.ts';
import { reject } from '../../../actors/decider.ts';
import { type Desk, isOnOffer, isSettled } from '../../../actors/desk/desk.ts';
import { isFeedSuspended, LINE_FEED_KEY } from '../../../actors/feed/line-feed.ts';
import {
  decideChangeLine,
  decideCreateLine,
  type LineDecision,
} from '../../../actors/line/decide-line.ts';
import { decideCorrect, decideResolve, decideVoid } from '../../../actors/line/decide-result.ts';
import { type Line, numberOfLine } from '../../../actors/line/line.ts';
import { must } from '../../kernel/assert.ts';
import type { EventNo } from '../../kernel/event-ids.ts';
import type { EventView } from '../../protocol/event-requests.ts';
import { keyOfNumbers, prefixRange } from '../row-key.ts';
import type { ShardState } from '../shard-state.ts';
import { TABLES } from '../table-formats.ts';
import { type Handler, type HandlerContext, reply } from './handler.ts';

const PAGE_EVENTS = 200;

export const createEvent: Handler<'createEvent'> = (context, request) => {
  const { state, stamp } = context;
  const lineCount = state.counters.get(COUNTERS.lines) ?? 0;
  const decision = decideCreateLine(lineCount, request, stamp, state.identity);
  return applied(context, numberOfLine(lineCount, state.identity), decision);
};

export const changeEvent: Handler<'changeEvent'> = (context, request) => {
  const { state, stamp } = context;
  const line = state.lines.get(request.event);
  return applied(context, request.event, decideChangeLine(line, request, stamp, state.identity));
};

export const resolveEvent: Handler<'resolveEvent'> = (context, request) => {
  const { state, stamp } = context;
  const line = state.lines.get(request.event);
  return applied(context, request.event, decideResolve(line, request, stamp, state.identity));
};

export const correctEvent: Handler<'correctEvent'> = (context, request) => {
  const { state, stamp } = context;
  const line = state.lines.get(request.event);
  return applied(context, request.event, decideCorrect(line, request, stamp, state.identity));
};

export const voidEvent: Handler<'voidEvent'> = (context, request) => {
  const { state, stamp } = context;
  const line = state.lines.get(request.event);
  return applied(context, request.event, decideVoid(line, request, stamp, state.identity));
};

/** As those know it who take bets: a version that is on its way to them is not shown. */
export const getEvent: Handler<'getEvent'> = ({ state }, { event }) => {
  const desk = state.desks.get(event);
  return desk === undefined ? reject('eventNotFound') : reply(viewOfEvent(desk, state));
};

/** The events at home here, newest first. Those on offer are found without the others. */
export const listEvents: Handler<'listEvents'> = ({ state }, { states, limit, before }) => {
  const events: EventView[] = [];
  const isOffer = states?.every(isOnOffer) ?? false;
  const table = isOffer ? TABLES.openDesks : TABLES.desks;
  const start = keyOfNumbers(table, 0);
  let end = before === null ? prefixRange(table).end : keyOfNumbers(table, before);
  for (;;) {
    const page = isOffer
      ? state.openDesks.page({ start, end, limit: PAGE_EVENTS, reverse: true })
      : state.desks.page({ start, end, limit: PAGE_EVENTS, reverse: true });
    for (const { key } of page) {
      const desk = must(state.desks.get(key), 'an event on offer has its desk');
      const view = viewOfEvent(desk, state);
      if (states !== null && !states.includes(view.line.state)) continue;
      events.push(view);
      if (events.length === limit) return reply({ events });
    }
    if (page.length < PAGE_EVENTS) return reply({ events });
    end = keyOfNumbers(table, must(page.at(-1), 'a full page').key);
  }
};

export const listVersions: Handler<'listVersions'> = ({ state }, { event, limit, before }) => {
  if (state.lines.get(event) === undefined) return reject('eventNotFound');
  const { start, end: last } = prefixRange(TABLES.lineHistory, event);
  const end = before === null ? last : keyOfNumbers(TABLES.lineHistory, event, before);
  const page = state.lineHistory.page({ start, end, limit, reverse: true });
  return reply({ versions: page.map(({ value }) => value) });
};

/** The version that held at an instant, by halving: versions have no gaps and come in time. */
export const getVersionAt: Handler<'getVersionAt'> = ({ state }, { event, atMs }) => {
  const line = state.lines.get(event);
  if (line === undefined || atMs < line.createdAtMs) return reject('eventNotFound');
  const at = (version: number) =>
    must(state.lineHistory.get({ event, version }), 'every version is kept');
  let low = 1;
  let high = line.version;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (at(middle).atMs <= atMs) low = middle;
    else high = middle - 1;
  }
  return reply(at(low));
};

export const getBook: Handler<'getBook'> = ({ state }, { event }) => {
  const book = state.books.get(event);
  if (book === undefined) {
    return reply({ version: 0, betCount: 0, stakesMinor: 0, grantedMinor: [], usedMinor: [] });
  }
  const { line, betCount, stakesMinor, grantedMinor, usedMinor } = book;
  const limits = { grantedMinor: [...grantedMinor], usedMinor: [...usedMinor] };
  return reply({ version: line.version, betCount, stakesMinor, ...limits });
};

/** While the line is silent nothing is on offer, whatever was heard last. */
export function viewOfEvent(desk: Desk, { lineFeed }: Pick<ShardState, 'lineFeed'>): EventView {
  const isSilent = desk.line.state === 'open' && isFeedSuspended(lineFeed.get(LINE_FEED_KEY));
  const line: Line = isSilent ? { ...desk.line, state: 'suspended' } : desk.line;
  return { line, isSettled: isSettled(desk) };
}

/** The event as it is after the decision; its desk may be a moment behind. */
function applied(context: HandlerContext, event: EventNo, decision: LineDecision) {
  if (decision.kind === 'rejected') return decision;
  context.apply(decision.events);
  const line: Line = must(context.state.lines.get(event), 'an event that was decided on is kept');
  return reply({ line, isSettled: isSettledHere(context.state, line) });
}

function isSettledHere({ desks }: ShardState, { event, version }: Line): boolean {
  const desk = desks.get(event);
  return desk !== undefined && desk.line.version === version && isSettled(desk);
}
