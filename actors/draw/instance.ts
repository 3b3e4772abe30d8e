/**
 * A draw on one shard: the tickets of that shard's players, from opening to the last credit.
 *
 * scheduled → open → closed → sealed → scanning → scanned → settled → paying → paid, or from any
 * phase before `scanning`: cancelling → refunding → cancelled.
 *
 * Each phase says what the shard owes next (`nextDuty`), so a restart carries on where it stopped.
 */
import { must } from '../../src/kernel/assert.ts';
import type { DrawNo, PlayerKey } from '../../src/kernel/ids.ts';
import { type Minor, ZERO_MINOR } from '../../src/kernel/money.ts';
import { type DrawTerms, salesEndMs } from './terms.ts';

/** Of a draw on one shard; what is made of it says src/fairness/ticket-keys.ts. */
export const TICKET_SECRET_BYTES = 32;

export type InstancePhase =
  | 'scheduled'
  | 'open'
  | 'closed'
  | 'sealed'
  | 'scanning'
  | 'scanned'
  | 'settled'
  | 'paying'
  | 'paid'
  | 'cancelling'
  | 'refunding'
  | 'cancelled';

export interface DrawInstance {
  readonly terms: DrawTerms;
  readonly coordinatorShard: number;
  phase: InstancePhase;
  ticketCount: number;
  stakeMinor: Minor;
  /** True while the stakes are with the coordinator. */
  stakesSealed: boolean;
  /** What its tickets' blinding keys are made of (fairness/ticket-keys.ts); null until it opens. */
  ticketSecretHex: string | null;
  merkleRootHex: string | null;
  numbers: readonly number[] | null;
  /** Tier t stands at index t - 1. */
  winnersByTier: readonly number[] | null;
  prizesByTier: readonly Minor[] | null;
  /** Winners paid so far, in the order of payment; of a cancelled draw, tickets refunded. */
  paidThrough: number;
}

/** A refund sums up a stretch of tickets by buyer, so that it leaves few lines in their history. */
export const REFUNDED_PER_STEP = 2_000;

/** The stretch that a ticket is refunded with, by its first ordinal. */
export function refundStretchOf(ordinal: number): number {
  return ordinal - (ordinal % REFUNDED_PER_STEP);
}

/** A prize that waits for an operator. */
export interface HeldAward {
  readonly draw: DrawNo;
  readonly ordinal: number;
  readonly player: PlayerKey;
  readonly tier: number;
  readonly prizeMinor: Minor;
  readonly heldAtMs: number;
  approvedAtMs: number | null;
}

/** What an actor owes, and from when on: it waits until that has surely come. */
export interface Duty<Kind extends string> {
  readonly duty: Kind;
  readonly atMs: number;
}

export type InstanceDuty = 'close' | 'seal' | 'scan' | 'pay' | 'refund';

export function nextInstanceDuty({ phase, terms }: DrawInstance): Duty<InstanceDuty> | undefined {
  switch (phase) {
    case 'open':
      return { duty: 'close', atMs: salesEndMs(terms) };
    case 'closed':
      return { duty: 'seal', atMs: 0 };
    case 'scanning':
      return { duty: 'scan', atMs: 0 };
    case 'paying':
      return { duty: 'pay', atMs: 0 };
    case 'refunding':
      return { duty: 'refund', atMs: 0 };
    default:
      return undefined;
  }
}

/** What a ticket of that tier is paid; 0 for a ticket that won nothing. */
export function prizeOf(instance: DrawInstance, tier: number): Minor {
  if (tier === 0) return ZERO_MINOR;
  return must(instance.prizesByTier?.[tier - 1], 'a settled draw has a prize for each tier');
}
