/**
 * Money back to those who bet: payouts, stakes of void bets, and reversals of both. What wins as
 * much as the approval sum waits for an operator (wallet/held-payout.ts); what came back does not.
 */
import { assert, must } from '../../src/kernel/assert.ts';
import { formatBetId, NO_FIXTURE } from '../../src/kernel/fixture-ids.ts';
import type { PlayerKey } from '../../src/kernel/ids.ts';
import { addMinor, type Minor, ZERO_MINOR } from '../../src/kernel/money.ts';
import { OUTCOMES } from '../line/line.ts';
import type { States } from '../states.ts';
import { payPlayer, takeBack } from '../wallet/debt.ts';
import { holdPayout, holdsPayouts, releasePayout } from '../wallet/held-payout.ts';
import { betsOn, LEDGER_ACCOUNTS, transfer } from '../wallet/ledger.ts';
import {
  accumulatorEntryId,
  approvedEntryId,
  type EntryOf,
  payoutEntryId,
  reversalEntryId,
} from '../wallet/ledger-entry.ts';
import { type Accumulator, type BetResult, isSameResult, resultOf } from './bet.ts';
import type { AccumulatorsSettled, BetsSettled, BookSettled, SettledLeg } from './book-events.ts';
import { bookOf } from './evolve-book.ts';

const WON = OUTCOMES.indexOf('won');

export function evolveBetsSettled(states: States, event: BetsSettled): void {
  const { fixture, round, players, betCounts, ordinals, stakesMinor, atMs } = event;
  const book = bookOf(states, fixture);
  assert(round === book.round + 1, 'bets were settled in the wrong round');
  const { house } = LEDGER_ACCOUNTS;
  transfer(states.ledger, { from: betsOn(fixture), to: house, amountMinor: stakesMinor });
  let first = 0;
  for (const [index, player] of players.entries()) {
    const betCount = must(betCounts[index], 'a player has no count');
    const firstOrdinal = must(ordinals[first], 'a player who is settled has no bet');
    const sums = sumsOf(states, event, { player, first, count: betCount });
    const common = { atMs, fingerprint: 0, fixture, firstOrdinal, betCount };
    if (sums.reversedMinor > 0) {
      const entryId = reversalEntryId(fixture, round, firstOrdinal);
      const entry = { ...common, entryId, kind: 'betReversal', shard: null } as const;
      takeBack(states, { player, to: house, amountMinor: sums.reversedMinor, entry });
    }
    const entryId = payoutEntryId(fixture, round, firstOrdinal);
    pay(states, { player, ...sums, entry: { ...common, entryId } });
    first += betCount;
  }
  assert(first === ordinals.length, 'a bet that is settled has no player');
  book.settling = event.next;
  states.books.put(fixture, book);
}

export function evolveAccumulatorsSettled(states: States, event: AccumulatorsSettled): void {
  const book = bookOf(states, event.fixture);
  assert(event.round === book.round + 1, 'legs were settled in the wrong round');
  for (const settled of event.settled) settleLeg(states, settled, event);
  book.settling = event.next;
  states.books.put(event.fixture, book);
}

export function evolveBookSettled(states: States, { fixture, round }: BookSettled): void {
  const book = bookOf(states, fixture);
  assert(round === book.round + 1, 'resolutions were carried out of order');
  assert((states.ledger.get(betsOn(fixture)) ?? 0) === 0, 'a settled fixture holds stakes');
  book.round = round;
  book.settling = null;
  states.books.put(fixture, book);
}

interface Sums {
  readonly paidMinor: Minor;
  readonly reversedMinor: Minor;
}

/** The sums of a player's bets in a step, without what waits for an operator, or waited. */
function sumsOf(
  states: States,
  event: BetsSettled,
  { player, first, count }: { player: PlayerKey; first: number; count: number },
): Sums {
  const { payoutsMinor, reversedMinor: reversed } = event;
  const mayBeHeld = reversed.length > 0 && holdsPayouts(states);
  let paidMinor = ZERO_MINOR;
  let reversedMinor = ZERO_MINOR;
  for (let at = first; at < first + count; at += 1) {
    const payoutMinor = must(payoutsMinor[at], 'a bet has no payout');
    const backMinor = reversed[at] ?? ZERO_MINOR;
    const isReleased =
      mayBeHeld && backMinor > 0 && releasePayout(states, betAt(states, event, at));
    if (!isReleased) reversedMinor = addMinor(reversedMinor, backMinor);
    const isHeld = payoutMinor >= event.approvalMinor && event.outcomes[at] === WON;
    if (isHeld) holdBet(states, event, { player, at });
    else paidMinor = addMinor(paidMinor, payoutMinor);
  }
  return { paidMinor, reversedMinor };
}

