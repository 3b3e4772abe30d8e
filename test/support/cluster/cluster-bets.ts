import type { LegWanted, PlaceBet } from '../../../actors/book/decide-bet.ts';
import type { ChangeLine, CreateLine } from '../../../actors/line/decide-line.ts';
import type { Outcome } from '../../../actors/line/line.ts';
import type { FixtureNo } from '../../../src/kernel/fixture-ids.ts';
import type { PlayerKey } from '../../../src/kernel/ids.ts';
import { founderOf } from '../../../src/kernel/shard-counts.ts';
import type { Cluster } from './cluster.ts';
import type { TestPlayer } from './cluster-players.ts';

const BY = 1 as PlayerKey;
let keyCount = 0;

/** An event with one market; odds by name, and all its limits are the same. */
export interface TestFixture {
  readonly odds?: Readonly<Record<string, number>>;
  readonly limitMinor?: number;
  readonly deadlineInS?: number;
  readonly home?: number;
}

export function creation(cluster: Cluster, wanted: TestFixture): CreateLine {
  const liabilityMinorMax = wanted.limitMinor ?? 100_000_000;
  const selections = Object.entries(wanted.odds ?? { Reds: 200 }).map(([name, oddsHundredths]) => {
    return { name, oddsHundredths, liabilityMinorMax };
  });
  return {
    title: 'Reds – Blues',
    deadlineMs: cluster.clock.nowMs + (wanted.deadlineInS ?? 60) * 1_000,
    markets: [{ name: 'match', liabilityMinorMax, selections }],
    terms: {
      stakeMinorMin: 1,
      stakeMinorMax: 1_000_000,
      payoutMinorMax: 100_000_000,
      correctionMs: 3_600_000,
    },
    by: BY,
  };
}

/** Created, and known to every shard. */
export async function openFixture(cluster: Cluster, wanted: TestFixture = {}): Promise<FixtureNo> {
  const { line } = await cluster.get(wanted.home ?? 0, 'createFixture', creation(cluster, wanted));
  await cluster.settle();
  return line.fixture;
}

export function homeOf(cluster: Cluster, fixture: FixtureNo): number {
  return founderOf(fixture, cluster);
}

export function oddsChange(fixture: FixtureNo, changes: Partial<ChangeLine>): ChangeLine {
  const nothing = { version: null, deadlineMs: null, odds: [], limits: [], state: null };
  return { fixture, ...nothing, reason: null, by: BY, ...changes };
}

export function slip(
  { player }: TestPlayer,
  fixture: FixtureNo | readonly Partial<LegWanted>[],
  stakeMinor: number,
  changes: Partial<PlaceBet> = {},
): PlaceBet {
  keyCount += 1;
  const legs = typeof fixture === 'number' ? [{ fixture, selection: 0 }] : fixture;
  return {
    player,
    legs: legs.map((leg) => ({
      fixture: 0 as FixtureNo,
      selection: 0,
      oddsHundredths: null,
      ...leg,
    })),
    stakeMinor,
    accept: 'same',
    idempotencyKey: `bet-${keyCount}`,
    fingerprint: 1,
    ...changes,
  };
}

export async function resolveOn(
  cluster: Cluster,
  fixture: FixtureNo,
  ...outcomes: readonly Outcome[]
): Promise<void> {
  const request = { fixture, outcomes, reason: null, by: BY };
  await cluster.get(homeOf(cluster, fixture), 'resolveFixture', request);
  await cluster.settle();
}

export async function correct(
  cluster: Cluster,
  fixture: FixtureNo,
  ...outcomes: readonly Outcome[]
): Promise<void> {
  const request = { fixture, outcomes, reason: 'scoreboard', by: BY };
  await cluster.get(homeOf(cluster, fixture), 'correctFixture', request);
  await cluster.settle();
}

/** What all shards together may still grant and have used of an event's first limit. */
export async function liability(
  cluster: Cluster,
  fixture: FixtureNo,
): Promise<{ usedMinor: number; allottedMinor: number }> {
  let usedMinor = 0;
  let allottedMinor = 0;
  for (const shard of cluster.shards.keys()) {
    const book = await cluster.get(shard, 'getBook', { fixture });
    usedMinor += book.usedMinor[0] ?? 0;
    allottedMinor += book.allottedMinor[0] ?? 0;
  }
  return { usedMinor, allottedMinor };
}
