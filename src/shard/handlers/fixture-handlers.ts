import { COUNTERS } from '../../../actors/counters.ts';
import { reject, type Stamp } from '../../../actors/decider.ts';
import { type Desk, isOnOffer, isSettled } from '../../../actors/desk/desk.ts';
import { isFeedSuspended, LINE_FEED_KEY } from '../../../actors/feed/line-feed.ts';
import {
  type ChangeLine,
  type CreateLine,
  decideChangeLine,
  decideCreateLine,
  type LineDecision,
} from '../../../actors/line/decide-line.ts';
import {
  decideCorrect,
  decideResolve,
  decideVoid,
  type ResolveLine,
  type VoidLine,
} from '../../../actors/line/decide-result.ts';
import { type Line, type LineVersion, numberOfLine } from '../../../actors/line/line.ts';
import {
  type LineOperation,
  lineAfter,
  repeatedOperation,
} from '../../../actors/line/line-operation.ts';
import type { ShardIdentity } from '../../../actors/states.ts';
import { must } from '../../kernel/assert.ts';
import type { FixtureNo } from '../../kernel/fixture-ids.ts';
import type { PlayerKey } from '../../kernel/ids.ts';
import { ZERO_MINOR } from '../../kernel/money.ts';
import type {
  BookView,
  FixtureView,
  ListFixtures,
  ListVersions,
  Repeatable,
} from '../../protocol/fixture-requests.ts';
import type { ShardState } from '../state/shard-state.ts';
import {
  type Handler,
  type HandlerContext,
  type LongHandler,
  repeatedReply,
  reply,
} from './handler.ts';
import { BACKWARD, listRows } from './list-rows.ts';
import { declareOperations } from './operation.ts';

const createFixture: Handler<'createFixture'> = (context, request) => {
  const { counters, identity } = context.state;
  const lineCount = counters.get(COUNTERS.lines) ?? 0;
  const fixture = numberOfLine(lineCount, identity);
  if (fixture === undefined) return reject('numbersUsedUp', { of: 'events' });
  return once(context, { ...request, fixture }, (_, command, stamp) =>
    decideCreateLine(lineCount, command, stamp, identity),
  );
};

const changeFixture: Handler<'changeFixture'> = (context, request) =>
  once(context, request, decideChangeLine);

const resolveFixture: Handler<'resolveFixture'> = (context, request) =>
  once(context, request, decideResolve);

const correctFixture: Handler<'correctFixture'> = (context, request) =>
  once(context, request, decideCorrect);

const voidFixture: Handler<'voidFixture'> = (context, request) =>
  once(context, request, decideVoid);

/**
 * The fixture as it is known where bets are taken: a version that is still on its way is not shown.
 */
const getFixture: Handler<'getFixture'> = ({ state }, { fixture }) => {
  const desk = state.desks.get(fixture);
  return desk === undefined ? reject('eventNotFound') : reply(viewOfFixture(desk, state));
};

/** The fixtures that live here, newest first. Those on offer are found without the others. */
const listFixtures: LongHandler<'listFixtures'> = function* ({ state }, request) {
  const { states, limit, before } = request;
  const isOffer = states?.every(isOnOffer) ?? false;
  const range = { before: before ?? undefined, ...BACKWARD };
  const pages = isOffer ? state.openDesks.pages(range) : state.desks.soundPages(range);
  const { views } = yield* listRows<FixtureNo, unknown, FixtureView>(pages, {
    limit,
    viewOf: ({ key }) => {
      if (state.desks.isDamaged(key)) return undefined;
      const desk = must(state.desks.get(key), 'a fixture on offer has no desk');
      const view = viewOfFixture(desk, state);
      return states === null || states.includes(view.line.state) ? view : undefined;
    },
  });
  return reply({ fixtures: views });
};

const listVersions: LongHandler<'listVersions'> = function* ({ state }, request) {
  const { fixture, limit, before } = request;
  if (state.lines.get(fixture) === undefined) return reject('eventNotFound');
  const end = before === null ? undefined : { fixture, version: before };
  const pages = state.lineHistory.pages({ of: { fixture }, before: end, ...BACKWARD });
  const { views } = yield* listRows(pages, { limit, viewOf: ({ value }) => value });
  return reply({ versions: views });
};

/** The version that held at an instant, by bisection: versions have no gaps and are in order. */
const getVersionAt: Handler<'getVersionAt'> = ({ state }, { fixture, atMs }) => {
  const line = state.lines.get(fixture);
  if (line === undefined || atMs < line.createdAtMs) return reject('eventNotFound');
  const at = (version: number) =>
    must(state.lineHistory.get({ fixture, version }), 'a version is missing');
  let low = 1;
  let high = line.version;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (at(middle).atMs <= atMs) low = middle;
    else high = middle - 1;
  }
  return reply(at(low));
};

