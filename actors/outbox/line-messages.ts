/**
 * The messages of a line: each version of a fixture as a whole, results and corrections included.
 * Line provider and bet maker know each other through this message only.
 */
import { formatFixtureId } from '../../src/kernel/fixture-ids.ts';
import { formatPlayerId } from '../../src/kernel/ids.ts';
import { type Line, outcomesOf } from '../line/line.ts';
import { formatOdds } from '../line/odds.ts';
import { MESSAGE_VERSION, type OutboxMessage, rfc3339 } from './outbox.ts';

export const LINE_SUBJECT = 'line.v1.event';

export function lineMessage(line: Line): OutboxMessage {
  return { subject: LINE_SUBJECT, body: lineBody(line) };
}

export function lineBody(line: Line): Readonly<Record<string, unknown>> {
  return {
    version: MESSAGE_VERSION,
    eventId: formatFixtureId(line.fixture),
    eventVersion: line.version,
    title: line.title,
    state: stateOf(line),
    deadline: rfc3339(line.deadlineMs),
    markets: line.markets,
    selections: line.selections.map(({ market, name, oddsHundredths, liabilityMinorMax }) => {
      return { market, name, odds: formatOdds(oddsHundredths), liabilityMinorMax };
    }),
    terms: line.terms,
    resolutions: line.resolutions.map(({ outcomes, by, reason, atMs }) => {
      return { outcomes, by: formatPlayerId(by), reason, at: rfc3339(atMs) };
    }),
    createdAt: rfc3339(line.createdAtMs),
    changedAt: rfc3339(line.changedAtMs),
  };
}

/** A fixture with one selection is won or lost, like its selection. */
function stateOf(line: Line): string {
  if (line.state !== 'finished' || line.selections.length > 1) return line.state;
  return outcomesOf(line)[0] ?? line.state;
}
