/** Moving a draw's close and results to later times: draw/postponement.ts says what that is. */
import { type DrawNo, formatDrawId, type PlayerKey } from '../../src/kernel/ids.ts';
import { RESULTS_AHEAD_MS_MAX, SALE_MS_MAX } from '../calendar/calendar.ts';
import { accept, hasCome, type Rejected, reject, type Stamp } from '../decider.ts';
import { conductTimeMs, POSTPONEMENT_LEAD_MS } from '../draw/postponement.ts';
import type { DrawTerms } from '../draw/terms.ts';
import { postToAll } from '../mail/mail.ts';
import { rfc3339 } from '../outbox/outbox.ts';
import type { ShardIdentity } from '../states.ts';
import { type Coordinator, sellersOf } from './coordinator.ts';
import type { CoordinatorDecision } from './decide-coordinator.ts';

/** A draw of the same series, as its own coordinator has told of it, or as the schedule has it. */
export interface DrawOfSeries {
  /** Null for one that is not planned yet. */
  readonly draw: DrawNo | null;
  readonly closesAtMs: number;
  readonly resultsAtMs: number;
}

export interface PostponeDraw {
  readonly draw: DrawNo;
  readonly closesAtMs: number;
  readonly resultsAtMs: number;
  readonly reason: string;
  readonly by: PlayerKey;
  /**
   * The other draws of its series that are planned or on sale, and the first that the schedule has
   * after them. Their times only ever move to later, so what was true of them a moment ago forbids
   * too much rather than too little.
   */
  readonly others: readonly DrawOfSeries[];
}

export function decidePostponeDraw(
  coordinator: Coordinator | undefined,
  { draw, closesAtMs, resultsAtMs, reason, by, others }: PostponeDraw,
  stamp: Stamp,
  identity: ShardIdentity,
): CoordinatorDecision {
  if (coordinator === undefined) return reject('drawNotFound');
  const { state, terms } = coordinator;
  if (state === 'cancelled') return reject('drawCancelled');
  if (state !== 'scheduled' && state !== 'open') return reject('drawNotPostponable', { state });
  if (terms.postponed !== undefined) {
    // Who missed the answer asks again: what holds already is not refused.
    const isSame = terms.closesAtMs === closesAtMs && terms.resultsAtMs === resultsAtMs;
    return isSame && terms.postponed.reason === reason ? accept([]) : reject('drawPostponedBefore');
  }
  const isLate = hasCome(terms.closesAtMs - POSTPONEMENT_LEAD_MS, stamp);
  if (isLate === 'unsure') return reject('clockUnsure');
  if (isLate === 'yes') {
    return reject('drawNotPostponable', { state, leadSeconds: POSTPONEMENT_LEAD_MS / 1_000 });
  }
  const times = { closesAtMs, resultsAtMs };
  const refused = timesRefusal(terms, times, stamp) ?? orderRefusal(terms, times, others);
  if (refused !== undefined) return refused;
  const { nowMs: atMs } = stamp;
  const moved = { draw, closesAtMs, resultsAtMs, reason, atMs };
  const conductsAtMs = conductTimeMs({ ...terms, ...times });
  return accept([
    { type: 'DrawPostponed', ...moved, conductsAtMs, by },
    ...postToAll(sellersOf(coordinator, identity), { message: 'PostponeInstance', ...moved }),
  ]);
}

type Times = Pick<DrawTerms, 'closesAtMs' | 'resultsAtMs'>;

/** What holds for a draw's times when it is planned holds for those that it moves to. */
function timesRefusal(
  { opensAtMs, graceMs, closesAtMs: promisedMs, resultsAtMs: promisedResultsMs }: DrawTerms,
  { closesAtMs, resultsAtMs }: Times,
  stamp: Stamp,
): Rejected | undefined {
  const invalid = (reason: string) => reject('drawTimesInvalid', { reason });
  if (![closesAtMs, resultsAtMs].every(Number.isSafeInteger)) return invalid('notATime');
  if (closesAtMs > resultsAtMs) return invalid('order');
  if (closesAtMs <= promisedMs || resultsAtMs < promisedResultsMs) return invalid('notLater');
  const isNear = hasCome(resultsAtMs - RESULTS_AHEAD_MS_MAX, stamp);
  if (isNear === 'unsure') return reject('clockUnsure');
  if (isNear === 'no') return invalid('tooFar');
  if (closesAtMs - opensAtMs > SALE_MS_MAX) return invalid('tooLong');
  return closesAtMs + graceMs > resultsAtMs ? invalid('grace') : undefined;
}

/**
 * A draw may not overtake one of its series that comes after it: what that one inherits would not
 * have come, or would be given away twice as late. Where the results came before the next close,
 * they still have to.
 */
function orderRefusal(
  terms: DrawTerms,
  { closesAtMs, resultsAtMs }: Times,
  others: readonly DrawOfSeries[],
): Rejected | undefined {
  const overtaken = others.find((other) => {
    if (!comesAfter(other, terms)) return false;
    const cameBefore = terms.resultsAtMs <= other.closesAtMs;
    const resultsMax = cameBefore ? other.closesAtMs : other.resultsAtMs;
    return closesAtMs >= other.closesAtMs || resultsAtMs > resultsMax;
  });
  if (overtaken === undefined) return undefined;
  const closesAt = rfc3339(overtaken.closesAtMs);
  const ofDraw = overtaken.draw === null ? {} : { drawId: formatDrawId(overtaken.draw) };
  return reject('postponeOvertakes', { closesAt, ...ofDraw });
}

function comesAfter(other: DrawOfSeries, { draw, closesAtMs }: DrawTerms): boolean {
  if (other.closesAtMs !== closesAtMs) return other.closesAtMs > closesAtMs;
  return other.draw === null || other.draw > draw;
}