function betAt({ identity }: States, { fixture, ordinals }: BetsSettled, at: number): string {
  const ordinal = must(ordinals[at], 'a place holds no bet');
  return formatBetId({ fixture, shard: identity.shard, ordinal });
}

function holdBet(
  states: States,
  event: BetsSettled,
  { player, at }: { player: PlayerKey; at: number },
): void {
  const { fixture, round, ordinals, payoutsMinor, atMs } = event;
  const firstOrdinal = must(ordinals[at], 'a place holds no bet');
  const entryId = approvedEntryId(fixture, round, firstOrdinal);
  const bets = { fixture, firstOrdinal, betCount: 1 };
  const entry = { entryId, kind: 'betPayout', fingerprint: 0, ...bets } as const;
  const amountMinor = must(payoutsMinor[at], 'a bet has no payout');
  const awardId = betAt(states, event, at);
  holdPayout(states, { awardId, player, amountMinor, entry: { ...entry, atMs } }, atMs);
}

function settleLeg(states: States, settled: SettledLeg, step: AccumulatorsSettled): void {
  const { ordinal, leg, outcome, state, payoutMinor, revision } = settled;
  const accumulator = must(states.accumulators.get(ordinal), 'the accumulator of a leg is missing');
  accumulator.outcomes = accumulator.outcomes.map((known, at) => (at === leg ? outcome : known));
  const result = resultOf(accumulator);
  const isDecided = (result?.state ?? 'accepted') === state;
  assert(isDecided, 'an accumulator came to something else than was decided');
  assert(
    (result?.payoutMinor ?? ZERO_MINOR) === payoutMinor,
    'an accumulator pays something else than was decided',
  );
  if (!isSameResult(result, accumulator.result)) moveMoney(states, accumulator, result, step);
  const isCounted = revision === undefined || revision === accumulator.revision;
  assert(isCounted, 'an accumulator was settled more or less often than was decided');
  states.accumulators.put(ordinal, accumulator);
}

/** From one result to another: the exact reverse of the old one, then the new one. */
function moveMoney(
  states: States,
  accumulator: Accumulator,
  after: BetResult | null,
  { atMs, approvalMinor }: AccumulatorsSettled,
): void {
  const awardId = formatBetId({
    fixture: NO_FIXTURE,
    shard: states.identity.shard,
    ordinal: accumulator.ordinal,
  });
  const { player, ordinal, stakeMinor, result: before, legs } = accumulator;
  const { house, accumulators } = LEDGER_ACCOUNTS;
  accumulator.revision += 1;
  const { revision } = accumulator;
  const bets = { fixture: NO_FIXTURE, firstOrdinal: ordinal, betCount: 1 } as const;
  const common = { atMs, fingerprint: 0, ...bets };
  assert(legs.length > 1, 'an accumulator does not have several legs');
  if (before === null) {
    transfer(states.ledger, { from: accumulators, to: house, amountMinor: stakeMinor });
  } else if (before.payoutMinor > 0 && !releasePayout(states, awardId)) {
    const entryId = accumulatorEntryId('reversal', ordinal, revision);
    const entry = { ...common, entryId, kind: 'betReversal', shard: null } as const;
    takeBack(states, { player, to: house, amountMinor: before.payoutMinor, entry });
  }
  if (after === null) {
    transfer(states.ledger, { from: house, to: accumulators, amountMinor: stakeMinor });
  } else if (after.state === 'won' && after.payoutMinor >= approvalMinor) {
    const entryId = approvedEntryId(NO_FIXTURE, revision, ordinal);
    const entry = { ...common, entryId, kind: 'betPayout' } as const;
    holdPayout(states, { awardId, player, amountMinor: after.payoutMinor, entry }, atMs);
  } else {
    const entryId = accumulatorEntryId('payout', ordinal, revision);
    const { payoutMinor: paidMinor } = after;
    pay(states, { player, paidMinor, entry: { ...common, entryId } });
  }
  accumulator.result = after;
}

function pay(
  states: States,
  {
    player,
    paidMinor,
    entry,
  }: Pick<Sums, 'paidMinor'> & {
    readonly player: Accumulator['player'];
    readonly entry: Omit<EntryOf<'betPayout'>, 'kind' | 'shard'>;
  },
): void {
  if (paidMinor === 0) return;
  const payout = { ...entry, kind: 'betPayout', amountMinor: paidMinor, shard: null } as const;
  const { house: from } = LEDGER_ACCOUNTS;
  payPlayer(states, { player, from, entry: payout });
}
