import type { LegWanted, PlaceBet } from '../../actors/book/decide-bet.ts';
import type { ChangeLine, CreateLine } from '../../actors/line/decide-line.ts';
import type { Outcome } from '../../actors/line/line.ts';
import type { EventNo } from '../../src/kernel/event-ids.ts';
import type { PlayerKey } from '../../src/kernel/ids.ts';
import type { Cluster } from './cluster.ts';
import type { TestPlayer } from './cluster-players.ts';

const BY = 1 as PlayerKey;
let keyCount = 0;

/** An event of one market; odds by name, limits the same for all of it. */
export interface TestEvent {
  readonly odds?: Readonly<Record<string, number>>;
  readonly limitMinor?: number;
  readonly deadlineInS?: number;
  readonly home?: number;
}

export function creation(cluster: Cluster, event: TestEvent): CreateLine {
  const liabilityMinorMax = event.limitMinor ?? 100_000_000;
  const selections = Object.entries(event.odds ?? { Reds: 200 }).map(([name, oddsHundredths]) => {
    return { name, oddsHundredths, liabilityMinorMax };
  });
  return {
    title: 'Reds – Blues',
    deadlineMs: cluster.clock.nowMs + (event.deadlineInS ?? 60) * 1_000,
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
export async function openEvent(cluster: Cluster, event: TestEvent = {}): Promise<EventNo> {
  const { line } = await cluster.get(event.home ?? 0, 'createEvent', creation(cluster, event));
  await cluster.settle();
  return line.event;
}

export function homeOf(cluster: Cluster, event: EventNo): number {
  return event % cluster.shards.length;
}

export function changeOf(event: EventNo, changes: Partial<ChangeLine>): ChangeLine {
  const nothing = { version: null, deadlineMs: null, odds: [], limits: [], state: null };
  return { event, ...nothing, reason: null, by: BY, ...changes };
}

export function slip(
  { player }: TestPlayer,
  event: EventNo | readonly Partial<LegWanted>[],
  stakeMinor: number,
  changes: Partial<PlaceBet> = {},
): PlaceBet {
  keyCount += 1;
  const legs = typeof event === 'number' ? [{ event, selection: 0 }] : event;
  return {
    player,
    legs: legs.map((leg) => ({
      event: 0 as EventNo,
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

export async function resolve(
  cluster: Cluster,
  event: EventNo,
  ...outcomes: readonly Outcome[]
): Promise<void> {
  const request = { event, outcomes, reason: null, by: BY };
  await cluster.get(homeOf(cluster, event), 'resolveEvent', request);
  await cluster.settle();
}

export async function correct(
  cluster: Cluster,
  event: EventNo,
  ...outcomes: readonly Outcome[]
): Promise<void> {
  const request = { event, outcomes, reason: 'scoreboard', by: BY };
  await cluster.get(homeOf(cluster, event), 'correctEvent', request);
  await cluster.settle();
}

/** What all shards together may still grant and have used of an event's first limit. */
export async function liability(
  cluster: Cluster,
  event: EventNo,
): Promise<{ usedMinor: number; grantedMinor: number }> {
  let usedMinor = 0;
  let grantedMinor = 0;
  for (const shard of cluster.shards.keys()) {
    const book = await cluster.get(shard, 'getBook', { event });
    usedMinor += book.usedMinor[0] ?? 0;
    grantedMinor += book.grantedMinor[0] ?? 0;
  }
  return { usedMinor, grantedMinor };
}
