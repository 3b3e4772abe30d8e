/**
 * A book's correspondence with its desk: versions of the fixture, and its allotments of the limits.
 */

import { assert, must } from '../../src/kernel/assert.ts';
import type { FixtureNo } from '../../src/kernel/fixture-ids.ts';
import { type Minor, ZERO_MINOR } from '../../src/kernel/money.ts';
import { accept, type Decision, type Stamp } from '../decider.ts';
import { liabilityLimits } from '../line/line.ts';
import type { GiveAllotment, PublishLine, RecallAllotment } from '../mail/fixture-mail.ts';
import { postMail } from '../mail/mail.ts';
import type { MailPosted } from '../mail/mail-events.ts';
import type { StakeRewardsMoved } from '../points/points-events.ts';
import { type Book, unused } from './book.ts';
import type { BookEvent } from './book-events.ts';

export type BookDecision = Decision<BookEvent | StakeRewardsMoved | MailPosted>;

/** A desk that has nothing left of a limit is asked about it again after this. */
export const ASK_PAUSE_MS = 1_000;

/** When limits change, everything unused goes back, and the desk deals it out by the new limits. */
export function decideUpdateBook(
  book: Book | undefined,
  { line, lateFromMs, homeShard, allotmentsMinor }: PublishLine,
): BookDecision {
  assert(book === undefined || line.version > book.line.version, 'a version came out of order');
  const updated = { type: 'BookUpdated', line, lateFromMs, homeShard, allotmentsMinor } as const;
  if (book === undefined) return accept([updated]);
  const isSame = liabilityLimits(book.line).join() === liabilityLimits(line).join();
  return accept(isSame ? [updated] : [updated, ...returns(book, line.fixture)]);
}

export function decideGiveAllotment(
  book: Book,
  { fixture, amountsMinor, limits, shortLimits }: GiveAllotment,
  { nowMs }: Stamp,
): BookDecision {
  for (const limit of limits)
    assert(book.isAsking[limit] === true, 'an allotment answers no question');
  const received = { fixture, amountsMinor, limits, shortLimits };
  return accept([{ type: 'AllotmentReceived', ...received, askAgainAtMs: nowMs + ASK_PAUSE_MS }]);
}

export function decideRecallAllotment(book: Book, { fixture }: RecallAllotment): BookDecision {
  return accept(returns(book, fixture));
}

/**
 * Asks the desk for more, unless that is under way or was in vain just now. `askedMinor` tells how
 * much, by limit. Each limit stands for itself: a market that is sold out, and asks whenever it
 * may, must not keep the others from asking.
 */
export function askFor(
  book: Book,
  askedMinor: readonly Minor[],
  { nowMs }: Stamp,
): (BookEvent | MailPosted)[] {
  const mayAsk = (limit: number) => {
    // A pause set by a clock that was ahead, and was put back, would last for that long.
    const pauseMs = must(book.askAgainAtMs[limit], 'a book does not know a limit') - nowMs;
    return !book.isAsking[limit] && (pauseMs <= 0 || pauseMs > ASK_PAUSE_MS);
  };
  const asked = askedMinor.map((need, limit) => (need > 0 && mayAsk(limit) ? need : ZERO_MINOR));
  const limits = asked.flatMap((need, limit) => (need > 0 ? [limit] : []));
  if (limits.length === 0) return [];
  const { fixture } = book.line;
  return [
    { type: 'AllotmentAsked', fixture, limits },
    postMail(book.homeShard, { message: 'AskAllotment', fixture, askedMinor: asked }),
  ];
}

/**
 * What a book should ask for so that its next bets find headroom: half as much again of each
 * allotment that runs low.
 */
export function lowAllotments(book: Book, limits: readonly number[]): Minor[] | undefined {
  const { allottedMinor } = book;
  const isLow = (limit: number) => 4 * unused(book, limit) < (allottedMinor[limit] ?? 0);
  if (!limits.some(isLow)) return undefined;
  return allottedMinor.map((allotted, limit) =>
    limits.includes(limit) && isLow(limit) ? (Math.ceil(allotted / 2) as Minor) : ZERO_MINOR,
  );
}

function returns(book: Book, fixture: FixtureNo): (BookEvent | MailPosted)[] {
  const amountsMinor = book.allottedMinor.map((_, limit) => unused(book, limit));
  if (amountsMinor.every((amount) => amount === 0)) return [];
  return [
    { type: 'AllotmentGivenBack', fixture, amountsMinor },
    postMail(book.homeShard, { message: 'ReturnAllotment', fixture, amountsMinor }),
  ];
}
