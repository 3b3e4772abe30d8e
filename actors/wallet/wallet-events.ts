import type { PlayerKey } from '../../src/kernel/ids.ts';
import type { Minor } from '../../src/kernel/money.ts';

export interface DepositRequested {
  readonly type: 'DepositRequested';
  readonly player: PlayerKey;
  readonly number: number;
  readonly entryId: string;
  readonly fingerprint: number;
  readonly amountMinor: Minor;
  readonly method: string;
  readonly atMs: number;
}

/** The player is debited at once; the provider's refusal gives it back. */
export interface WithdrawalRequested {
  readonly type: 'WithdrawalRequested';
  readonly player: PlayerKey;
  readonly number: number;
  readonly entryId: string;
  readonly fingerprint: number;
  readonly amountMinor: Minor;
  readonly method: string;
  readonly atMs: number;
}

export interface PaymentCompleted {
  readonly type: 'PaymentCompleted';
  readonly player: PlayerKey;
  readonly number: number;
  readonly atMs: number;
}

export interface PaymentDeclined {
  readonly type: 'PaymentDeclined';
  readonly player: PlayerKey;
  readonly number: number;
  readonly atMs: number;
}

/** The provider was asked and had no final answer yet; it is asked again at `askAtMs`. */
export interface PaymentDeferred {
  readonly type: 'PaymentDeferred';
  readonly player: PlayerKey;
  readonly number: number;
  readonly askAtMs: number;
}

export type WalletEvent =
  | DepositRequested
  | WithdrawalRequested
  | PaymentCompleted
  | PaymentDeclined
  | PaymentDeferred;
