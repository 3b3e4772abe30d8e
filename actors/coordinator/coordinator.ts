/**
 * The one coordinator of a draw: it walks the draw through its life by mail with its instances.
 *
 * scheduled → open → closed → sealed → drawn → settled → published, or cancelled from any state
 * before drawn. Between settled and published it has the shards pay (`paying` is set), so that
 * players who see the results find their prize in their wallet.
 *
 * A draw that is cancelled after it opened is sealed all the same, and reveals what it would have
 * drawn; only then are its buyers refunded. Otherwise somebody who can read the seed could cancel,
 * unseen, just those draws that would cost a lot.
 */
import type { DrawNo } from '../../src/kernel/ids.ts';
import { addMinor, type Minor, ZERO_MINOR } from '../../src/kernel/money.ts';
import type { Founders } from '../../src/kernel/shard-counts.ts';
import type { JackpotStanding, Rollover } from '../calendar/calendar.ts';
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

/** What the calendar has granted a draw. */
export interface Jackpot {
  readonly amountMinor: Minor;
  /** The draws that it came from; together, the amount. */
  readonly rollovers: readonly Rollover[];
  /** Of a game with rules for its jackpot; its reserve is in the pot, beside the amount. */
  readonly standing?: JackpotStanding | undefined;
}

interface OfEveryState {
  readonly draw: DrawNo;
  readonly terms: DrawTerms;
  /** The earliest time at which the numbers are drawn; an operator may bring it forward. */
  readonly conductsAtMs: number;
}

/** Before there are seals, of which there is one for each. */
interface Announced {
  /** The shards that know of it, where they are more than the founders; 0: those. */
  readonly announcedCount: number;
}

/**
 * Of a draw among the tickets that were sold: those that were drawn, until their shards have said
 * what is on them.
 */
export interface Naming {
  /** Over all tickets that were sold, shard by shard, in the order in which they were drawn. */
  readonly places: readonly number[];
  /** By place, the printed numbers; null until the ticket's shard has told. */
  readonly picks: readonly (readonly number[] | null)[];
}

interface OnceOpen extends OfEveryState {
  /** Secret until published: its commitment binds the engine, not the public. */
  readonly serverSeedHex: string;
  readonly commitmentHex: string;
}

interface WhileSealing extends OnceOpen {
  /** By shard; null until the shard has reported, perhaps a moment before the draw is closed. */
  readonly seals: readonly (ShardSeal | null)[];
}

interface OnceSealed extends OnceOpen {
  /** By shard. */
  readonly seals: readonly ShardSeal[];
  readonly ticketsRootHex: string;
}

interface OnceDrawn extends OnceSealed {
  readonly jackpot: Jackpot;
  readonly numbers: readonly number[];
}

interface OnceSettled extends OnceDrawn {
  readonly state: 'settled';
  /** By shard. */
  readonly winnersByShard: readonly (readonly number[])[];
  readonly settlement: Settlement;
}

interface OnceCancelled {
  readonly state: 'cancelled';
  readonly cancelledAtMs: number;
  readonly cancelReason: string;
}

/** What a draw is in each state: each member has what is known by then, and nothing else. */
export type Coordinator =
  | (OfEveryState & Announced & { readonly state: 'scheduled' })
  | (WhileSealing & { readonly state: 'open' })
  | (WhileSealing & { readonly state: 'closed' })
  /** The jackpot is null until the calendar has granted it; `naming` until places are drawn. */
  | (OnceSealed & {
      readonly state: 'sealed';
      readonly jackpot: Jackpot | null;
      readonly naming: Naming | null;
    })
  /** By shard, the winners by tier; null until the shard has reported. */
  | (OnceDrawn & {
      readonly state: 'drawn';
      readonly winnersByShard: readonly (readonly number[] | null)[];
    })
  | (OnceSettled & { readonly paying: false })
  | (OnceSettled & { readonly paying: true; readonly paidShards: readonly number[] })
  | (OnceDrawn & {
      readonly state: 'published';
      readonly settlement: Settlement;
      readonly publishedAtMs: number;
    })
  | CancelledDraw;

