/**
 * A line: a fixture as the line provider keeps it, on the shard that its number falls to.
 *
 * open ⇄ suspended → closed (at the deadline) → finished or void. A result may come in any state
 * before it; after it only a correction, within a set time. A line is a value: every change makes a
 * new one, one version higher, and that whole value travels to those who take bets.
 */
import { assert, must } from '../../src/kernel/assert.ts';
import { FIXTURE_NUMBER_MAX, type FixtureNo, fixtureNo } from '../../src/kernel/fixture-ids.ts';
import type { PlayerKey } from '../../src/kernel/ids.ts';
import type { Minor } from '../../src/kernel/money.ts';
import { type Founders, founderOf } from '../../src/kernel/shard-counts.ts';
import type { Duty } from '../draw/instance.ts';

export const LINE_STATES = ['open', 'suspended', 'closed', 'finished', 'void'] as const;
export type LineState = (typeof LINE_STATES)[number];

/** Their positions are a storage format (book/book-events.ts). */
export const OUTCOMES = ['lost', 'won', 'void'] as const;
export type Outcome = (typeof OUTCOMES)[number];

export const MARKETS_MAX = 8;
export const SELECTIONS_PER_MARKET_MAX = 16;
export const TITLE_LENGTH_MAX = 100;
export const NAME_LENGTH_MAX = 40;
/** A single stake above this (ten million in major units) is a mistake; it fits 32 bits. */
export const BET_STAKE_MINOR_MAX = 1_000_000_000;
/** The result and its corrections: needing more would be a sign of another problem. */
export const RESOLUTIONS_MAX = 16;

export interface Market {
  readonly name: string;
  /** What the house may lose on all selections of the market together. */
  readonly liabilityMinorMax: Minor;
}

export interface Selection {
  /** Index of its market. */
  readonly market: number;
  readonly name: string;
  readonly oddsHundredths: number;
  /** What the house may lose on this selection. */
  readonly liabilityMinorMax: Minor;
}

/** What is fixed when a fixture is created. */
export interface BettingTerms {
  readonly stakeMinorMin: Minor;
  readonly stakeMinorMax: Minor;
  /** What one bet may pay, its stake included. */
  readonly payoutMinorMax: Minor;
  /** How long after the first result it may be corrected. */
  readonly correctionMs: number;
}

/** A result, or a correction of the one before it. */
export interface Resolution {
  /** By selection. */
  readonly outcomes: readonly Outcome[];
  readonly by: PlayerKey;
  readonly reason: string | null;
  readonly atMs: number;
}

export interface Line {
  readonly fixture: FixtureNo;
  /** Counts from 1, one higher with each change. */
  readonly version: number;
  readonly title: string;
  readonly deadlineMs: number;
  readonly state: LineState;
  readonly markets: readonly Market[];
  readonly selections: readonly Selection[];
  readonly terms: BettingTerms;
  /** Oldest first; empty until there is a result. */
  readonly resolutions: readonly Resolution[];
  readonly createdAtMs: number;
  readonly changedAtMs: number;
}

/** What a version said about the price, and why it was made: kept for ever. */
export interface LineVersion {
  readonly fixture: FixtureNo;
  readonly version: number;
  readonly state: LineState;
  readonly deadlineMs: number;
  /** By selection. */
  readonly oddsHundredths: readonly number[];
  readonly change: LineChange;
  /** Null for the deadline, which nobody makes. */
  readonly by: PlayerKey | null;
  readonly reason: string | null;
  readonly atMs: number;
}

export const LINE_CHANGES = [
  'created',
  'changed',
  'suspended',
  'resumed',
  'closed',
  'finished',
  'corrected',
  'voided',
] as const;
export type LineChange = (typeof LINE_CHANGES)[number];

/** The shard where a fixture is at home. */
export function homeShardOf(fixture: FixtureNo, founders: Founders): number {
  return founderOf(fixture, founders);
}

/** Each shard gives its own numbers, which fall to that shard. Undefined when they are used up. */
export function numberOfLine(
  lineCount: number,
  { shard, founderCount }: Founders & { readonly shard: number },
): FixtureNo | undefined {
  const number = (lineCount + 1) * founderCount + shard;
  return number > FIXTURE_NUMBER_MAX ? undefined : fixtureNo(number);
}

export function nextLineDuty({ state, deadlineMs }: Line): Duty<'close'> | undefined {
  if (state !== 'open' && state !== 'suspended') return undefined;
  return { duty: 'close', atMs: deadlineMs };
}

/** The outcomes that hold now. */
export function outcomesOf({ resolutions }: Pick<Line, 'resolutions'>): readonly Outcome[] {
  return must(resolutions.at(-1), 'a resolved fixture has no outcomes').outcomes;
}

/** Limits of a fixture: its markets' first, then its selections', in the order of both. */
export function liabilityLimits({ markets, selections }: Line): Minor[] {
  return [...markets, ...selections].map(({ liabilityMinorMax }) => liabilityMinorMax);
}

/** Which two of a fixture's limits a bet on that selection uses: its market's and its own. */
export function limitsOfSelection(
  { markets, selections }: Pick<Line, 'markets' | 'selections'>,
  selection: number,
): readonly [number, number] {
  const known = must(selections[selection], 'a bet names no selection of its fixture');
  assert(known.market < markets.length, 'a selection stands in no market');
  return [known.market, markets.length + selection];
}
