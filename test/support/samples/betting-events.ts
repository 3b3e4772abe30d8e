/** What has happened on events before a test begins, in brief. Shard 0 of 2 is home to EVENT. */

import type { Accumulator, Leg } from '../../../actors/book/bet.ts';
import type { Book } from '../../../actors/book/book.ts';
import {
  ACCUMULATORS_PER_STEP,
  decideSettleAccumulators,
  decideSettleBets,
  placeOfSettlement,
} from '../../../actors/book/decide-settlement.ts';
import type { ShardEvent } from '../../../actors/events.ts';
import { type Line, liabilityLimits, type Outcome } from '../../../actors/line/line.ts';
import type { States } from '../../../actors/states.ts';
import { clientEntryId } from '../../../actors/wallet/ledger-entry.ts';
import { assert, must } from '../../../src/kernel/assert.ts';
import { type FixtureNo, fixtureNo } from '../../../src/kernel/fixture-ids.ts';
import type { PlayerKey } from '../../../src/kernel/ids.ts';
import { minor } from '../../../src/kernel/money.ts';
import { type MapStore, type Stage, stampAt } from '../cluster/actor-stage.ts';
import { OPERATOR } from './actor-events.ts';

export const FIXTURE = fixtureNo(4);
export const OTHER = fixtureNo(6);
export const THIRD = fixtureNo(8);

/** First team or not, at 1.85, until 60,000; limits are out of reach unless a test lowers them. */
export const SAMPLE_LINE: Line = {
  fixture: FIXTURE,
  version: 1,
  title: 'Reds – Blues',
  deadlineMs: 60_000,
  state: 'open',
  markets: [{ name: 'match', liabilityMinorMax: minor(1_000_000) }],
  selections: [
    { market: 0, name: 'Reds', oddsHundredths: 185, liabilityMinorMax: minor(1_000_000) },
  ],
  terms: {
    stakeMinorMin: minor(1),
    stakeMinorMax: minor(100_000),
    payoutMinorMax: minor(10_000_000),
    correctionMs: 100_000,
  },
  resolutions: [],
  createdAtMs: 1_000,
  changedAtMs: 1_000,
};

/** 1, X and 2 at 2.50, 3.30 and 2.80. */
export const MATCH: Line = {
  ...SAMPLE_LINE,
  selections: [
    { market: 0, name: '1', oddsHundredths: 250, liabilityMinorMax: minor(1_000_000) },
    { market: 0, name: 'X', oddsHundredths: 330, liabilityMinorMax: minor(1_000_000) },
    { market: 0, name: '2', oddsHundredths: 280, liabilityMinorMax: minor(1_000_000) },
  ],
};

/** Sets both limits of a two-way event to this. */
export function withLimit(line: Line, limitMinor: number): Line {
  const liabilityMinorMax = minor(limitMinor);
  return {
    ...line,
    markets: line.markets.map((market) => ({ ...market, liabilityMinorMax })),
    selections: line.selections.map((selection) => ({ ...selection, liabilityMinorMax })),
  };
}

/** The line with one more result, one version higher. */
export function resolvedAs(line: Line, outcomes: readonly Outcome[], atMs = 70_000): Line {
  const isVoid = outcomes.every((outcome) => outcome === 'void');
  return {
    ...line,
    version: line.version + 1,
    state: isVoid ? 'void' : 'finished',
    resolutions: [...line.resolutions, { outcomes, by: OPERATOR, reason: null, atMs }],
    changedAtMs: atMs,
  };
}

/** The book opens with all of each limit. */
export function bookOpened(line: Line = SAMPLE_LINE): ShardEvent {
  return {
    type: 'BookUpdated',
    line,
    lateFromMs: null,
    homeShard: 0,
    allotmentsMinor: liabilityLimits(line),
  };
}

export function bookUpdated(line: Line, lateFromMs: number | null = null): ShardEvent {
  return { type: 'BookUpdated', line, lateFromMs, homeShard: 0, allotmentsMinor: [] };
}

export interface SampleBet {
  readonly fixture?: FixtureNo;
  readonly selection?: number;
  readonly stakeMinor: number;
  readonly oddsHundredths?: number;
  readonly atMs?: number;
}

export function placed(player: PlayerKey, ordinal: number, bet: SampleBet): ShardEvent {
  const fixture = bet.fixture ?? FIXTURE;
  return {
    type: 'BetPlaced',
    fixture,
    player,
    entryId: clientEntryId(`bet-${fixture}-${ordinal}`),
    fingerprint: 5,
    ordinal,
    selection: bet.selection ?? 0,
    stakeMinor: minor(bet.stakeMinor),
    oddsHundredths: bet.oddsHundredths ?? 185,
    version: 1,
    atMs: bet.atMs ?? 2_000,
  };
}

export function combined(
  player: PlayerKey,
  ordinal: number,
  stakeMinor: number,
  ...legs: readonly Leg[]
): ShardEvent {
  return {
    type: 'AccumulatorPlaced',
    player,
    entryId: clientEntryId(`acc-${ordinal}`),
    fingerprint: 5,
    ordinal,
    legs,
    stakeMinor: minor(stakeMinor),
    liabilityMinor: minor(100),
    atMs: 2_000,
  };
}

export function bookIn(states: States, fixture: FixtureNo = FIXTURE): Book {
  return must(states.books.get(fixture), 'the book was opened');
}

/** Carries out what the book owes, step by step, and counts the steps. */
export function settle(
  stage: Stage,
  fixture: FixtureNo = FIXTURE,
  nowMs = 80_000,
  approvalMinor = 1_000_000,
  onEvent: (event: ShardEvent) => void = () => undefined,
): number {
  const stamp = { ...stampAt(nowMs), approvalMinor: minor(approvalMinor) };
  let steps = 0;
  for (
    let book = bookIn(stage.states, fixture);
    isOwing(book);
    book = bookIn(stage.states, fixture)
  ) {
    const decision =
      placeOfSettlement(book).of === 'bets'
        ? decideSettleBets(book, stage.bets.byPlayer(fixture), stamp)
        : decideSettleAccumulators(book, legsFrom(stage.states, book), stamp);
    assert(decision.kind === 'accepted', 'a settlement was refused');
    decision.events.forEach(onEvent);
    stage.and(...decision.events);
    steps += 1;
  }
  return steps;
}

function isOwing({ line, round }: Book): boolean {
  return line.resolutions.length > round;
}

function legsFrom(
  states: States,
  book: Book,
): { readonly accumulator: Accumulator; readonly leg: number }[] {
  const { ordinal: from } = placeOfSettlement(book);
  const legs = states.legs as MapStore<{ fixture: FixtureNo; ordinal: number }, number>;
  return legs
    .entries()
    .filter(([{ fixture, ordinal }]) => fixture === book.line.fixture && ordinal >= from)
    .sort(([{ ordinal: left }], [{ ordinal: right }]) => left - right)
    .slice(0, ACCUMULATORS_PER_STEP)
    .map(([{ ordinal }, leg]) => {
      return { accumulator: must(states.accumulators.get(ordinal), 'it has its row'), leg };
    });
}
