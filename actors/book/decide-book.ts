/** A book's correspondence with its desk: versions of the fixture, and shares of its limits. */
import { assert, must } from '../../src/kernel/assert.ts';
import type { FixtureNo } from '../../src/kernel/fixture-ids.ts';
import { type Minor, ZERO_MINOR } from '../../src/kernel/money.ts';
import { accept, type Decision, type Stamp } from '../decider.ts';
import { liabilityLimits } from '../line/line.ts';
import type { GrantBudget, PublishLine, RecallBudget } from '../mail/fixture-mail.ts';
import { type MailPosted, postMail } from '../mail/mail.ts';
import type { StakeRewardsMoved } from '../points/points-events.ts';
import { type Book, unused } from './book.ts';
import type { BookEvent } from './book-events.ts';

export type BookDecision = Decision<BookEvent | StakeRewardsMoved | MailPosted>;

/** A desk that has nothing left of a limit is asked about it again after this. */
export const ASK_PAUSE_MS = 1_000;

/** When limits change, all that is not used goes back: the desk deals it out by the new ones. */
export function decideUpdateBook(
  book: Book | undefined,
  { line, lateFromMs, homeShard, sharesMinor }: PublishLine,
): BookDecision {
  assert(book === undefined || line.version > book.line.version, 'versions come in order');
  const updated = { type: 'BookUpdated', line, lateFromMs, homeShard, sharesMinor } as const;
  if (book === undefined) return accept([updated]);
  const isSame = liabilityLimits(book.line).join() === liabilityLimits(line).join();
  return accept(isSame ? [updated] : [updated, ...returns(book, line.fixture)]);
}

export function decideGrantBudget(
  book: Book,
  { fixture, amountsMinor, limits, shortLimits }: GrantBudget,
  { nowMs }: Stamp,
): BookDecision {
  for (const limit of limits) assert(book.isAsking[limit] === true, 'a grant answers a question');
  const received = { fixture, amountsMinor, limits, shortLimits };
  return accept([{ type: 'BudgetReceived', ...received, askAgainAtMs: nowMs + ASK_PAUSE_MS }]);
}

export function decideRecallBudget(book: Book, { fixture }: RecallBudget): BookDecision {
  return accept(returns(book, fixture));
}

/**
 * Asks the desk for more, unless that is under way or was in vain just now. `needsMinor` tells how
 * much, by limit. Each limit stands for itself: a market that is sold out, and asks whenever it
 * may, must not keep the others from asking.
 */
export function askFor(
  book: Book,
  needsMinor: readonly Minor[],
  { nowMs }: Stamp,
): (BookEvent | MailPosted)[] {
  const mayAsk = (limit: number) => {
    // A pause from a time that was ahead, and was taken back, would last for as long.
    const pauseMs = must(book.askAgainAtMs[limit], 'a book knows each limit') - nowMs;
    return !book.isAsking[limit] && (pauseMs <= 0 || pauseMs > ASK_PAUSE_MS);
  };
  const asked = needsMinor.map((need, limit) => (need > 0 && mayAsk(limit) ? need : ZERO_MINOR));
  const limits = asked.flatMap((need, limit) => (need > 0 ? [limit] : []));
  if (limits.length === 0) return [];
  const { fixture } = book.line;
  return [
    { type: 'BudgetAsked', fixture, limits },
    postMail(book.homeShard, { message: 'AskBudget', fixture, needsMinor: asked }),
  ];
}

/** What a book needs so that its next bets find room: half as much again of what runs low. */
export function lowShares(book: Book, limits: readonly number[]): Minor[] | undefined {
  const { grantedMinor } = book;
  const isLow = (limit: number) => 4 * unused(book, limit) < (grantedMinor[limit] ?? 0);
  if (!limits.some(isLow)) return undefined;
  return grantedMinor.map((granted, limit) =>
    limits.includes(limit) && isLow(limit) ? (Math.ceil(granted / 2) as Minor) : ZERO_MINOR,
  );
}

function returns(book: Book, fixture: FixtureNo): (BookEvent | MailPosted)[] {
  const amountsMinor = book.grantedMinor.map((_, limit) => unused(book, limit));
  if (amountsMinor.every((amount) => amount === 0)) return [];
  return [
    { type: 'BudgetGivenBack', fixture, amountsMinor },
    postMail(book.homeShard, { message: 'ReturnBudget', fixture, amountsMinor }),
  ];
}