const getBook: Handler<'getBook'> = ({ state }, { fixture }) => {
  const book = state.books.get(fixture);
  if (book === undefined) {
    const nothing = { stakesMinor: ZERO_MINOR, allottedMinor: [], usedMinor: [] };
    return reply({ version: 0, betCount: 0, ...nothing });
  }
  const { line, betCount, stakesMinor, allottedMinor, usedMinor } = book;
  const limits = { allottedMinor: [...allottedMinor], usedMinor: [...usedMinor] };
  return reply({ version: line.version, betCount, stakesMinor, ...limits });
};

/** While the line is silent, nothing is on offer, whatever was heard last. */
export function viewOfFixture(desk: Desk, { lineFeed }: Pick<ShardState, 'lineFeed'>): FixtureView {
  const isSilent = desk.line.state === 'open' && isFeedSuspended(lineFeed.get(LINE_FEED_KEY));
  const line: Line = isSilent ? { ...desk.line, state: 'suspended' } : desk.line;
  return { line, isSettled: isSettled(desk) };
}

interface LineCommand extends Repeatable {
  readonly fixture: FixtureNo;
  readonly by: PlayerKey;
}

/**
 * Decides a change unless it was carried out before; answers with the fixture after the change.
 */
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
  const { fixture, by, operation } = command;
  if (operation !== undefined) {
    const { idempotencyKey } = operation;
    const earlier = repeatedOperation(state.lineOperations.get({ by, idempotencyKey }), operation);
    if (earlier !== undefined) return 'kind' in earlier ? earlier : repeated(state, earlier);
  }
  const decision = decide(state.lines.get(fixture), command, stamp, state.identity);
  if (decision.kind === 'rejected') return decision;
  apply(decision.events);
  const line = lineOf(state, fixture);
  const isSettled = isSettledHere(state, line);
  if (operation !== undefined) {
    const { version, resolutions } = line;
    const made = { fixture, version, resolutionCount: resolutions.length, isSettled };
    apply([{ type: 'LineOperationDone', by, ...operation, ...made }]);
  }
  return reply({ line, isSettled });
}

/** The first answer, from the fixture's history. */
function repeated(state: ShardState, operation: LineOperation) {
  const { fixture, version, isSettled } = operation;
  const then = must(state.lineHistory.get({ fixture, version }), 'a version is missing');
  return repeatedReply({ line: lineAfter(operation, lineOf(state, fixture), then), isSettled });
}

function lineOf(state: ShardState, fixture: FixtureNo): Line {
  return must(state.lines.get(fixture), 'a fixture that was decided on is missing');
}

function isSettledHere({ desks }: ShardState, { fixture, version }: Line): boolean {
  const desk = desks.get(fixture);
  return desk !== undefined && desk.line.version === version && isSettled(desk);
}

interface FixtureRequests {
  createFixture: { request: CreateLine & Repeatable; reply: FixtureView };
  changeFixture: { request: ChangeLine & Repeatable; reply: FixtureView };
  resolveFixture: { request: ResolveLine & Repeatable; reply: FixtureView };
  correctFixture: { request: ResolveLine & Repeatable; reply: FixtureView };
  voidFixture: { request: VoidLine & Repeatable; reply: FixtureView };
  getFixture: { request: { fixture: FixtureNo }; reply: FixtureView };
  listFixtures: { request: ListFixtures; reply: { fixtures: FixtureView[] } };
  listVersions: { request: ListVersions; reply: { versions: LineVersion[] } };
  getVersionAt: { request: { fixture: FixtureNo; atMs: number }; reply: LineVersion };
  getBook: { request: { fixture: FixtureNo }; reply: BookView };
}

declare module '../../protocol/shard-requests.ts' {
  interface ShardRequests extends FixtureRequests {}
}

export const FIXTURE_OPERATIONS = declareOperations<keyof FixtureRequests>({
  createFixture: ['write', createFixture],
  changeFixture: ['write', changeFixture],
  resolveFixture: ['owed', resolveFixture],
  correctFixture: ['write', correctFixture],
  voidFixture: ['owed', voidFixture],
  getFixture: ['read', getFixture],
  listFixtures: ['read', listFixtures],
  listVersions: ['read', listVersions],
  getVersionAt: ['read', getVersionAt],
  getBook: ['read', getBook],
});
