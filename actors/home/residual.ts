/**
 * Residuals: the accounts of those who moved away, where what they left behind is settled.
 *
 * A prize, a refund, a payout or a reversal is booked in the residual as in any account, so no
 * settlement knows of moves. Each such entry waits in a queue and goes on to the player's home, in
 * the order in which it was made: there it is booked a second time, with the shard whose ticket or
 * bet it is of. Points have no entries: what has come of them goes on as one sum a player. Debts
 * are made and repaid at home only: what a residual owes is what has not gone on yet.
 */
import type { EntryPlace } from '../../src/kernel/entry-place.ts';
import type { PlayerKey } from '../../src/kernel/ids.ts';
import type { Minor } from '../../src/kernel/money.ts';
import type { PointsHundredths } from '../../src/kernel/points.ts';
import type { Duty } from '../draw/instance.ts';
import { formOf } from '../stored-form.ts';
import type { CreditKind, EntryOf } from '../wallet/ledger-entry.ts';

/** Entries, and players with points, in one step. Each is a credit at its home. */
export const FORWARDED_PER_STEP = 500;

export type ForwardedKind = CreditKind | 'betReversal';

/** An entry of a residual that has not gone on yet, and whose it is. */
export interface WaitingEntry {
  readonly place: EntryPlace;
  readonly player: PlayerKey;
}

export interface ForwardedEntry {
  readonly player: PlayerKey;
  /** Below zero: it is taken back. */
  readonly amountMinor: Minor;
  /** As it stands where it was made, except for the time. */
  readonly entry: EntryOf<ForwardedKind>;
}

export interface ForwardedPoints {
  readonly player: PlayerKey;
  /** Below zero: they are taken back. */
  readonly amountHundredths: PointsHundredths;
}

/** Of one step. */
export interface PassedOn {
  readonly entries: readonly ForwardedEntry[];
  readonly points: readonly ForwardedPoints[];
}

export const WITHIN_PASSED_ON = {
  entries: formOf<ForwardedEntry>()(['player', 'amountMinor', 'entry'], {
    within: { entry: 'whole' },
  }),
  points: formOf<ForwardedPoints>()(['player', 'amountHundredths']),
} as const;

export function forwardDuty(isOwed: boolean): Duty<'forward'> | undefined {
  return isOwed ? { duty: 'forward', atMs: 0 } : undefined;
}
