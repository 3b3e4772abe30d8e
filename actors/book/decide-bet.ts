/**
 * Placing a bet, single or accumulator: debit, limits and ticket in one decision.
 *
 * Order of the checks (it decides which "no" a player sees): the player and what they owe before a
 * first bet, the legs as such, each leg's fixture, selection and odds, then the stake: its own
 * limits, the largest payout, the liability limits, and last the balance. Everything is decided by
 * what this shard knows now: a suspension or new odds count from the moment their mail is taken
 * here, the deadline by this shard's clock.
 */

import { must } from '../../src/kernel/assert.ts';
import { BET_ORDINAL_MAX, type FixtureNo } from '../../src/kernel/fixture-ids.ts';
import type { PlayerKey } from '../../src/kernel/ids.ts';
import { type Minor, minor } from '../../src/kernel/money.ts';
import { accept, type Decision, hasCome, type Rejected, reject, type Stamp } from '../decider.ts';
import { BET_STAKE_MINOR_MAX, limitsOfSelection } from '../line/line.ts';
import {
  combinedPrice,
  formatOdds,
  type Price,
  payoutAt,
  payoutOf,
  stakeForPayout,
  stakeForWin,
} from '../line/odds.ts';
import type { MailPosted } from '../mail/mail-events.ts';
import { betRefusal } from '../player/decide-identity.ts';
import type { PointsEarned } from '../points/points-events.ts';
import { stakeReward } from '../points/stake-reward.ts';
import type { Account } from '../wallet/account.ts';
import { clientEntryId } from '../wallet/ledger-entry.ts';
import { ACCUMULATOR_LEGS_MAX, dearestOdds, type Leg } from './bet.ts';
import { BETS_PER_BOOK_MAX, type Book, headroomOf } from './book.ts';
import type { BookEvent } from './book-events.ts';
import { askFor, lowAllotments } from './decide-book.ts';

/** `same`: only at the odds that were seen. `better`: or at higher ones. `any`: at any. */
export const ODDS_POLICIES = ['same', 'better', 'any'] as const;
export type OddsPolicy = (typeof ODDS_POLICIES)[number];

export interface LegWanted {
  readonly fixture: FixtureNo;
  /** Null is good enough where a fixture has one selection only. */
  readonly selection: number | null;
  /** The odds that the client saw; null to take the current ones. */
  readonly oddsHundredths: number | null;
}

export interface PlaceBet {
  readonly player: PlayerKey;
  /** One is a single, more are an accumulator. */
  readonly legs: readonly LegWanted[];
  readonly stakeMinor: number;
  readonly accept: OddsPolicy;
  readonly idempotencyKey: string;
  readonly fingerprint: number;
  /** Hundredths of points for 100 minor units of stake; left out where stakes earn none. */
  readonly earnsHundredths?: number;
}

/** By leg: the fixture's book on this shard. */
export type BooksOfLegs = readonly (Book | undefined)[];

export interface BetSources {
  readonly account: Account | undefined;
  readonly books: BooksOfLegs;
  readonly accumulatorCount: number;
  /** The line is silent: what is known of the fixtures may be old. */
  readonly isLineSuspended: boolean;
}

export type BetDecision = Decision<BookEvent | PointsEarned | MailPosted>;

