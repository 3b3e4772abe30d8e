/**
 * What a message on `line.v1.event` says: a line, or why it can never be one.
 *
 * The schema judges the shape; what no schema can say is judged here. A bet maker pays by the lines
 * that it takes in, so one that contradicts itself is refused, never repaired.
 */
import {
  type Line,
  type LineState,
  OUTCOMES,
  type Outcome,
  type Resolution,
} from '../../actors/line/line.ts';
import { parseOdds } from '../../actors/line/odds.ts';
import { parseFixtureId } from '../kernel/fixture-ids.ts';
import { parsePlayerId } from '../kernel/ids.ts';
import { minor } from '../kernel/money.ts';
import { isJsonDeeperThan } from '../protocol/json-depth.ts';
import { LineEventBody } from '../protocol/line-bus-messages.ts';
import type { Static } from '../protocol/schema.ts';
import { compileValidator } from '../protocol/validator.ts';

/** Large enough for every fixture: 128 selections and 16 results for them. */
export const LINE_BYTES_MAX = 131_072;
const LINE_DEPTH_MAX = 8;

export type ReadLine =
  | { readonly kind: 'line'; readonly line: Line }
  | { readonly kind: 'unreadable'; readonly reason: string };

const utf8 = new TextDecoder('utf-8', { fatal: true });
const validator = compileValidator(LineEventBody, 'body');

/** Never throws, and always gives the same answer for the same bytes. */
export function readLine(data: Uint8Array): ReadLine {
  if (data.length > LINE_BYTES_MAX) return unreadable('the body is too large');
  let body: unknown;
  try {
    const text = utf8.decode(data);
    if (isJsonDeeperThan(text, LINE_DEPTH_MAX)) return unreadable('the body is nested too deeply');
    body = JSON.parse(text);
  } catch {
    return unreadable('the body is not JSON in UTF-8'); // Both fail only because of what was sent.
  }
  return lineOf(body);
}

/** The same for a body that has been parsed already: a snapshot holds many. */
export function lineOf(body: unknown): ReadLine {
  if (!validator.accepts(body)) {
    const [fault] = validator.explain(body, false);
    return unreadable(`${fault?.pointer ?? ''} ${fault?.message ?? 'is not valid'}`.trim());
  }
  const said = body as Static<typeof LineEventBody>;
  const fixture = parseFixtureId(said.eventId);
  if (fixture === undefined) return unreadable('"eventId" is no event');
  const resolutions: Resolution[] = [];
  for (const { outcomes, by, reason, at } of said.resolutions) {
    const player = parsePlayerId(by);
    if (player === undefined) return unreadable('"by" is no player');
    if (outcomes.length !== said.selections.length) return unreadable('a result is incomplete');
    const known = outcomes as readonly string[] as readonly Outcome[];
    resolutions.push({ outcomes: known, by: player, reason, atMs: Date.parse(at) });
  }
  const selections: Line['selections'][number][] = [];
  for (const { market, name, odds, liabilityMinorMax } of said.selections) {
    const oddsHundredths = parseOdds(odds);
    if (oddsHundredths === undefined) return unreadable('a selection has no odds');
    if (market >= said.markets.length) return unreadable('a selection has no market');
    selections.push({ market, name, oddsHundredths, liabilityMinorMax: minor(liabilityMinorMax) });
  }
  const { stakeMinorMin, stakeMinorMax, payoutMinorMax, correctionMs } = said.terms;
  const line: Line = {
    fixture,
    version: said.eventVersion,
    title: said.title,
    deadlineMs: Date.parse(said.deadline),
    state: stateOf(said.state),
    markets: said.markets.map(({ name, liabilityMinorMax }) => {
      return { name, liabilityMinorMax: minor(liabilityMinorMax) };
    }),
    selections,
    terms: {
      stakeMinorMin: minor(stakeMinorMin),
      stakeMinorMax: minor(stakeMinorMax),
      payoutMinorMax: minor(payoutMinorMax),
      correctionMs,
    },
    resolutions,
    createdAtMs: Date.parse(said.createdAt),
    changedAtMs: Date.parse(said.changedAt),
  };
  const fault = faultOf(line, said.state);
  return fault === undefined ? { kind: 'line', line } : unreadable(fault);
}

/** What each member may say by itself, but not all of them together. */
function faultOf(line: Line, said: string): string | undefined {
  const { state, version, terms, resolutions } = line;
  if (terms.stakeMinorMax < terms.stakeMinorMin) return 'the terms allow no stake';
  const isOver = state === 'finished' || state === 'void';
  if (isOver !== resolutions.length > 0) return 'state and results contradict each other';
  if (version <= resolutions.length) return 'there are more results than versions';
  const last = resolutions.at(-1)?.outcomes ?? [];
  const isVoid = last.length > 0 && last.every((outcome) => outcome === 'void');
  if (isOver && isVoid !== (state === 'void')) return 'state and results contradict each other';
  const isNamed = said === 'won' || said === 'lost';
  if (isNamed && !(last.length === 1 && last[0] === said)) {
    return 'state and results contradict each other';
  }
  return undefined;
}

function stateOf(said: string): LineState {
  const isOutcome = OUTCOMES.some((outcome) => outcome === said && outcome !== 'void');
  return isOutcome ? 'finished' : (said as LineState);
}

function unreadable(reason: string): ReadLine {
  return { kind: 'unreadable', reason };
}
