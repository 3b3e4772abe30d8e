/**
 * Ties draws together: what rolled over out of one draw is what came into the others.
 *
 * A draw names each draw whose rollover came into it, and how much of it. So money that arrives
 * from nowhere, or twice, shows between the transcripts, and is refused. Each transcript has to be
 * verified by itself, too. A source that is not given is not checked: its heir may have made it up.
 *
 * Less than all of a rollover may be found: an operator may have moved the rest, or a part of it,
 * to another series, which only the draw that took it there tells; and a draw that is full leaves
 * the rest behind. Neither can be told from money that was lost. So what is not found is no
 * problem, but is not checked: its amount is named, and only transcripts that show all of it end
 * with a verified chain. That a draw which names no source had none is for `rolloverNotes`.
 *
 * Where the game has rules for its jackpot, a draw names the one before it, and its number and
 * reserve follow from that. What was moved into a reserve or out of it is only the operator's word.
 *
 * The draws are given in their order. A cancelled draw had nothing and left nothing: what it had
 * been given went on under the names that it came with.
 *
 * Second implementation: see verify-transcript.ts, whose rules hold here.
 */
import type { CancelledTranscript, Transcript } from './transcript.ts';
import {
  type Check,
  checkNone,
  reportOf,
  type Unchecked,
  type VerificationReport,
} from './verifier/check.ts';
import { TRANSCRIPT_SHAPE } from './verifier/input-shape.ts';
import { countsAsWon } from './verifier/recompute-jackpot.ts';

type Draw = Transcript | CancelledTranscript;

/** Checks all draws that are given. A value that is no transcript is refused elsewhere. */
export function verifyRollovers(transcripts: readonly unknown[]): VerificationReport {
  const draws = drawsOf(transcripts);
  const checks = draws.flatMap((_, index) => checkDraw(draws, index));
  return reportOf('rollovers', checks, [...untold(draws), ...untied(draws), ...unfound(draws)]);
}

/** What is left to check for a reader who knows more draws than were given. */
export function rolloverNotes(transcripts: readonly unknown[]): string[] {
  const names = drawsOf(transcripts)
    .filter(isPublished)
    .filter(({ jackpotFrom }) => jackpotFrom.length === 0)
    .filter(({ terms }) => terms.game.tiers.some((rule) => rule.kind !== 'fixed' && rule.jackpot))
    .map(({ drawId }) => drawId);
  if (names.length === 0) return [];
  const list = names.join(', ');
  return [`${list} inherited nothing: a rollover left out would show in the draw that it left`];
}

function drawsOf(transcripts: readonly unknown[]): Draw[] {
  const isDraw = (one: unknown): one is Draw => TRANSCRIPT_SHAPE(one, '') === undefined;
  return transcripts.filter(isDraw);
}

function isPublished(draw: Draw): draw is Transcript {
  return draw.state === 'published';
}

/** The first draw has none before it: it is only checked where it names a later draw. */
function checkDraw(draws: readonly Draw[], index: number): Check[] {
  const draw = draws[index];
  if (draw === undefined) return [];
  const { drawId } = draw;
  const before = draws.slice(0, index);
  const problems: string[] = [];
  if (before.some((one) => one.drawId === drawId)) problems.push(`both are of ${drawId}`);
  if (isPublished(draw)) {
    problems.push(...sourceProblems(draws, draw, index), ...orderProblems(draws, draw, before));
    problems.push(...standingProblems(draws, draw, before));
  }
  if (index === 0 && problems.length === 0) return [];
  return [checkNone('rollover', problems, `what came into ${drawId} left the draws before it`)];
}

/** What is wrong with the sources that are given. */
function sourceProblems(draws: readonly Draw[], into: Transcript, index: number): string[] {
  return into.jackpotFrom.flatMap(({ drawId, movedFrom }) => {
    const at = draws.findIndex((one) => one.drawId === drawId);
    const from = draws[at];
    if (from === undefined || from.drawId === into.drawId) return [];
    if (at > index) return [`${into.drawId} names ${drawId}, which is given behind it`];
    if (!isPublished(from)) return [`${drawId} was cancelled: nothing left it`];
    const { series } = from.terms;
    const { inheritsFrom } = into.terms;
    if ((movedFrom ?? inheritsFrom) !== series) {
      return [`${into.drawId} inherits from ${movedFrom ?? inheritsFrom}, not ${series}`];
    }
    const heirs = heirsOf(draws, from);
    const takenMinor = takenFrom(from, heirs);
    if (takenMinor <= BigInt(from.rolloverMinor)) return [];
    const names = heirs.map((heir) => heir.drawId).join(', ');
    return [
      `${drawId} rolled ${from.rolloverMinor} over, of which ${takenMinor} came into ${names}`,
    ];
  });
}

/** A draw after others is of a series that may inherit from them. */
function orderProblems(
  draws: readonly Draw[],
  into: Transcript,
  before: readonly Draw[],
): string[] {
  const { inheritsFrom } = into.terms;
  const sources = [inheritsFrom, ...into.jackpotFrom.map(({ movedFrom }) => movedFrom)];
  const isHeir = before.some(({ terms }) => sources.includes(terms.series));
  if (before.length === 0 || isHeir || isSource(draws, into)) return [];
  return [`${into.drawId} inherits from ${inheritsFrom}, the series of none before it`];
}

