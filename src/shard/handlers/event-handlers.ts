import { COUNTERS } from '../../../actors/counters.ts';
import { reject, type Stamp } from '../../../actors/decider.ts';
import { type Desk, isOnOffer, isSettled } from '../../../actors/desk/desk.ts';
import { isFeedSuspended, LINE_FEED_KEY } from '../../../actors/feed/line-feed.ts';
import {
  decideChangeLine,
  decideCreateLine,
  type LineDecision,
} from '../../../actors/line/decide-line.ts';
import { decideCorrect, decideResolve, decideVoid } from '../../../actors/line/decide-result.ts';
import { type Line, type LineVersion, numberOfLine } from '../../../actors/line/line.ts';
import {
  type LineOperation,
  lineAfter,
  repeatedOperation,
} from '../../../actors/line/line-operation.ts';
import type { ShardIdentity } from '../../../actors/states.ts';
import { must } from '../../kernel/assert.ts';
import type { EventNo } from '../../kernel/event-ids.ts';
import type { PlayerKey } from '../../kernel/ids.ts';
import type { EventView, Repeatable } from '../../protocol/event-requests.ts';
import { ROW_COST, ROWS_PER_STEP } from '../long-reads.ts';
import { keyOfNumbers, prefixRange } from '../row-key.ts';
import type { ShardState } from '../shard-state.ts';
import { TABLES } from '../table-formats.ts';
import { type Handler, type HandlerContext, type LongHandler, replay, reply } from './handler.ts';

export const createEvent: Handler<'createEvent'> = (context, request) => {
  const { counters, identity } = context.state;
  const lineCount = counters.get(COUNTERS.lines) ?? 0;
  const event = numberOfLine(lineCount, identity);
  if (event === undefined) return reject('numbersUsedUp', { of: 'events' });
  return once(context, { ...request, event }, (_, command, stamp) =>
    decideCreateLine(lineCount, command, stamp, identity),
  );
};

export const changeEvent: Handler<'changeEvent'> = (context, request) =>
  once(context, request, decideChangeLine);

export const resolveEvent: Handler<'resolveEvent'> = (context, request) =>
  once(context, request, decideResolve);

export const correctEvent: Handler<'correctEvent'> = (context, request) =>
  once(context, request, decideCorrect);

export const voidEvent: Handler<'voidEvent'> = (context, request) =>
  once(context, request, decideVoid);

/** As those know it who take bets: a version that is on its way to them is not shown. */
export const getEvent: Handler<'getEvent'> = ({ state }, { event }) => {
  const desk = state.desks.get(event);
  return desk === undefined ? reject('eventNotFound') : reply(viewOfEvent(desk, state));
};

/** The events at home here, newest first. Those on offer are found without the others. */
export const listEvents: LongHandler<'listEvents'> = function* ({ state }, request) {
  const { states, limit, before } = request;
  const events: EventView[] = [];
  const isOffer = states?.every(isOnOffer) ?? false;
  const table = isOffer ? TABLES.openDesks : TABLES.desks;
  const start = keyOfNumbers(table, 0);
  const end = before === null ? prefixRange(table).end : keyOfNumbers(table, before);
  const range = { start, end, limit: ROWS_PER_STEP, reverse: true };
  const pages = isOffer ? state.openDesks.pages(range) : state.desks.soundPages(range);
  for (const page of pages) {
    yield page.length * ROW_COST;
    for (const { key } of page) {
      if (state.desks.isDamaged(key)) continue;
      const desk = must(state.desks.get(key), 'an event on offer has its desk');
      const view = viewOfEvent(desk, state);
      if (states !== null && !states.includes(view.line.state)) continue;
      events.push(view);
      if (events.length === limit) return reply({ events });
    }
  }
  return reply({ events });
};

export const listVersions: LongHandler<'listVersions'> = function* ({ state }, request) {
  const { event, limit, before } = request;
  if (state.lines.get(event) === undefined) return reject('eventNotFound');
  const { start, end: last } = prefixRange(TABLES.lineHistory, event);
  const end = before === null ? last : keyOfNumbers(TABLES.lineHistory, event, before);
  const versions: LineVersion[] = [];
  const range = { start, end, limit: ROWS_PER_STEP, reverse: true };
  for (const page of state.lineHistory.pages(range)) {
    yield page.length * ROW_COST;
    for (const { value } of page) {
      versions.push(value);
      if (versions.length === limit) return reply({ versions });
    }
  }
  return reply({ versions });
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

interface LineCommand extends Repeatable {
  readonly event: EventNo;
  readonly by: PlayerKey;
}

/** Decides a change, unless it was carried out before; the answer is the event after it. */
function once<Command extends LineCommand>(
  { state, stamp, apply }: HandlerContext,
  command: Command,
  decide: (
    line: Line | undefined,
    command: Command,
    stamp: Stamp,
    identity: ShardIdentity,
  ) => LineDecision,
) {
  const { event, by, operation } = command;
  if (operation !== undefined) {
    const { idempotencyKey } = operation;
    const earlier = repeatedOperation(state.lineOperations.get({ by, idempotencyKey }), operation);
    if (earlier !== undefined) return 'kind' in earlier ? earlier : repeated(state, earlier);
  }
  const decision = decide(state.lines.get(event), command, stamp, state.identity);
  if (decision.kind === 'rejected') return decision;
  apply(decision.events);
  const line = lineOf(state, event);
  const isSettled = isSettledHere(state, line);
  if (operation !== undefined) {
    const { version, resolutions } = line;
    const made = { event, version, resolutionCount: resolutions.length, isSettled };
    apply([{ type: 'LineOperationDone', by, ...operation, ...made }]);
  }
  return reply({ line, isSettled });
}

/** The first answer, from the event's history. */
function repeated(state: ShardState, operation: LineOperation) {
  const { event, version, isSettled } = operation;
  const then = must(state.lineHistory.get({ event, version }), 'every version is kept');
  return replay({ line: lineAfter(operation, lineOf(state, event), then), isSettled });
}

function lineOf(state: ShardState, event: EventNo): Line {
  return must(state.lines.get(event), 'an event that was decided on is kept');
}

function isSettledHere({ desks }: ShardState, { event, version }: Line): boolean {
  const desk = desks.get(event);
  return desk !== undefined && desk.line.version === version && isSettled(desk);
}
