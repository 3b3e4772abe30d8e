/** Asks for headroom for a bet that found none in the book's allotments of the liability limits. */

import { type Minor, minor, ZERO_MINOR } from '../../src/kernel/money.ts';
import type { Stamp } from '../decider.ts';
import { limitsOfSelection } from '../line/line.ts';
import { combinedPrice, payoutAt } from '../line/odds.ts';
import type { MailPosted } from '../mail/mail-events.ts';
import { dearestOdds } from './bet.ts';
import { type Book, unused } from './book.ts';
import type { BookEvent } from './book-events.ts';
import type { BetSources, PlaceBet } from './decide-bet.ts';
import { askFor } from './decide-book.ts';

type Books = Pick<BetSources, 'books'>;

/** What the desks must be asked for, so that the bet finds headroom when it is tried again. */
export function decideAskForHeadroom(
  sources: Books,
  command: PlaceBet,
  stamp: Stamp,
): (BookEvent | MailPosted)[] {
  return shortfalls(sources, command).flatMap(({ book, askedMinor }) =>
    askFor(book, askedMinor, stamp),
  );
}

/** Whether it is worth trying again at once, because all that the bet lacks has been asked for. */
export function mayFindHeadroom(sources: Books, command: PlaceBet): boolean {
  return shortfalls(sources, command).every(({ book, askedMinor }) =>
    askedMinor.every((need, limit) => need === 0 || book.isAsking[limit]),
  );
}

interface Shortfall {
  readonly book: Book;
  /** By limit of the fixture. */
  readonly askedMinor: readonly Minor[];
}

function shortfalls({ books }: Books, { legs, stakeMinor }: PlaceBet): Shortfall[] {
  const selections = legs.map(({ selection }) => selection ?? 0);
  const odds = books.map((book, index) => book?.line.selections[selections[index] ?? 0]);
  const price = combinedPrice(dearestOdds(odds.flatMap((one) => one ?? [])));
  const winMinor = payoutAt(minor(stakeMinor), price) - stakeMinor;
  return books.flatMap((book, index) => {
    if (book === undefined) return [];
    const limits = limitsOfSelection(book.line, selections[index] ?? 0);
    const askedMinor = book.allottedMinor.map((_, limit) => {
      const missing = limits.includes(limit) ? winMinor - unused(book, limit) : 0;
      return missing > 0 ? (missing as Minor) : ZERO_MINOR;
    });
    return [{ book, askedMinor }];
  });
}