/** A repeat is told from a new bet before this is called (wallet/decide-payment.ts). */
export function decidePlaceBet(
  { account, books, accumulatorCount, isLineSuspended }: BetSources,
  command: PlaceBet,
  stamp: Stamp,
): BetDecision {
  if (account === undefined) return reject('playerNotFound');
  const barred = betRefusal(account);
  if (barred !== undefined) return barred;
  const wrong = legsRefusal(command);
  if (wrong !== undefined) return wrong;
  const legs: Leg[] = [];
  const known: Book[] = [];
  for (const [index, wanted] of command.legs.entries()) {
    const book = books[index];
    const leg = isLineSuspended
      ? lineSuspended(book, stamp)
      : legAt(book, wanted, command.accept, stamp);
    if ('kind' in leg) return command.legs.length === 1 ? leg : ofLeg(leg, index);
    legs.push(leg);
    known.push(book as Book);
  }
  const [leg, ...others] = legs;
  const [book] = known;
  if (leg === undefined || book === undefined) return reject('legsInvalid', { reason: 'none' });
  const isSingle = others.length === 0;
  const slip = isSingle ? singleSlip(leg, command) : accumulatorSlip(legs, command);
  const refusal = stakeRefusal(known, legs, slip) ?? balanceRefusal(account, slip.stakeMinor);
  if (refusal !== undefined) return refusal;
  const { player, idempotencyKey, fingerprint } = command;
  const { stakeMinor } = slip;
  const entryId = clientEntryId(idempotencyKey);
  const placed = { player, entryId, fingerprint, stakeMinor, atMs: stamp.nowMs };
  const earned = stakeReward(placed, command.earnsHundredths ?? 0);
  if (!isSingle) {
    const { winMinor: liabilityMinor } = slip;
    const ordinal = accumulatorCount;
    if (ordinal > BET_ORDINAL_MAX) return reject('numbersUsedUp', { of: 'accumulators' });
    const slipPlaced = { ...placed, ordinal, legs, liabilityMinor };
    return accept([{ type: 'AccumulatorPlaced', ...slipPlaced }, ...earned]);
  }
  const { betCount: ordinal, line } = book;
  if (ordinal >= BETS_PER_BOOK_MAX) return reject('bookFull');
  const bet: BookEvent = { type: 'BetPlaced', ...placed, ...leg, ordinal, version: line.version };
  return accept([bet, ...earned, ...topUp(book, leg, slip.winMinor, stamp)]);
}

/** A stake with what it may come to. */
interface Slip {
  readonly stakeMinor: Minor;
  readonly price: () => Price;
  readonly payoutMinor: Minor;
  /** What the house loses if it wins. */
  readonly winMinor: Minor;
}

function singleSlip({ oddsHundredths }: Leg, { stakeMinor }: PlaceBet): Slip {
  const stake = minor(stakeMinor);
  const payoutMinor = payoutOf(stake, oddsHundredths);
  const price = () => combinedPrice([oddsHundredths]);
  return { stakeMinor: stake, price, payoutMinor, winMinor: winOf(payoutMinor, stake) };
}

function accumulatorSlip(legs: readonly Leg[], { stakeMinor }: PlaceBet): Slip {
  const stake = minor(stakeMinor);
  const price = combinedPrice(dearestOdds(legs));
  const payoutMinor = payoutAt(stake, price);
  const winMinor = winOf(payoutMinor, stake);
  return { stakeMinor: stake, price: () => price, payoutMinor, winMinor };
}

function winOf(payoutMinor: Minor, stakeMinor: Minor): Minor {
  return Math.max(0, payoutMinor - stakeMinor) as Minor;
}

/**
 * Legs are related if they share a fixture: if one wins, the other is likelier than its price says.
 */
function legsRefusal({ legs, stakeMinor }: PlaceBet): Rejected | undefined {
  if (!Number.isSafeInteger(stakeMinor) || stakeMinor <= 0) return reject('amountInvalid');
  if (stakeMinor > BET_STAKE_MINOR_MAX) {
    return reject('amountTooLarge', { amountMinorMax: BET_STAKE_MINOR_MAX });
  }
  if (legs.length > ACCUMULATOR_LEGS_MAX) {
    return reject('legsInvalid', { reason: 'tooMany', legsMax: ACCUMULATOR_LEGS_MAX });
  }
  for (const [index, { fixture, selection }] of legs.entries()) {
    const earlier = legs.slice(0, index).find((leg) => leg.fixture === fixture);
    if (earlier === undefined) continue;
    const reason = earlier.selection === selection ? 'repeated' : 'related';
    return reject('legsInvalid', { reason, leg: index });
  }
  return undefined;
}

function ofLeg({ code, facts }: Rejected, leg: number): Rejected {
  return reject(code, { ...facts, leg });
}

