/**
 * What the engine needs of the provider that moves real money in and out.
 *
 * The engine's own ledger is the truth about balances; a provider only says what became of a
 * payment. "Pending" is a first-class answer: a time-out, a crash in between or a webhook still to
 * come all leave a payment pending, and asking again by its id resolves it.
 *
 * Every call is idempotent by `paymentId`: the same request may come twice, from before and after
 * a crash, and moves money once.
 */
import type { Minor } from '../kernel/money.ts';

export type PaymentDirection = 'deposit' | 'withdrawal';
export type ProviderState = 'pending' | 'completed' | 'declined';

export interface PaymentRequest {
  readonly paymentId: string;
  readonly amountMinor: Minor;
  readonly currency: string;
  /** A method of the provider's own, such as `card`: see `knowsMethod`. */
  readonly method: string;
}

/** A payment that was requested earlier. */
export interface PaymentQuery extends PaymentRequest {
  readonly direction: PaymentDirection;
  /** When the engine recorded the request. */
  readonly requestedAtMs: number;
}

export interface PaymentAnswer {
  readonly state: ProviderState;
  /** Why it was declined, as a short name. */
  readonly reason?: string;
}

/** What a webhook said, once its sender is proven. */
export interface PaymentNotice {
  readonly paymentId: string;
  readonly state: Exclude<ProviderState, 'pending'>;
  readonly reason?: string;
}

/** Why a webhook is not believed, for the log. The sender hears only that it was refused. */
export type WebhookRefusal =
  | 'bodyTooLarge'
  | 'signatureMissing'
  | 'signatureMalformed'
  | 'signatureWrong'
  | 'timestampOutside'
  | 'bodyMalformed';

export type WebhookVerdict =
  | { readonly ok: true; readonly notice: PaymentNotice }
  | { readonly ok: false; readonly reason: WebhookRefusal };

/**
 * Called from a gateway's or the main thread, never from a shard: a shard may not wait on a
 * network. Several calls may be pending at once, also for one payment.
 */
export interface PaymentProvider {
  /** The name shown to players and in reports. */
  readonly name: string;

  /** The methods that can be asked for, for players to choose from. */
  readonly methods: readonly string[];

  /** Whether `method` can be asked for. A request with another one is a caller's mistake. */
  knowsMethod(method: string): boolean;

  /**
   * Asks for money to be taken from the player. Resolves within seconds, with `pending` if more
   * time is needed. Rejects with OperationalError when the outcome is unknown: ask `status` then.
   */
  requestDeposit(request: PaymentRequest): Promise<PaymentAnswer>;

  /** Asks for money to be sent to the player, under the same terms. */
  requestWithdrawal(request: PaymentRequest): Promise<PaymentAnswer>;

  /** What became of a payment. Final answers never change. */
  status(query: PaymentQuery): Promise<PaymentAnswer>;

  /**
   * Proves a webhook by the bytes as they came, and reads it. Synchronous; never throws because
   * of what was sent. The same notice may come any number of times.
   */
  verifyWebhook(rawBody: Uint8Array, header: (name: string) => string | undefined): WebhookVerdict;
}
