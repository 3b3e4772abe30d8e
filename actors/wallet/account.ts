import type { EntryPlace } from '../../src/kernel/entry-place.ts';
import type { PlayerKey } from '../../src/kernel/ids.ts';
import type { Minor } from '../../src/kernel/money.ts';
import type { PointsHundredths } from '../../src/kernel/points.ts';
import type { LedgerEntryKind } from './ledger-entry.ts';

/** Kept here and not with the profile, because every purchase looks at it. */
export const BET_BARRIERS = { birthDate: 1, password: 2, staff: 4 } as const;

/** What else is known of an account beside them: nearly always nothing. */
export const ACCOUNT_FLAGS = {
  /** The player lived on another shard before (home/home.ts). */
  hasFormerHome: 8,
  /** The player lives on another shard now: this is what remains (home/residual.ts). */
  moved: 16,
} as const;

/** A player's money. Kept apart from their profile because it changes with every purchase. */
export interface Account {
  readonly player: PlayerKey;
  balanceMinor: Minor;
  pointsHundredths: PointsHundredths;
  /** The newest entry, from which `previous` leads back through the whole history. */
  lastEntry: EntryPlace;
  lastEntryKind: LedgerEntryKind | null;
  /** The newest purchase if entries of other kinds are newer; none if it is the newest entry. */
  coveredPurchase: EntryPlace;
  /** The newest bet, and the newest prize of a ticket, likewise. */
  coveredBet: EntryPlace;
  coveredPrize: EntryPlace;
  paymentCount: number;
  /** What keeps the player from betting, and flags: a sum of both, nearly always 0. */
  betBarriers: number;
}

/** Whether its player has moved away. */
export function isResidual({ betBarriers }: Pick<Account, 'betBarriers'>): boolean {
  return (betBarriers & ACCOUNT_FLAGS.moved) !== 0;
}
