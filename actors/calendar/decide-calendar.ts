import { DRAW_NUMBER_MAX, drawNo } from '../../src/kernel/ids.ts';
import { minor } from '../../src/kernel/money.ts';
import { accept, type Decision, hasCome, reject, type Stamp } from '../decider.ts';
import { conductTimeMs } from '../draw/postponement.ts';
import { priceMinorMinOf } from '../games/game-odds.ts';
import { postMail } from '../mail/mail.ts';
import type { MailPosted } from '../mail/mail-events.ts';
import type { ShardIdentity } from '../states.ts';
import {
  type Calendar,
  coordinatorShardOf,
  type PlanDraw,
  RESULTS_AHEAD_MS_MAX,
  SALE_MS_MAX,
} from './calendar.ts';
import type { CalendarEvent } from './calendar-events.ts';

type CalendarDecision = Decision<CalendarEvent | MailPosted>;

/** A price above this (a million in major units) is a mistake. */
const PRICE_MINOR_MAX = 100_000_000;

export function decidePlanDraw(
  calendar: Calendar,
  command: PlanDraw,
  stamp: Stamp,
  identity: ShardIdentity,
): CalendarDecision {
  const { seriesId, opensAtMs, closesAtMs, resultsAtMs, recurring } = command;
  const series = calendar.series.find((known) => known.seriesId === seriesId);
  const isKnown = series?.planned.some((planned) => planned.closesAtMs === closesAtMs) ?? false;
  if (recurring && isKnown) return accept([]);
  if (!Number.isSafeInteger(command.priceMinor) || command.priceMinor <= 0) {
    return reject('amountInvalid');
  }
  if (command.priceMinor > PRICE_MINOR_MAX) return reject('amountTooLarge');
  const priceMinorMin = priceMinorMinOf(command.game, command.payoutPermyriadMax);
  if (command.priceMinor < priceMinorMin) return reject('priceTooLow', { priceMinorMin });
  const areTimes = [opensAtMs, closesAtMs, resultsAtMs].every(Number.isSafeInteger);
  if (!areTimes) return reject('drawTimesInvalid', { reason: 'notATime' });
  const inOrder = opensAtMs < closesAtMs && closesAtMs <= resultsAtMs;
  if (!inOrder) return reject('drawTimesInvalid', { reason: 'order' });
  const isPast = hasCome(closesAtMs, stamp);
  if (isPast === 'yes') return reject('drawTimesInvalid', { reason: 'past' });
  if (isPast === 'unsure') return reject('clockUnsure');
  const isNear = hasCome(resultsAtMs - RESULTS_AHEAD_MS_MAX, stamp);
  if (isNear === 'no') return reject('drawTimesInvalid', { reason: 'tooFar' });
  if (isNear === 'unsure') return reject('clockUnsure');
  if (closesAtMs - opensAtMs > SALE_MS_MAX)
    return reject('drawTimesInvalid', { reason: 'tooLong' });
  const { game, graceMs, approvalMinor } = command;
  // A ticket that was admitted in the grace period must still be older than the results.
  const isGraceShort = graceMs >= 0 && closesAtMs + graceMs <= resultsAtMs;
  if (!isGraceShort) return reject('drawTimesInvalid', { reason: 'grace' });

  if (calendar.drawCount >= DRAW_NUMBER_MAX) return reject('numbersUsedUp', { of: 'draws' });
  const draw = drawNo(calendar.drawCount + 1);
  const terms = {
    draw,
    seriesId,
    game,
    priceMinor: minor(command.priceMinor),
    opensAtMs,
    closesAtMs,
    resultsAtMs,
    graceMs,
    approvalMinor,
  };
  const conductsAtMs = conductTimeMs(terms);
  return accept([
    {
      type: 'DrawPlanned',
      draw,
      seriesId,
      closesAtMs,
      recurring,
      atMs: stamp.nowMs,
      isAwaited: true,
    },
    postMail(coordinatorShardOf(draw, identity), { message: 'CreateDraw', terms, conductsAtMs }),
  ]);
}
