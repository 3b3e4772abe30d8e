/** Results, corrections and voids of a fixture. What they pay is decided by the books. */
import type { FixtureNo } from '../../src/kernel/fixture-ids.ts';
import type { PlayerKey } from '../../src/kernel/ids.ts';
import { accept, hasCome, reject, type Stamp } from '../decider.ts';
import type { ShardIdentity } from '../states.ts';
import { type LineDecision, newVersion } from './decide-line.ts';
import {
  type Line,
  type LineChange,
  OUTCOMES,
  type Outcome,
  outcomesOf,
  RESOLUTIONS_MAX,
} from './line.ts';

export interface ResolveLine {
  readonly fixture: FixtureNo;
  /** By selection, each of them. */
  readonly outcomes: readonly Outcome[];
  readonly reason: string | null;
  readonly by: PlayerKey;
}

/** The first result. The same one again has no effect; another one needs a correction. */
export function decideResolve(
  line: Line | undefined,
  command: ResolveLine,
  stamp: Stamp,
  identity: ShardIdentity,
): LineDecision {
  if (line === undefined) return reject('eventNotFound');
  if (!areOutcomes(line, command.outcomes)) return reject('resultInvalid');
  if (line.resolutions.length > 0) {
    if (isSameResult(line, command.outcomes)) return accept([]);
    return reject(line.state === 'void' ? 'eventVoid' : 'eventFinished');
  }
  const isVoid = command.outcomes.every((outcome) => outcome === 'void');
  return accept(resolved(line, command, stamp, identity, isVoid ? 'voided' : 'finished'));
}

/** Replaces the current result by another one, for a reason and within the fixture's time. */
export function decideCorrect(
  line: Line | undefined,
  command: ResolveLine,
  stamp: Stamp,
  identity: ShardIdentity,
): LineDecision {
  if (line === undefined) return reject('eventNotFound');
  if (!areOutcomes(line, command.outcomes)) return reject('resultInvalid');
  const [first] = line.resolutions;
  if (first === undefined) return reject('eventNotFinished');
  if (isSameResult(line, command.outcomes)) return accept([]);
  const untilMs = first.atMs + line.terms.correctionMs;
  const isLate = hasCome(untilMs, stamp);
  if (isLate === 'yes') return reject('correctionTooLate', { untilMs });
  if (isLate === 'unsure') return reject('clockUnsure');
  if (line.resolutions.length >= RESOLUTIONS_MAX) {
    return reject('correctionsTooMany', { resolutionsMax: RESOLUTIONS_MAX });
  }
  return accept(resolved(line, command, stamp, identity, 'corrected'));
}

export interface VoidLine {
  readonly fixture: FixtureNo;
  readonly reason: string;
  readonly by: PlayerKey;
}

/** Every stake goes back: as the first result, or as a correction of one. */
export function decideVoid(
  line: Line | undefined,
  { fixture, reason, by }: VoidLine,
  stamp: Stamp,
  identity: ShardIdentity,
): LineDecision {
  if (line === undefined) return reject('eventNotFound');
  const outcomes = line.selections.map(() => 'void' as const);
  const decide = line.resolutions.length === 0 ? decideResolve : decideCorrect;
  return decide(line, { fixture, outcomes, reason, by }, stamp, identity);
}

function resolved(
  line: Line,
  { outcomes, by, reason }: ResolveLine,
  { nowMs }: Stamp,
  identity: ShardIdentity,
  change: LineChange,
) {
  const isVoid = outcomes.every((outcome) => outcome === 'void');
  const next: Line = {
    ...line,
    version: line.version + 1,
    state: isVoid ? 'void' : 'finished',
    resolutions: [...line.resolutions, { outcomes, by, reason, atMs: nowMs }],
    changedAtMs: nowMs,
  };
  return newVersion(next, { change, by, reason }, identity);
}

function areOutcomes({ selections }: Line, outcomes: readonly Outcome[]): boolean {
  const isEach = outcomes.length === selections.length;
  return isEach && outcomes.every((outcome) => OUTCOMES.includes(outcome));
}

function isSameResult(line: Line, outcomes: readonly Outcome[]): boolean {
  return outcomesOf(line).join() === outcomes.join();
}
