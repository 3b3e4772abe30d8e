/**
 * A draw on one shard: the tickets of that shard's players, from opening to the last credit.
 *
 * scheduled → open → closed → sealed → scanning → scanned → settled → paying → paid, or from
 * `sealed`: cancelling → refunding → cancelled, or from `scheduled`: cancelled.
 *
 * Each phase says what the shard owes next (`nextInstanceDuty`), so a restart carries on there.
 */
import { must } from '../../src/kernel/assert.ts';
import type { DrawNo, PlayerKey } from '../../src/kernel/ids.ts';
import { addMinor, type Minor, multiplyMinor, ZERO_MINOR } from '../../src/kernel/money.ts';
import type { ReturnedTickets } from './returned-tickets.ts';
import { type DrawTerms, salesEndMs } from './terms.ts';

/** The bytes of a draw's secret on one shard; src/fairness/ticket-keys.ts says what it is for. */
export const TICKET_SECRET_BYTES = 32;

interface InEveryPhase {
  readonly terms: DrawTerms;
  readonly coordinatorShard: number;
}

/** Changed in place by each purchase. */
interface WhileOpen extends InEveryPhase {
  readonly phase: 'open';
  /** The source of the blinding keys of its tickets (fairness/ticket-keys.ts). */
  readonly ticketSecretHex: string;
  ticketCount: number;
  /** What is at stake: without what was paid back for tickets that came back. */
  stakeMinor: Minor;
  /** Undefined until a ticket has come back. */
  readonly returned: ReturnedTickets | undefined;
}

type OnceClosed = InEveryPhase & Readonly<Omit<WhileOpen, 'phase'>>;

/** The coordinator has its stakes, until it pays, or sends them back to be refunded. */
interface OnceSealed extends OnceClosed {
  readonly merkleRootHex: string;
}

interface OnceOrdered extends OnceSealed {
  readonly numbers: readonly number[];
}

interface OnceScanned extends OnceOrdered {
  /** Tier t is at index t - 1. */
  readonly winnersByTier: readonly number[];
}

interface OnceSettled extends OnceScanned {
  /** By tier, like the winners. */
  readonly prizesByTier: readonly Minor[];
}

/** What a draw is on a shard in each phase: each member has what is known by then, and no more. */
export type DrawInstance =
  | (InEveryPhase & { readonly phase: 'scheduled' })
  | WhileOpen
  | (OnceClosed & { readonly phase: 'closed' })
  | (OnceSealed & { readonly phase: 'sealed' })
  | (OnceOrdered & { readonly phase: 'scanning' })
  | (OnceScanned & { readonly phase: 'scanned' })
  | (OnceSettled & { readonly phase: 'settled' })
  /** `paidThrough` counts the winners paid so far, in the order of payment. */
  | (OnceSettled & { readonly phase: 'paying'; readonly paidThrough: number })
  | (OnceSettled & { readonly phase: 'paid' })
  | (OnceSealed & { readonly phase: 'cancelling' })
  /** `refundedThrough` counts the tickets refunded so far. */
  | (OnceSealed & { readonly phase: 'refunding'; readonly refundedThrough: number })
  | (OnceSealed & { readonly phase: 'cancelled'; readonly wasOpen: true })
  | (InEveryPhase & { readonly phase: 'cancelled'; readonly wasOpen: false });

export type InstancePhase = DrawInstance['phase'];
/** An instance that is known to be in that phase, or in one of several. */
export type InstanceIn<Phase extends InstancePhase> = Extract<DrawInstance, { phase: Phase }>;
/** An instance that has been on sale. */
export type OpenedInstance = Extract<DrawInstance, { ticketSecretHex: string }>;
export type SettledInstance = InstanceIn<'settled' | 'paying' | 'paid'>;

/** A refund sums up a stretch of tickets by buyer, so that it leaves few entries in histories. */
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

/** What an actor owes, and from when on: it waits until that time has surely come. */
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

/** Whether it has been on sale: before that, there is neither a ticket nor a secret. */
export function wasOpened(instance: DrawInstance): instance is OpenedInstance {
  return 'ticketSecretHex' in instance;
}

/** What a combination of that tier is paid; 0 for one that won nothing. */
export function prizeOf({ prizesByTier }: SettledInstance, tier: number): Minor {
  if (tier === 0) return ZERO_MINOR;
  return must(prizesByTier[tier - 1], 'a settled draw has no prize for a tier');
}

/** What a ticket is paid whose combinations win so often; tier t is at index t - 1. */
export function prizeOfWins(instance: SettledInstance, wins: readonly number[]): Minor {
  return wins.reduce<Minor>(
    (sum, count, index) => addMinor(sum, multiplyMinor(prizeOf(instance, index + 1), count)),
    ZERO_MINOR,
  );
}

/** What winners are paid, in their order (`WinnersPaid`). */
export function prizesOf(
  instance: SettledInstance,
  { tiers, wins }: { readonly tiers: readonly number[]; readonly wins: readonly number[] },
): Minor[] {
  const prizes = tiers.map((tier) => prizeOf(instance, tier));
  let last = -1;
  for (let at = 0; at < wins.length; at += 3) {
    const [place = -1, tier = 0, count = 0] = wins.slice(at, at + 3);
    const before = place === last ? must(prizes[place], 'a winner has no place') : ZERO_MINOR;
    prizes[place] = addMinor(before, multiplyMinor(prizeOf(instance, tier), count));
    last = place;
  }
  return prizes;
}

/** How many single bets were sold, a system being several. */
export function combinationsSold({ terms, stakeMinor }: OpenedInstance): number {
  return stakeMinor / terms.priceMinor;
}
