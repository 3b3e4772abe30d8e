/**
 * Jackpots and reserves of series: who takes them, what comes back, and where operators move them.
 * In which order draws take them stands in series-standing.ts.
 */
import { assert } from '../../src/kernel/assert.ts';
import { type ExactSum, exactSum } from '../../src/kernel/exact-sum.ts';
import type { PlayerKey } from '../../src/kernel/ids.ts';
import { addMinor, type Minor, subtractMinor, ZERO_MINOR } from '../../src/kernel/money.ts';
import { accept, type Decision, hasCome, reject, type Stamp } from '../decider.ts';
import { type ClaimJackpot, postMail, type RollIn } from '../mail/mail.ts';
import type { MailPosted } from '../mail/mail-events.ts';
import {
  type Calendar,
  EMPTY_CALENDAR,
  inheritedOf,
  type JackpotStanding,
  RESERVE_IN_MINOR_MAX,
  rolloversOf,
  sumOfRollovers,
  takeRollovers,
} from './calendar.ts';
import type { CalendarEvent, JackpotRolledIn } from './calendar-events.ts';
import { afterRollIn } from './evolve-calendar.ts';
import type { JackpotMove, JackpotMoveKey } from './jackpot-move.ts';
import {
  hasToWait,
  nextToGrant,
  type SeriesStanding,
  seriesStandingOf,
} from './series-standing.ts';

type JackpotDecision = Decision<CalendarEvent | MailPosted>;

/** A series at the calendar: what is known of it, and what the ledger holds for it. */
export interface SeriesFunds {
  readonly calendar: Calendar | undefined;
  readonly jackpot: ExactSum | undefined;
  readonly reserve: ExactSum | undefined;
}

/** A draw takes the jackpot, or waits until the draws before it are over. */
export function decideClaimJackpot(
  funds: SeriesFunds,
  { draw, seriesId, isRuled }: ClaimJackpot,
  from: number,
): JackpotDecision {
  const standing = seriesStandingOf(funds.calendar, seriesId);
  if (hasToWait(standing, draw)) {
    return accept([{ type: 'JackpotAwaited', draw, seriesId, shard: from, isRuled }]);
  }
  return accept(grant(funds, standing, { draw, shard: from, isRuled }));
}

/** A draw is over; if another one waits for that, it takes what is there now. */
export function decideRollIn(
  { calendar = EMPTY_CALENDAR, jackpot, reserve }: SeriesFunds,
  { seriesId, rollovers, amountMinor, over, reserveMinor }: RollIn,
  from: number,
): JackpotDecision {
  assert(
    sumOfRollovers(rollovers) === amountMinor,
    'the money that rolls in is not that of its draws',
  );
  const rolledIn: JackpotRolledIn = {
    type: 'JackpotRolledIn',
    seriesId,
    rollovers,
    amountMinor,
    from,
    over,
    reserveMinor,
  };
  const after = afterRollIn(calendar, rolledIn);
  const standing = seriesStandingOf(after, seriesId);
  const next = over === null ? undefined : nextToGrant(standing);
  if (next === undefined) return accept([rolledIn]);
  const funds = {
    calendar: after,
    jackpot: exactSum(BigInt(jackpot ?? 0) + BigInt(amountMinor)),
    reserve: exactSum(BigInt(reserve ?? 0) + BigInt(reserveMinor ?? 0)),
  };
  return accept([rolledIn, ...grant(funds, standing, next)]);
}

/** Each rollover leaves under the name of the draw that it came from, so the two can be matched. */
function grant(
  { calendar, jackpot, reserve }: SeriesFunds,
  standing: SeriesStanding,
  { draw, shard, isRuled }: Pick<ClaimJackpot, 'draw' | 'isRuled'> & { readonly shard: number },
): (CalendarEvent | MailPosted)[] {
  const { seriesId } = standing;
  const waiting = rolloversOf(calendar, seriesId);
  const isWhole = sumOfRollovers(waiting) === (jackpot ?? ZERO_MINOR);
  assert(isWhole, 'the jackpot of a series is not what its draws rolled over');
  const { rollovers, amountMinor } = takeRollovers(waiting);
  const told = { standing: isRuled ? toldOf(standing, reserve) : null };
  return [
    { type: 'JackpotClaimed', draw, seriesId, rollovers, amountMinor, to: shard, ...told },
    postMail(shard, { message: 'GrantJackpot', draw, rollovers, amountMinor, ...told }),
  ];
}

