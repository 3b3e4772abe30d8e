/**
 * Carrying out a resolution, step by step: first the bets on the fixture, then the legs on it.
 *
 * Each step is one decision and one commit. What a bet comes to follows from the outcomes alone,
 * and what it was paid before from those of the round before, so a step can be decided again after
 * a crash, and no order of results, corrections and voids pays anything twice.
 */
import { assert, must } from '../../src/kernel/assert.ts';
import type { PlayerKey } from '../../src/kernel/ids.ts';
import { type Minor, ZERO_MINOR } from '../../src/kernel/money.ts';
import { accept, type Stamp } from '../decider.ts';
import { OUTCOMES, type Outcome } from '../line/line.ts';
import { postMail } from '../mail/mail.ts';
import type { StakeRewardsMoved } from '../points/points-events.ts';
import { RewardMoves, rewardsOfAccumulators, rewardsOfBets } from '../points/stake-reward.ts';
import {
  type Accumulator,
  type Bet,
  type BetState,
  isSameResult,
  outcomeOf,
  paidFor,
  resultOf,
} from './bet.ts';
import type { BetsByPlayer } from './bet-columns.ts';
import type { Book, SettlementPlace } from './book.ts';
import type { BetsSettled, SettledLeg } from './book-events.ts';
import type { BookDecision } from './decide-book.ts';

/** Bets in one commit: other work of the shard waits no longer than this takes (1 ms). */
export const BETS_PER_STEP = 8_192;
/** Accounts in one commit; each costs a credit and an entry: 2 ms, where 2,000 took 7 to 20. */
export const PLAYERS_PER_STEP = 500;
/** Accumulators in one commit: rows of their own, so each costs more than a bet. */
export const ACCUMULATORS_PER_STEP = 500;

const FIRST_BET: SettlementPlace = { of: 'bets', player: 0 as PlayerKey, ordinal: 0 };
const FIRST_ACCUMULATOR: SettlementPlace = { of: 'accumulators', ordinal: 0 };

export function placeOfSettlement({ settling }: Book): SettlementPlace {
  return settling ?? FIRST_BET;
}

/** The outcomes that are carried out now, and those of the round before. */
function outcomesOfRound({ line, round }: Book) {
  const { outcomes } = must(line.resolutions[round], 'a settlement carries out no resolution');
  return { outcomes, before: round === 0 ? undefined : line.resolutions[round - 1]?.outcomes };
}

/** The next stretch of bets. A correction skips those whose result stays the same. */
export function decideSettleBets(book: Book, bets: BetsByPlayer, stamp: Stamp): BookDecision {
  const from = placeOfSettlement(book);
  assert(from.of === 'bets', 'bets are settled after accumulators');
  assert(bets.count === book.betCount, 'other bets are settled than were placed');
  const { outcomes, before } = outcomesOfRound(book);
  const step = new Step(before !== undefined);
  let place = bets.placeOf(from.player, from.ordinal);
  for (; place < bets.count && !step.isFull; place += 1) {
    const ordinal = bets.ordinalAt(place);
    const bet = bets.columns.bet(ordinal);
    const outcome = outcomeOf(outcomes, bet, book.lateFromMs);
    const was = before && outcomeOf(before, bet, book.lateFromMs);
    step.take(ordinal, bet, outcome, was);
  }
  const next = place < bets.count ? placeAt(bets, place) : FIRST_ACCUMULATOR;
  return accept(step.events(book, next, stamp));
}

/** The next accumulators with a leg on the fixture, in the order of their ordinals. */
export function decideSettleAccumulators(
  book: Book,
  found: readonly { readonly accumulator: Accumulator; readonly leg: number }[],
  { nowMs, approvalMinor }: Stamp,
): BookDecision {
  assert(placeOfSettlement(book).of === 'accumulators', 'accumulators are settled before bets');
  const { fixture } = book.line;
  const round = book.round + 1;
  const last = found.at(-1);
  if (last === undefined) {
    return accept([
      { type: 'BookSettled', fixture, round, atMs: nowMs },
      postMail(book.homeShard, { message: 'ReportSettled', fixture, round }),
    ]);
  }
  const settled = found.map(({ accumulator, leg }) => settledLeg(book, accumulator, leg));
  const next = { of: 'accumulators', ordinal: last.accumulator.ordinal + 1 } as const;
  const step = { fixture, round, settled, approvalMinor, next, atMs: nowMs };
  const rewards = rewardsOfLegs(found, settled);
  const operation = rewardsOfAccumulators(
    fixture,
    round,
    must(settled[0], 'a step settles no accumulator').ordinal,
  );
  const moved = rewards.event({ operation, draw: 0, fixture, atMs: nowMs });
  return accept([{ type: 'AccumulatorsSettled', ...step }, ...moved]);
}

