import type { PlayerKey } from '../../src/kernel/ids.ts';
import type { Minor } from '../../src/kernel/money.ts';
import { formOf } from '../stored-form.ts';

/** A single payment above this (ten million in major units) is a mistake. */
export const PAYMENT_MINOR_MAX = 1_000_000_000;

export type PaymentKind = 'deposit' | 'withdrawal';
export type PaymentState = 'pending' | 'completed' | 'declined';

/**
 * The gateway asks the provider at once; the shard's own reminder is the fallback in case the
 * gateway dies in between.
 */
export const FIRST_ASK_AFTER_MS = 5_000;

/** One payment through a provider. `completed` and `declined` are final. */
export interface Payment {
  readonly player: PlayerKey;
  readonly number: number;
  readonly kind: PaymentKind;
  readonly amountMinor: Minor;
  /** The provider and its scenario or instrument: `sandbox:success`. Never a card number. */
  readonly method: string;
  readonly requestedAtMs: number;
  state: PaymentState;
  settledAtMs: number | null;
  /** When the provider is asked next while the payment is pending. */
  askAtMs: number;
  /** How often the provider had no final answer yet. */
  deferredCount: number;
}

/** What is stored of a payment: in a row, and where its player moves. */
export const PAYMENT_FORM = formOf<Payment>()([
  'player',
  'number',
  'kind',
  'amountMinor',
  'method',
  'requestedAtMs',
  'state',
  'settledAtMs',
  'askAtMs',
  'deferredCount',
]);