/** A source of another draw, or of a series that was one, may begin a chain of its own. */
function isSource(draws: readonly Draw[], { drawId, terms }: Transcript): boolean {
  return draws.filter(isPublished).some(({ jackpotFrom }) => {
    return jackpotFrom.some((one) => one.drawId === drawId || one.movedFrom === terms.series);
  });
}

function heirsOf(draws: readonly Draw[], { drawId }: Transcript): Transcript[] {
  return draws.filter(isPublished).filter(({ jackpotFrom }) => {
    return jackpotFrom.some((rollover) => rollover.drawId === drawId);
  });
}

/** Counts a draw that is named more than once, too, which verifyTranscript refuses. */
function takenFrom({ drawId }: Transcript, heirs: readonly Transcript[]): bigint {
  return heirs
    .flatMap(({ jackpotFrom }) => jackpotFrom)
    .filter((rollover) => rollover.drawId === drawId)
    .reduce((sum, { amountMinor }) => sum + BigInt(amountMinor), 0n);
}

/**
 * Where the game has rules for its jackpot: a draw is the next of its series after the one that it
 * names, in number and in reserve. Draws of a series are published one after the other.
 */
function standingProblems(
  draws: readonly Draw[],
  into: Transcript,
  before: readonly Draw[],
): string[] {
  const { jackpot, drawId, terms } = into;
  if (jackpot === undefined) return [];
  const last = before.filter(isPublished).findLast((one) => one.terms.series === terms.series);
  const from = draws.find((one) => one.drawId === jackpot.previous);
  if (from === undefined) {
    const isKnown = last !== undefined && jackpot.previous === null;
    return isKnown ? [`${drawId} names no draw before it, and ${last.drawId} was`] : [];
  }
  if (from.drawId === drawId) return [];
  const name = from.drawId;
  if (!isPublished(from)) return [`${name} was cancelled, and ${drawId} counts it`];
  if (from.terms.series !== terms.series) return [`${name} is of another series than ${drawId}`];
  if (last?.drawId !== name) return [`${name} is not the draw before ${drawId}`];
  const problems: string[] = [];
  const own = jackpot.number;
  const next = from.jackpot === undefined ? own : from.jackpot.number + 1;
  const number = countsAsWon(from) ? 1 : next;
  if (jackpot.number !== number) {
    problems.push(`${drawId} is number ${number} since the jackpot was won, not ${own}`);
  }
  if (from.jackpot === undefined) return problems;
  const reserve = BigInt(from.jackpot.reserveOutMinor) + BigInt(jackpot.reserveMovedMinor);
  if (reserve !== BigInt(jackpot.reserveInMinor)) {
    problems.push(`${name} left ${from.jackpot.reserveOutMinor} in reserve, and not that came`);
  }
  return problems;
}

/** Draws that count on one that is not given. */
function untied(draws: readonly Draw[]): Unchecked[] {
  const known = new Set(draws.map(({ drawId }) => drawId));
  return draws.filter(isPublished).flatMap(({ drawId, jackpot }) => {
    const previous = jackpot?.previous ?? null;
    if (jackpot === undefined || previous === null || known.has(previous)) return [];
    const { number } = jackpot;
    const what = `that ${drawId} is number ${number} since the jackpot was won, and its reserve`;
    const how = `the transcript of ${previous} before its own`;
    return [{ name: 'standing', text: `${what} (${how})` }];
  });
}

/** Sources that are not given, by the draw that names them. */
function untold(draws: readonly Draw[]): Unchecked[] {
  const known = new Set(draws.map(({ drawId }) => drawId));
  return draws.filter(isPublished).flatMap(({ drawId, jackpotFrom }) => {
    const names = jackpotFrom.map((one) => one.drawId).filter((name) => !known.has(name));
    if (names.length === 0) return [];
    const list = names.join(', ');
    const what = `that the jackpot of ${drawId} came from ${list}`;
    return [{ name: 'sources', text: `${what} (the transcript of each before its own)` }];
  });
}

/**
 * What of each rollover is in no draw that is given, once a draw is given that took some of it or
 * could have: before that, it may still wait.
 */
function unfound(draws: readonly Draw[]): Unchecked[] {
  return draws.flatMap((from, index) => {
    if (!isPublished(from)) return [];
    const { drawId, rolloverMinor, terms } = from;
    const heirs = heirsOf(draws, from);
    const later = draws.slice(index + 1).filter(isPublished);
    const mayInherit = later.some((one) => one.terms.inheritsFrom === terms.series);
    if (heirs.length === 0 && !mayInherit) return [];
    const missingMinor = BigInt(rolloverMinor) - takenFrom(from, heirs);
    if (missingMinor <= 0n) return [];
    const what = `where ${missingMinor} of the ${rolloverMinor} that ${drawId} rolled over went`;
    const how = 'the transcript of each draw that names it as a source';
    return [{ name: 'rolledOver', text: `${what} (${how})` }];
  });
}