/** The leg at the current odds, or the reason why there is none. */
function legAt(
  book: Book | undefined,
  { fixture, selection: wanted, oddsHundredths: seen }: LegWanted,
  policy: OddsPolicy,
  stamp: Stamp,
): Leg | Rejected {
  const refusal = offerRefusal(book, stamp);
  if (refusal !== undefined) return refusal;
  const { selections } = must(book, 'a fixture on offer has no book').line;
  const selection = wanted ?? (selections.length === 1 ? 0 : -1);
  const known = selections[selection];
  if (known === undefined) return reject('selectionNotFound');
  const { oddsHundredths } = known;
  if (seen !== null && seen !== oddsHundredths && policy !== 'any') {
    const isBetter = policy === 'better' && oddsHundredths > seen;
    if (!isBetter) return reject('oddsChanged', { selection, odds: formatOdds(oddsHundredths) });
  }
  return { fixture, selection, oddsHundredths };
}

/**
 * What is over stays over; for anything else the player should wait until the line is heard again.
 */
function lineSuspended(book: Book | undefined, stamp: Stamp): Rejected {
  const refusal = offerRefusal(book, stamp);
  return refusal ?? reject('eventSuspended', { reason: 'lineSilent' });
}

function offerRefusal(book: Book | undefined, stamp: Stamp): Rejected | undefined {
  if (book === undefined) return reject('eventNotFound');
  const { state, deadlineMs } = book.line;
  if (state === 'void') return reject('eventVoid');
  if (state === 'finished') return reject('eventFinished');
  const isOver = state === 'closed' ? 'yes' : hasCome(deadlineMs, stamp);
  if (isOver !== 'no') return reject(isOver === 'yes' ? 'eventClosed' : 'clockUnsure');
  if (state === 'suspended') return reject('eventSuspended');
  return undefined;
}

function stakeRefusal(
  books: readonly Book[],
  legs: readonly Leg[],
  { stakeMinor, price, payoutMinor, winMinor }: Slip,
): Rejected | undefined {
  for (const { line } of books) {
    const { stakeMinorMin, stakeMinorMax } = line.terms;
    if (stakeMinor < stakeMinorMin) return reject('stakeTooSmall', { stakeMinorMin });
    if (stakeMinor > stakeMinorMax) return reject('stakeTooLarge', { stakeMinorMax });
  }
  for (const { line } of books) {
    const { payoutMinorMax } = line.terms;
    if (payoutMinor <= payoutMinorMax) continue;
    const stakeMinorMax = stakeForPayout(price(), payoutMinorMax);
    return reject('payoutTooLarge', { payoutMinorMax, stakeMinorMax });
  }
  let roomMinor = Number.MAX_SAFE_INTEGER;
  for (let i = 0; i < books.length; i += 1) {
    roomMinor = Math.min(roomMinor, headroomOf(books[i] as Book, (legs[i] as Leg).selection));
  }
  if (winMinor <= roomMinor) return undefined;
  // The largest stake that would be taken now: 0 when it would lie below the smallest.
  const offered = stakeForWin(price(), Math.max(0, roomMinor));
  const isOffered = books.every(({ line }) => offered >= line.terms.stakeMinorMin);
  return reject('liabilityReached', { stakeMinorMax: isOffered ? offered : 0 });
}

function balanceRefusal({ balanceMinor }: Account, neededMinor: Minor): Rejected | undefined {
  if (neededMinor <= balanceMinor) return undefined;
  return reject('balanceTooLow', { balanceMinor, neededMinor });
}

/** Asks in time: after this bet, an allotment that it uses may run low. */
function topUp(
  book: Book,
  { selection }: Leg,
  winMinor: Minor,
  stamp: Stamp,
): (BookEvent | MailPosted)[] {
  const limits = limitsOfSelection(book.line, selection);
  const isLow = limits.some((limit) => {
    const allotted = book.allottedMinor[limit] ?? 0;
    return 4 * (allotted - (book.usedMinor[limit] ?? 0) - winMinor) < allotted;
  });
  if (!isLow) return [];
  const usedMinor = book.usedMinor.map((used, limit) =>
    limits.includes(limit) ? ((used + winMinor) as Minor) : used,
  );
  const needs = lowAllotments({ ...book, usedMinor }, limits);
  return needs === undefined ? [] : askFor(book, needs, stamp);
}
