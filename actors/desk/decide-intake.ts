/**
 * A version of a fixture from another service: validated like any outside input, then taken like
 * mail.
 *
 * A version is the whole fixture, results and corrections included, so a newer one is taken
 * whatever was missed before it, and one that is older or known changes nothing. But where one
 * message was missed, others may have been, of other fixtures: that is what `gap` tells the caller.
 */
import { type Accepted, accept, type Stamp } from '../decider.ts';
import type { LineFeed } from '../feed/line-feed.ts';
import type { Line } from '../line/line.ts';
import type { ShardIdentity } from '../states.ts';
import { continues, type DeskDecision, decideTakeLine } from './decide-desk.ts';
import type { Desk } from './desk.ts';

/** `refused`: this cannot be the same fixture as before. An operator has to look at it. */
export const INTAKE_OUTCOMES = ['taken', 'gap', 'repeated', 'refused'] as const;
export type IntakeOutcome = (typeof INTAKE_OUTCOMES)[number];

export interface Intake {
  readonly outcome: IntakeOutcome;
  readonly decision: DeskDecision;
}

const NOTHING: Accepted<never> = accept([]);

export function decideIntake(
  { desk, feed }: { readonly desk: Desk | undefined; readonly feed: LineFeed | undefined },
  line: Line,
  stamp: Stamp,
  identity: ShardIdentity,
): Intake {
  const known = desk?.line;
  if (known !== undefined && line.version <= known.version) {
    const isOther = line.version === known.version && !isSame(known, line);
    return { outcome: isOther ? 'refused' : 'repeated', decision: NOTHING };
  }
  if (known !== undefined && !continues(known, line)) {
    return { outcome: 'refused', decision: NOTHING };
  }
  const isNext = line.version === (known?.version ?? 0) + 1;
  const decision = decideTakeLine(desk, { message: 'TakeLine', line }, stamp, identity, feed);
  return { outcome: isNext ? 'taken' : 'gap', decision };
}

/** Whether two texts of a version are equal; the order of their members does not matter. */
function isSame(left: Line, right: Line): boolean {
  return textOf(left) === textOf(right);
}

function textOf(line: Line): string {
  return JSON.stringify(line, (_, value: unknown) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
    return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}