function toldOf(
  { unwonCount, previous, reserveOutMinor }: SeriesStanding,
  reserve: ExactSum | undefined,
): JackpotStanding {
  const reserveInMinor = inheritedOf(reserve, RESERVE_IN_MINOR_MAX);
  const reserveMovedMinor = subtractMinor(reserveInMinor, reserveOutMinor);
  return { number: unwonCount + 1, previous, reserveInMinor, reserveMovedMinor };
}

/** An operator's word: the jackpot of a series that has no draws any more goes to another one. */
export interface MoveJackpot {
  readonly fromSeriesId: string;
  readonly toSeriesId: string;
  /** Of the jackpot; null for all of it, and for the reserve with it. */
  readonly amountMinor: number | null;
  readonly reason: string;
  readonly by: PlayerKey;
  readonly operation?: Pick<JackpotMove, 'fingerprint'> & Pick<JackpotMoveKey, 'idempotencyKey'>;
}

export function decideMoveJackpot(
  { calendar, jackpot, reserve }: SeriesFunds,
  { fromSeriesId, toSeriesId, amountMinor: askedMinor, reason, by, operation }: MoveJackpot,
  stamp: Stamp,
): JackpotDecision {
  for (const seriesId of [fromSeriesId, toSeriesId]) {
    if (!isKnown(calendar, seriesId)) return reject('seriesNotFound', { series: seriesId });
  }
  if (fromSeriesId === toSeriesId) return reject('seriesNotFound', { series: 'another one' });
  const isAsked = askedMinor === null || (Number.isSafeInteger(askedMinor) && askedMinor > 0);
  if (!isAsked) return reject('amountInvalid');
  const onSale = isOnSale(calendar, fromSeriesId, stamp);
  if (onSale === 'unsure') return reject('clockUnsure');
  if (onSale === 'yes') return reject('seriesOnSale');
  const jackpotMinor = inheritedOf(jackpot);
  const reserveMinor = askedMinor === null ? inheritedOf(reserve) : ZERO_MINOR;
  const isNothing = addMinor(jackpotMinor, reserveMinor) === 0;
  if (isNothing || (askedMinor ?? 0) > jackpotMinor)
    return reject('jackpotTooLow', { jackpotMinor });
  const waiting = rolloversOf(calendar, fromSeriesId);
  const mostMinor = (askedMinor ?? jackpotMinor) as Minor;
  const { rollovers, amountMinor } = takeRollovers(waiting, mostMinor);
  return accept([
    {
      type: 'JackpotMoved',
      fromSeriesId,
      toSeriesId,
      rollovers,
      amountMinor,
      reserveMinor,
      reason,
      by,
      idempotencyKey: operation?.idempotencyKey ?? null,
      fingerprint: operation?.fingerprint ?? 0,
      atMs: stamp.nowMs,
    },
  ]);
}

function isKnown(calendar: Calendar | undefined, seriesId: string): boolean {
  if (calendar === undefined) return false;
  const { series, rollovers, standings } = calendar;
  return [series, rollovers, standings].some((list) =>
    list.some((one) => one.seriesId === seriesId),
  );
}

/** Whether the series has a draw that would inherit. Of draws of 0.1.0 the closes are known. */
function isOnSale(
  calendar: Calendar | undefined,
  seriesId: string,
  stamp: Stamp,
): 'yes' | 'no' | 'unsure' {
  if (seriesStandingOf(calendar, seriesId).awaited.length > 0) return 'yes';
  const series = calendar?.series.find((one) => one.seriesId === seriesId);
  const closed = (series?.planned ?? []).map(({ closesAtMs }) => hasCome(closesAtMs, stamp));
  if (closed.includes('no')) return 'yes';
  return closed.includes('unsure') ? 'unsure' : 'no';
}
