/**
 * The one coordinator of a draw: it walks the draw through its life by mail with its instances.
 *
 * scheduled → open → closed → sealed → drawn → settled → published, or cancelled from any state
 * before drawn. Between settled and published it has the shards pay (`paying` is set), so that
 * whoever sees the results finds their prize in their wallet.
 *
 * A draw that is cancelled once it was open is sealed all the same, and reveals what it would have
 * drawn; only then its buyers are refunded. Whoever can read the seed must not be able to cancel
 * just the draws that would cost much, unseen.
 */
import type { DrawNo } from '../../src/kernel/ids.ts';
import type { Minor } from '../../src/kernel/money.ts';
import type { Rollover } from '../calendar/calendar.ts';
import type { Duty } from '../draw/instance.ts';
import { type DrawTerms, salesEndMs } from '../draw/terms.ts';
import type { Settlement } from '../games/prizes.ts';

export const DRAW_STATES = [
  'scheduled',
  'open',
  'closed',
  'sealed',
  'drawn',
  'settled',
  'published',
  'cancelled',
] as const;
export type DrawState = (typeof DRAW_STATES)[number];

/** What a shard reported when its sales had ended. */
export interface ShardSeal {
  readonly shard: number;
  readonly ticketCount: number;
  readonly stakeMinor: Minor;
  readonly merkleRootHex: string;
}

export interface Coordinator {
  readonly draw: DrawNo;
  readonly terms: DrawTerms;
  state: DrawState;
  /** When the numbers are drawn at the earliest; an operator may bring it forward. */
  conductsAtMs: number;
  /** Secret until published: its commitment binds the engine, not the public. */
  serverSeedHex: string | null;
  commitmentHex: string | null;
  /** By shard; null until it has reported. */
  seals: readonly (ShardSeal | null)[];
  ticketsRootHex: string | null;
  /** Null until the calendar has granted it. */
  jackpotInMinor: Minor | null;
  /** The draws that it came from; as long as the jackpot is here or was paid from here. */
  jackpotFrom: readonly Rollover[];
  /** Of a cancelled draw, those that it would have had. */
  numbers: readonly number[] | null;
  /** By shard; null until it has reported. */
  winnersByShard: readonly (readonly number[] | null)[];
  settlement: Settlement | null;
  paying: boolean;
  paidShards: readonly number[];
  publishedAtMs: number | null;
  cancelledAtMs: number | null;
  cancelReason: string | null;
}

export type CoordinatorDuty = 'open' | 'close' | 'seal' | 'conduct' | 'release' | 'reveal';

export function nextCoordinatorDuty(coordinator: Coordinator): Duty<CoordinatorDuty> | undefined {
  const { state, terms, conductsAtMs, seals, jackpotInMinor, paying } = coordinator;
  switch (state) {
    case 'scheduled':
      return { duty: 'open', atMs: terms.opensAtMs };
    case 'open':
      return { duty: 'close', atMs: salesEndMs(terms) };
    case 'closed':
      if (seals.includes(null)) return undefined;
      return { duty: 'seal', atMs: 0 };
    case 'sealed':
      if (jackpotInMinor === null) return undefined;
      return { duty: 'conduct', atMs: conductsAtMs };
    case 'settled':
      return paying ? undefined : { duty: 'release', atMs: terms.resultsAtMs };
    case 'cancelled':
      if (!hasToReveal(coordinator) || seals.includes(null)) return undefined;
      return { duty: 'reveal', atMs: 0 };
    default:
      return undefined;
  }
}

/** A draw that was cancelled before it opened has no seed, and has sold nothing. */
export function hasToReveal({ state, commitmentHex, numbers }: Coordinator): boolean {
  return state === 'cancelled' && commitmentHex !== null && numbers === null;
}

export function isCancelledForGood(coordinator: Coordinator): boolean {
  return coordinator.state === 'cancelled' && !hasToReveal(coordinator);
}

/** Sales over all shards; only a draw that was sealed knows them. */
export function sealedSales({ seals }: Coordinator): { ticketCount: number; salesMinor: number } {
  let ticketCount = 0;
  let salesMinor = 0;
  for (const seal of seals) {
    ticketCount += seal?.ticketCount ?? 0;
    salesMinor += seal?.stakeMinor ?? 0;
  }
  return { ticketCount, salesMinor };
}
