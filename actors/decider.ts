/**
 * The form of every business decision.
 *
 * `decide(state, command, stamp)` is pure and synchronous: time, identity and randomness arrive in
 * the command or the stamp. It answers with events to evolve and journal, or with a rejection.
 */
import type { RandomSource } from '../src/kernel/random.ts';
import type { RejectionCode } from './rejection-codes.ts';

/** What the shard adds to a command at the moment it sequences it. */
export interface Stamp {
  /** For deadlines: the latest instant it may be (kernel/clock-guard.ts). */
  readonly nowMs: number;
  /** For publications: the earliest instant it may be. */
  readonly releaseMs: number;
  readonly random: RandomSource;
}

export interface Accepted<Event> {
  readonly kind: 'accepted';
  readonly events: readonly Event[];
}

export interface Rejected {
  readonly kind: 'rejected';
  readonly code: RejectionCode;
  /** Facts that help the caller (a balance, new odds), never internals. */
  readonly detail?: Readonly<Record<string, string | number>>;
}

export type Decision<Event> = Accepted<Event> | Rejected;

export function accept<Event>(events: readonly Event[]): Accepted<Event> {
  return { kind: 'accepted', events };
}

export function reject(
  code: RejectionCode,
  detail?: Readonly<Record<string, string | number>>,
): Rejected {
  return detail === undefined ? { kind: 'rejected', code } : { kind: 'rejected', code, detail };
}
