import { assert, must } from '../../src/kernel/assert.ts';
import { type FixtureNo, NO_FIXTURE } from '../../src/kernel/fixture-ids.ts';
import { addMinor, type Minor, minor, subtractMinor, ZERO_MINOR } from '../../src/kernel/money.ts';
import { ZERO_POINTS } from '../../src/kernel/points.ts';
import { COUNTERS } from '../counters.ts';
import { liabilityLimits, limitsOfSelection } from '../line/line.ts';
import { payoutOf } from '../line/odds.ts';
import type { States } from '../states.ts';
import { betsOn, debitPlayer, LEDGER_ACCOUNTS } from '../wallet/ledger.ts';
import { appendEntry } from '../wallet/ledger-entry.ts';
import type { Book } from './book.ts';
import type {
  AccumulatorPlaced,
  AllotmentAsked,
  AllotmentGivenBack,
  AllotmentReceived,
  BetPlaced,
  BookUpdated,
} from './book-events.ts';

export function evolveBookUpdated(states: States, event: BookUpdated): void {
  const { line, lateFromMs, homeShard, allotmentsMinor } = event;
  const book = states.books.get(line.fixture);
  if (book !== undefined) {
    assert(line.version > book.line.version, 'a book goes back to an earlier version');
    const limits = liabilityLimits(line);
    // The desk may now have some of what it had run out of.
    if (limits.join() !== liabilityLimits(book.line).join())
      book.askAgainAtMs = limits.map(() => 0);
    book.line = line;
    book.lateFromMs = lateFromMs;
    states.books.put(line.fixture, book);
    return;
  }
  const isFirst = allotmentsMinor.length === liabilityLimits(line).length;
  assert(isFirst, 'a book begins without an allotment of each limit');
  states.books.put(line.fixture, {
    line,
    lateFromMs,
    homeShard,
    betCount: 0,
    stakesMinor: ZERO_MINOR,
    allottedMinor: [...allotmentsMinor],
    usedMinor: allotmentsMinor.map(() => ZERO_MINOR),
    isAsking: allotmentsMinor.map(() => false),
    askAgainAtMs: allotmentsMinor.map(() => 0),
    round: 0,
    settling: null,
  });
}

export function evolveAllotmentAsked(states: States, { fixture, limits }: AllotmentAsked): void {
  const book = bookOf(states, fixture);
  for (const limit of limits) {
    assert(
      book.isAsking[limit] === false,
      'a book asks about a limit while it waits for an answer',
    );
    book.isAsking[limit] = true;
  }
  states.books.put(fixture, book);
}

export function evolveAllotmentReceived(states: States, event: AllotmentReceived): void {
  const book = bookOf(states, event.fixture);
  for (const limit of event.limits) book.isAsking[limit] = false;
  for (const limit of event.shortLimits) book.askAgainAtMs[limit] = event.askAgainAtMs;
  book.allottedMinor = moved(book.allottedMinor, event.amountsMinor, addMinor);
  states.books.put(event.fixture, book);
}

export function evolveAllotmentGivenBack(states: States, event: AllotmentGivenBack): void {
  const book = bookOf(states, event.fixture);
  book.allottedMinor = moved(book.allottedMinor, event.amountsMinor, subtractMinor);
  for (const [limit, allotted] of book.allottedMinor.entries()) {
    const used = must(book.usedMinor[limit], 'a book does not count its use of a limit');
    assert(allotted >= used, 'a book gave back what it had used');
  }
  states.books.put(event.fixture, book);
}

export function evolveBetPlaced(states: States, event: BetPlaced): void {
  const { fixture, player, ordinal, selection, stakeMinor, oddsHundredths, atMs } = event;
  const book = bookOf(states, fixture);
  assert(ordinal === book.betCount, 'the ordinals of bets have a gap');
  assert(book.line.resolutions.length === 0, 'a bet was taken after the result');
  debitStake(states, event, { to: betsOn(fixture), on: fixture });
  states.bets.append(fixture, ordinal, {
    player,
    selection,
    stakeMinor,
    oddsHundredths,
    acceptedAtMs: atMs,
  });
  book.betCount = ordinal + 1;
  book.stakesMinor = addMinor(book.stakesMinor, stakeMinor);
  const winMinor = payoutOf(stakeMinor, oddsHundredths) - stakeMinor;
  useLimits(book, selection, minor(Math.max(0, winMinor)));
  states.books.put(fixture, book);
}

export function evolveAccumulatorPlaced(states: States, event: AccumulatorPlaced): void {
  const { player, ordinal, legs, stakeMinor, liabilityMinor, atMs } = event;
  const count = states.counters.get(COUNTERS.accumulators) ?? 0;
  assert(ordinal === count, 'the ordinals of accumulators have a gap');
  states.counters.put(COUNTERS.accumulators, count + 1);
  debitStake(states, event, { to: LEDGER_ACCOUNTS.accumulators, on: NO_FIXTURE });
  states.accumulators.put(ordinal, {
    ordinal,
    player,
    stakeMinor,
    legs,
    acceptedAtMs: atMs,
    outcomes: legs.map(() => null),
    result: null,
    revision: 0,
    rewardHundredths: ZERO_POINTS,
  });
  for (const [leg, { fixture, selection }] of legs.entries()) {
    const book = bookOf(states, fixture);
    assert(book.line.resolutions.length === 0, 'a leg was taken after the result');
    useLimits(book, selection, liabilityMinor);
    states.books.put(fixture, book);
    states.legs.put({ fixture, ordinal }, leg);
  }
}

export function bookOf(states: States, fixture: FixtureNo): Book {
  return must(states.books.get(fixture), 'an event speaks of a book that is not open here');
}

function debitStake(
  states: States,
  event: BetPlaced | AccumulatorPlaced,
  { to, on }: { to: string; on: FixtureNo | typeof NO_FIXTURE },
): void {
  const { player, entryId, fingerprint, ordinal, stakeMinor, atMs } = event;
  const account = debitPlayer(states, { player, to, amountMinor: stakeMinor });
  appendEntry(states, account, {
    entryId,
    kind: 'bet',
    atMs,
    amountMinor: minor(-stakeMinor),
    fingerprint,
    fixture: on,
    firstOrdinal: ordinal,
    betCount: 1,
  });
}

/** The liability that the house takes on with a bet, within this shard's allotments. */
function useLimits(book: Book, selection: number, winMinor: Minor): void {
  for (const limit of limitsOfSelection(book.line, selection)) {
    const used = must(book.usedMinor[limit], 'a book does not count its use of a limit') + winMinor;
    const allotted = must(book.allottedMinor[limit], 'a book has no allotment of a limit');
    assert(used <= allotted, 'a bet went beyond a liability limit');
    book.usedMinor[limit] = used as Minor;
  }
}

function moved(
  amounts: readonly Minor[],
  by: readonly Minor[],
  move: (left: Minor, right: Minor) => Minor,
): Minor[] {
  assert(amounts.length === by.length, 'not as many amounts as limits');
  return amounts.map((amount, limit) => move(amount, by[limit] ?? ZERO_MINOR));
}
