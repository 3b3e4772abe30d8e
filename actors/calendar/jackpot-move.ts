/**
 * What an operator moved under an idempotency key, so that asking again moves nothing more. Kept
 * for ever, as operations on fixtures are: moves are few, and a key must not become free again.
 */
import type { PlayerKey } from '../../src/kernel/ids.ts';
import type { Minor } from '../../src/kernel/money.ts';

/** A key belongs to the operator who gave it. */
export interface JackpotMoveKey {
  readonly by: PlayerKey;
  readonly idempotencyKey: string;
}

/** The answer, and of the request's content what tells another use of the key from a repeat. */
export interface JackpotMove {
  readonly fingerprint: number;
  readonly fromSeriesId: string;
  readonly toSeriesId: string;
  readonly amountMinor: Minor;
  readonly reserveMinor: Minor;
}