/** By what the draw has to reveal of what it would have drawn. */
type CancelledDraw =
  /** It was never open: it has no seed and sold nothing. */
  | (OfEveryState & OnceCancelled & { readonly reveal: 'none' })
  | (WhileSealing & OnceCancelled & { readonly reveal: 'unsealed' })
  /** The jackpot is null if it was never granted; otherwise it has gone back to its series. */
  | (OnceSealed & OnceCancelled & { readonly reveal: 'sealed'; readonly jackpot: Jackpot | null })
  /** The numbers are those that it would have had. */
  | (OnceSealed &
      OnceCancelled & {
        readonly reveal: 'done';
        readonly jackpot: Jackpot | null;
        readonly numbers: readonly number[];
      });

/** A coordinator that is known to be in that state, or in one of several. */
export type CoordinatorIn<State extends DrawState> = Extract<Coordinator, { state: State }>;
type AwaitingSeals = Extract<Coordinator, { state: 'open' | 'closed' } | { reveal: 'unsealed' }>;
/** A coordinator that still has to reveal what the draw would have drawn. */
export type Unrevealed = Extract<Coordinator, { reveal: 'unsealed' | 'sealed' }>;
export type Revealed = Extract<Coordinator, { reveal: 'done' }>;

export type CoordinatorDuty = 'open' | 'close' | 'seal' | 'conduct' | 'release' | 'reveal';

export function nextCoordinatorDuty(coordinator: Coordinator): Duty<CoordinatorDuty> | undefined {
  switch (coordinator.state) {
    case 'scheduled':
      return { duty: 'open', atMs: coordinator.terms.opensAtMs };
    case 'open':
      return { duty: 'close', atMs: salesEndMs(coordinator.terms) };
    case 'closed':
      return areComplete(coordinator.seals) ? { duty: 'seal', atMs: 0 } : undefined;
    case 'sealed':
      if (coordinator.jackpot === null || coordinator.naming !== null) return undefined;
      return { duty: 'conduct', atMs: coordinator.conductsAtMs };
    case 'settled':
      if (coordinator.paying) return undefined;
      return { duty: 'release', atMs: coordinator.terms.resultsAtMs };
    case 'cancelled':
      if (!hasToReveal(coordinator) || !areComplete(coordinator.seals)) return undefined;
      return { duty: 'reveal', atMs: 0 };
    default:
      return undefined;
  }
}

/**
 * On how many shards it is sold: those that there were when it was planned, and those that were
 * added before its close.
 */
export function sellersOf(coordinator: Coordinator, { founderCount }: Founders): number {
  if ('seals' in coordinator) return coordinator.seals.length;
  return (coordinator.state === 'scheduled' && coordinator.announcedCount) || founderCount;
}

/** Whether a shard may still report its seal. */
export function awaitsSeals(coordinator: Coordinator): coordinator is AwaitingSeals {
  const { state } = coordinator;
  if (state === 'cancelled') return coordinator.reveal === 'unsealed';
  return state === 'open' || state === 'closed';
}

export function hasToReveal(coordinator: Coordinator): coordinator is Unrevealed {
  if (coordinator.state !== 'cancelled') return false;
  return coordinator.reveal === 'unsealed' || coordinator.reveal === 'sealed';
}

export function isCancelledForGood(coordinator: Coordinator): boolean {
  return coordinator.state === 'cancelled' && !hasToReveal(coordinator);
}

/** Whether each shard has reported. */
export function areComplete<Report>(
  reports: readonly (Report | null)[],
): reports is readonly Report[] {
  return !reports.includes(null);
}

/** Sales over all shards. */
export function sealedSales(seals: readonly ShardSeal[]): {
  readonly ticketCount: number;
  readonly salesMinor: Minor;
} {
  let ticketCount = 0;
  let salesMinor = ZERO_MINOR;
  for (const seal of seals) {
    ticketCount += seal.ticketCount;
    salesMinor = addMinor(salesMinor, seal.stakeMinor);
  }
  return { ticketCount, salesMinor };
}
