import type { DrawNo, PlayerKey } from '../../src/kernel/ids.ts';
import type { PurchasePoints } from '../points/points-rates.ts';

/** Who buys in which draw, under which key, and the part that points play in it. */
export interface Purchaser {
  readonly player: PlayerKey;
  readonly draw: DrawNo;
  readonly idempotencyKey: string;
  readonly fingerprint: number;
  /** When the gateway received the request; it counts only within a draw's grace. */
  readonly receivedAtMs: number;
  /** Left out unless points are involved: purchases do not carry what most of them do not need. */
  readonly points?: PurchasePoints;
}
