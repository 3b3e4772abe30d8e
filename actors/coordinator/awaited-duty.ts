/** What has to happen next with a draw, for those who watch over it: also what it waits for. */
import { salesEndMs } from '../draw/terms.ts';
import { type Coordinator, hasToReveal } from './coordinator.ts';

export const DRAW_DUTIES = [
  'open',
  'close',
  'seal',
  'conduct',
  'settle',
  'publish',
  'reveal',
] as const;
export type DrawDuty = (typeof DRAW_DUTIES)[number];

export interface AwaitedDuty {
  readonly duty: DrawDuty;
  /** When it should be done, not when it can be begun: a draw that is late has passed it. */
  readonly dueAtMs: number;
  /** Undefined: nothing but its time, or the coordinator's own turn. */
  readonly waitsFor?: Awaited | undefined;
}

export interface Awaited {
  readonly what: 'shards' | 'jackpot';
  /** Those that have not reported. */
  readonly shards: readonly number[];
}

/** Undefined: the draw is over. */
export function awaitedDuty(coordinator: Coordinator): AwaitedDuty | undefined {
  const { terms, conductsAtMs } = coordinator;
  switch (coordinator.state) {
    case 'scheduled':
      return { duty: 'open', dueAtMs: terms.opensAtMs };
    case 'open':
      return { duty: 'close', dueAtMs: salesEndMs(terms) };
    // The tickets of a crowd take seconds to be sealed, which nobody waits for before this.
    case 'closed':
      return { duty: 'seal', dueAtMs: conductsAtMs, waitsFor: missing(coordinator.seals) };
    case 'sealed': {
      const { jackpot, naming } = coordinator;
      const isGranted = jackpot !== null;
      const awaited = isGranted ? undefined : ({ what: 'jackpot', shards: [] } as const);
      const waitsFor = naming === null ? awaited : ({ what: 'shards', shards: [] } as const);
      return { duty: 'conduct', dueAtMs: conductsAtMs, waitsFor };
    }
    case 'drawn':
      return {
        duty: 'settle',
        dueAtMs: terms.resultsAtMs,
        waitsFor: missing(coordinator.winnersByShard),
      };
    case 'settled':
      return {
        duty: 'publish',
        dueAtMs: terms.resultsAtMs,
        waitsFor: coordinator.paying ? unpaid(coordinator) : undefined,
      };
    case 'cancelled':
      if (!hasToReveal(coordinator)) return undefined;
      return {
        duty: 'reveal',
        dueAtMs: coordinator.cancelledAtMs,
        waitsFor: missing(coordinator.seals),
      };
    case 'published':
      return undefined;
  }
}

function missing(reports: readonly unknown[]): Awaited | undefined {
  const shards = Array.from(reports.keys()).filter((shard) => reports[shard] === null);
  return shards.length === 0 ? undefined : { what: 'shards', shards };
}

function unpaid({
  seals,
  paidShards,
}: {
  readonly seals: readonly unknown[];
  readonly paidShards: readonly number[];
}): Awaited {
  const shards = Array.from(seals.keys()).filter((shard) => !paidShards.includes(shard));
  return { what: 'shards', shards };
}
