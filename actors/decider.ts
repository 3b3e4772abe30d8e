/**
 * The form of every business decision.
 *
 * `decide(state, command, stamp)` is pure and synchronous: time, identity and randomness arrive in
 * the command or the stamp. It answers with events to evolve and journal, or with a rejection.
 */
import type { Minor } from '../src/kernel/money.ts';
import type { RandomSource } from '../src/kernel/random.ts';
import type { FactsOf } from './refusal-facts.ts';
import type { RejectionCode } from './rejection-codes.ts';

/** What the shard adds to a command at the moment it sequences it. */
export interface Stamp {
  /** The time that is believed (kernel/clock-guard.ts): when what is decided happened. */
  readonly nowMs: number;
  /** The two readings of a clock that was stepped; both `nowMs` while it is steady. */
  readonly earliestMs: number;
  readonly latestMs: number;
  readonly random: RandomSource;
  /** What is won from here on waits for an operator; the operator's setting. */
  readonly approvalMinor: Minor;
}

/**
 * Whether an instant has come. Unsure between the two readings of a stepped clock: whatever they
 * would decide differently waits, and is refused with `clockUnsure` meanwhile. Every comparison of
 * the time in a decision goes through this; a duty is due when it has surely come.
 */
export function hasCome(
  atMs: number,
  { earliestMs, latestMs }: Pick<Stamp, 'earliestMs' | 'latestMs'>,
): 'yes' | 'no' | 'unsure' {
  if (atMs <= earliestMs) return 'yes';
  return atMs > latestMs ? 'no' : 'unsure';
}

export interface Accepted<Event> {
  readonly kind: 'accepted';
  readonly events: readonly Event[];
}

export interface Rejected {
  readonly kind: 'rejected';
  readonly code: RejectionCode;
  /** Facts that help the caller (a balance, new odds), never internals. */
  readonly facts?: Readonly<Record<string, string | number>>;
}

export type Decision<Event> = Accepted<Event> | Rejected;

export function accept<Event>(events: readonly Event[]): Accepted<Event> {
  return { kind: 'accepted', events };
}

export function reject<Code extends RejectionCode>(code: Code, facts?: FactsOf<Code>): Rejected {
  if (facts === undefined) return { kind: 'rejected', code };
  return { kind: 'rejected', code, facts: facts as NonNullable<Rejected['facts']> };
}
