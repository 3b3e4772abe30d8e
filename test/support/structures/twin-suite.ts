/**
 * One suite for every structure: whatever it is asked, its naive twin is asked too, and both must
 * give the same answer.
 *
 * A twin is the obvious way to do the same: a list that is sorted, a Map, a bigint. Its answers are
 * right because it is plain, so nothing here says what the right answers are. Operations come at
 * random; a failure prints the shortest sequence that shows it, with the seed and path that repeat
 * it. Not here: how fast a structure is (`bench/structures.ts`), and how often a structure that may
 * be wrong (a filter) is wrong.
 */
import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import type { Test } from 'tap';
import { AssertionError } from '../../../src/kernel/assert.ts';

const STEPS_MAX = 100;
/** Rounds of sequences until all states were reached. */
const ROUNDS_MAX = 50;

/** One operation with its argument. What `ask` returns is compared, so it names no address. */
export interface Step<Subject> {
  ask(subject: Subject): unknown;
  [fc.toStringMethod](): string;
}

/** Recognised by a look at the twin. */
export interface Milestone<Subject> {
  readonly name: string;
  readonly isThere: (twin: Subject) => boolean;
}

export interface TwinCase<Subject> {
  /** Both are new and empty. */
  readonly structure: () => Subject;
  readonly twin: () => Subject;
  readonly operations: readonly fc.Arbitrary<Step<Subject>>[];
  /** As the next run, or another thread, finds it in the same bytes. Absent if that cannot be. */
  readonly reopened?: (structure: Subject) => Subject;
  /**
   * Whether the structure may give this answer when that is the truth; if absent, only the truth.
   */
  readonly agrees?: (answer: unknown, truth: unknown) => boolean;
  /** What a sequence must reach, one after the other; otherwise sequences would prove little. */
  readonly reached: readonly Milestone<Subject>[];
  readonly runs?: number;
}

/** An operation with that name, for any argument. */
export function operation<Subject, Argument>(
  name: string,
  argument: fc.Arbitrary<Argument>,
  ask: (subject: Subject, argument: Argument) => unknown,
): fc.Arbitrary<Step<Subject>> {
  return argument.map((value) => ({
    ask: (subject) => ask(subject, value),
    [fc.toStringMethod]: () => `${name}(${value === undefined ? '' : fc.stringify(value)})`,
  }));
}

/** An operation without an argument. */
export function question<Subject>(
  name: string,
  ask: (subject: Subject) => unknown,
): fc.Arbitrary<Step<Subject>> {
  return operation(name, fc.constant(undefined), ask);
}

/** Throws if the two differ. */
export function agreesWithTwin<Subject>(t: Pick<Test, 'equal'>, twinCase: TwinCase<Subject>): void {
  const { structure: makeStructure, twin: makeTwin, reopened, reached, runs = 200 } = twinCase;
  let reachedMost = 0;
  const reopening = reopened === undefined ? [] : [fc.constant('reopen' as const)];
  const step = fc.oneof(...twinCase.operations, ...reopening);
  const sequence = fc.array(step, { maxLength: STEPS_MAX, size: 'max' });
  const property = fc.property(sequence, (steps) => {
    let structure = makeStructure();
    const twin = makeTwin();
    let reachedCount = 0;
    for (const one of steps) {
      if (one === 'reopen') structure = reopened?.(structure) ?? structure;
      else compare(twinCase, one, structure, twin);
      if (reached[reachedCount]?.isThere(twin)) reachedCount += 1;
    }
    reachedMost = Math.max(reachedMost, reachedCount);
  });
  // Some seeds reach a rare state late: they get more sequences, never a weaker demand.
  for (let round = 0; round < ROUNDS_MAX; round += 1) {
    fc.assert(property, { numRuns: runs });
    if (reachedMost === reached.length) break;
  }
  t.equal(reached[reachedMost]?.name, undefined, 'all that has to be reached was reached');
}

function compare<Subject>(
  { agrees = isDeepStrictEqual }: TwinCase<Subject>,
  step: Step<Subject>,
  structure: Subject,
  twin: Subject,
): void {
  const answer = answerOf(step, structure);
  const truth = answerOf(step, twin);
  if (agrees(answer, truth)) return;
  const said = `${fc.stringify(answer)}, and its twin ${fc.stringify(truth)}`;
  throw new Error(`${step[fc.toStringMethod]()} says ${said}`);
}

/** A refusal counts as an answer. */
function answerOf<Subject>(step: Step<Subject>, subject: Subject): unknown {
  try {
    return step.ask(subject);
  } catch (error) {
    if (error instanceof AssertionError) return 'refused';
    throw error;
  }
}
