/** What is asked of shards about tickets made in advance, and what they answer. */

import type { ShownPick } from '../../actors/games/family.ts';
import type { RejectionCode } from '../../actors/rejection-codes.ts';
import type { ReservationState } from '../../actors/stock/reservation.ts';
import type { DrawNo, PlayerKey, TicketPlace } from '../kernel/ids.ts';
import type { Minor } from '../kernel/money.ts';

export interface ListStock {
  readonly draw: DrawNo;
  /** Only indexes behind this one; null for all. */
  readonly after: number | null;
  readonly limit: number;
}

export interface StockTicket {
  readonly index: number;
  /** As the wire shows it. */
  readonly selection: ShownPick;
}

/** What is free on one shard, in the order of the indexes. */
export interface StockPage {
  readonly tickets: readonly StockTicket[];
  /** The last index that was looked at, if there may be more behind it. */
  readonly next: number | null;
  /** False while the shard knows of no stock. */
  readonly isDealt: boolean;
}

export interface ReservationView {
  readonly ordinal: number;
  readonly shard: number;
  readonly player: PlayerKey;
  readonly draw: DrawNo;
  readonly state: ReservationState;
  /** The indexes of its tickets. */
  readonly indexes: readonly number[];
  readonly priceMinor: Minor;
  readonly reservedAtMs: number;
  readonly expiresAtMs: number;
  /** Once it is paid. */
  readonly tickets: readonly TicketPlace[];
  /** Why it was refused, and whether to ask again in a moment. */
  readonly refusal: { readonly code: RejectionCode; readonly moreMayCome: boolean } | null;
}