/** What accumulators had earned whose stakes come back, or are taken again. */
function rewardsOfLegs(
  found: readonly { readonly accumulator: Accumulator }[],
  settled: readonly SettledLeg[],
): RewardMoves {
  const moves = new RewardMoves();
  for (const [index, { accumulator }] of found.entries()) {
    const { player, result, rewardHundredths } = accumulator;
    const isBack = settled[index]?.state === 'void';
    const wasBack = result?.state === 'void';
    if (isBack === wasBack) continue;
    if (isBack) moves.takeBack(player, rewardHundredths);
    else moves.giveAnew(player, rewardHundredths);
  }
  return moves;
}

function settledLeg(book: Book, accumulator: Accumulator, leg: number): SettledLeg {
  const { ordinal, player, legs, acceptedAtMs } = accumulator;
  const { fixture, selection } = must(legs[leg], 'an accumulator does not have that leg');
  assert(fixture === book.line.fixture, 'a leg stands on another fixture than is settled');
  const { outcomes } = outcomesOfRound(book);
  const outcome = outcomeOf(outcomes, { selection, acceptedAtMs }, book.lateFromMs);
  const after = accumulator.outcomes.map((known, index) => (index === leg ? outcome : known));
  const result = resultOf({ ...accumulator, outcomes: after });
  const state: BetState = result?.state ?? 'accepted';
  const payoutMinor = result?.payoutMinor ?? ZERO_MINOR;
  const settled = { ordinal, leg, outcome, player, state, payoutMinor };
  if (isSameResult(result, accumulator.result)) return settled;
  return { ...settled, revision: accumulator.revision + 1 };
}

function placeAt(bets: BetsByPlayer, place: number): SettlementPlace {
  const ordinal = bets.ordinalAt(place);
  return { of: 'bets', player: bets.columns.bet(ordinal).player, ordinal };
}

/** Gathers the columns of one `BetsSettled`. */
class Step {
  readonly #isCorrection: boolean;
  readonly #players: PlayerKey[] = [];
  readonly #betCounts: number[] = [];
  readonly #ordinals: number[] = [];
  readonly #outcomes: number[] = [];
  readonly #payoutsMinor: Minor[] = [];
  readonly #reversedMinor: Minor[] = [];
  readonly #rewards = new RewardMoves();
  #seenCount = 0;
  #stakesMinor = 0;

  constructor(isCorrection: boolean) {
    this.#isCorrection = isCorrection;
  }

  get isFull(): boolean {
    return this.#seenCount >= BETS_PER_STEP || this.#players.length >= PLAYERS_PER_STEP;
  }

  take(ordinal: number, bet: Bet, outcome: Outcome, was: Outcome | undefined): void {
    this.#seenCount += 1;
    if (outcome === was) return;
    if (this.#players.at(-1) === bet.player) {
      this.#betCounts[this.#betCounts.length - 1] = (this.#betCounts.at(-1) ?? 0) + 1;
    } else {
      this.#players.push(bet.player);
      this.#betCounts.push(1);
    }
    this.#ordinals.push(ordinal);
    this.#outcomes.push(OUTCOMES.indexOf(outcome));
    this.#payoutsMinor.push(paidFor(bet, outcome));
    if (was === undefined) this.#stakesMinor += bet.stakeMinor;
    else this.#reversedMinor.push(paidFor(bet, was));
    if (bet.rewardHundredths === undefined) return;
    if (outcome === 'void') this.#rewards.takeBack(bet.player, bet.rewardHundredths);
    else if (was === 'void') this.#rewards.giveAnew(bet.player, bet.rewardHundredths);
  }

  events(
    { line, round }: Book,
    next: SettlementPlace,
    { nowMs: atMs, approvalMinor }: Stamp,
  ): (BetsSettled | StakeRewardsMoved)[] {
    assert(!this.#isCorrection || this.#stakesMinor === 0, 'stakes are taken twice');
    const { fixture } = line;
    const operation = rewardsOfBets(fixture, round + 1, this.#ordinals[0] ?? 0);
    const moved = this.#rewards.event({ operation, draw: 0, fixture, atMs });
    const settled: BetsSettled = {
      type: 'BetsSettled',
      fixture: line.fixture,
      round: round + 1,
      players: this.#players,
      betCounts: this.#betCounts,
      ordinals: this.#ordinals,
      outcomes: this.#outcomes,
      payoutsMinor: this.#payoutsMinor,
      reversedMinor: this.#reversedMinor,
      stakesMinor: this.#stakesMinor as Minor,
      approvalMinor,
      next,
      atMs,
    };
    return [settled, ...moved];
  }
}
