/** What a shard is asked about money that needs looking after: prizes that wait, and debts. */

import type { SumText } from '../kernel/exact-sum.ts';
import type { FixtureNo } from '../kernel/fixture-ids.ts';
import type { DrawNo, PlayerKey, TicketPlace } from '../kernel/ids.ts';
import type { Minor } from '../kernel/money.ts';

/** What players owe, by player. */
export interface ListDebts {
  readonly limit: number;
  /** The player that the previous page ended with. */
  readonly after: PlayerKey | null;
}

export interface DebtView {
  readonly player: PlayerKey;
  readonly debtMinor: SumText;
  readonly pointsDebtHundredths: SumText;
}

export interface ListHeldAwards {
  readonly isApproved: boolean;
  readonly limit: number;
  /** Only awards after that ticket, by draw, then shard, then ordinal. */
  readonly after: TicketPlace | null;
}

export interface AwardView {
  readonly draw: DrawNo;
  readonly ordinal: number;
  readonly shard: number;
  readonly player: PlayerKey;
  readonly tier: number;
  readonly prizeMinor: Minor;
  readonly heldAtMs: number;
  readonly approvedAtMs: number | null;
}

export interface ListHeldPayouts {
  readonly isApproved: boolean;
  readonly limit: number;
  /** The id that the previous page ended with. */
  readonly after: string | null;
}

export interface HeldPayoutView {
  /** The id of the bet. */
  readonly awardId: string;
  readonly player: PlayerKey;
  readonly amountMinor: Minor;
  /** 0 for an accumulator. */
  readonly fixture: FixtureNo | 0;
  readonly heldAtMs: number;
  readonly approvedAtMs: number | null;
}
