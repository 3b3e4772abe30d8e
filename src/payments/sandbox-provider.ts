/**
 * The built-in payment provider. It moves no money, and says so: its name is *sandbox*.
 *
 * The method scripts the outcome, so that every path of a payment can be walked by hand:
 *
 *   sandbox, sandbox:success   completed at once
 *   sandbox:decline            declined at once
 *   sandbox:delayed            pending; completed when asked three seconds later
 *   sandbox:webhook            pending until a signed webhook comes
 *
 * It keeps no state. What `status` answers follows from the method and the time of the request,
 * so it is the same after a restart and on every thread, and idempotent without remembering.
 */
import { unreachable } from '../kernel/assert.ts';
import type { Clock } from '../kernel/clock.ts';
import { parsePaymentId } from '../kernel/ids.ts';
import type {
  PaymentAnswer,
  PaymentNotice,
  PaymentProvider,
  PaymentQuery,
  PaymentRequest,
  WebhookVerdict,
} from './payment-provider.ts';
import { findSignatureProblem, signWebhook } from './webhook-signature.ts';

export const SANDBOX_PROVIDER_NAME = 'sandbox';
export const SANDBOX_SIGNATURE_HEADER = 'Tirage-Sandbox-Signature';
export const SANDBOX_DELAY_MS = 3_000;
export const WEBHOOK_BYTES_MAX = 16_384;

export const SANDBOX_METHODS = [
  'sandbox',
  'sandbox:success',
  'sandbox:decline',
  'sandbox:delayed',
  'sandbox:webhook',
] as const;

type SandboxMethod = (typeof SANDBOX_METHODS)[number];

/** A short name: it is shown to players. */
const REASON = /^[A-Za-z0-9]{1,40}$/;

const COMPLETED: PaymentAnswer = Object.freeze({ state: 'completed' });
const PENDING: PaymentAnswer = Object.freeze({ state: 'pending' });
const DECLINED: PaymentAnswer = Object.freeze({ state: 'declined', reason: 'sandboxDeclined' });

export class SandboxProvider implements PaymentProvider {
  readonly name = SANDBOX_PROVIDER_NAME;
  readonly methods = SANDBOX_METHODS;
  readonly #clock: Clock;
  readonly #secret: string;

  constructor(options: { clock: Clock; secret: string }) {
    this.#clock = options.clock;
    this.#secret = options.secret;
  }

  knowsMethod(method: string): boolean {
    return isSandboxMethod(method);
  }

  async requestDeposit(request: PaymentRequest): Promise<PaymentAnswer> {
    return outcome(request.method, 0);
  }

  async requestWithdrawal(request: PaymentRequest): Promise<PaymentAnswer> {
    return outcome(request.method, 0);
  }

  async status({ method, requestedAtMs }: PaymentQuery): Promise<PaymentAnswer> {
    return outcome(method, this.#clock.wallMs() - requestedAtMs);
  }

  verifyWebhook(rawBody: Uint8Array, header: (name: string) => string | undefined): WebhookVerdict {
    if (rawBody.length > WEBHOOK_BYTES_MAX) return { ok: false, reason: 'bodyTooLarge' };
    const signature = header(SANDBOX_SIGNATURE_HEADER.toLowerCase());
    if (signature === undefined || signature === '') {
      return { ok: false, reason: 'signatureMissing' };
    }
    const signed = { secret: this.#secret, rawBody, nowMs: this.#clock.wallMs() };
    const reason = findSignatureProblem(signature, signed);
    if (reason !== undefined) return { ok: false, reason };
    const notice = parseNotice(rawBody);
    return notice === undefined ? { ok: false, reason: 'bodyMalformed' } : { ok: true, notice };
  }
}

/** A webhook as the sandbox would send it: for the command line and for tests. */
export function makeSandboxWebhook(
  notice: PaymentNotice,
  signing: { secret: string; nowMs: number },
): { readonly body: string; readonly headers: Readonly<Record<string, string>> } {
  const body = JSON.stringify(notice);
  const signature = signWebhook({ ...signing, rawBody: Buffer.from(body) });
  const headers = {
    'Content-Type': 'application/json',
    [SANDBOX_SIGNATURE_HEADER]: signature,
  };
  return { body, headers };
}

/** What the script says about a payment that was requested that long ago. */
function outcome(method: string, elapsedMs: number): PaymentAnswer {
  if (!isSandboxMethod(method)) return { state: 'declined', reason: 'methodUnknown' };
  switch (method) {
    case 'sandbox':
    case 'sandbox:success':
      return COMPLETED;
    case 'sandbox:decline':
      return DECLINED;
    case 'sandbox:delayed':
      return elapsedMs >= SANDBOX_DELAY_MS ? COMPLETED : PENDING;
    case 'sandbox:webhook':
      return PENDING;
    default:
      return unreachable(method);
  }
}

function isSandboxMethod(method: string): method is SandboxMethod {
  return SANDBOX_METHODS.some((known) => known === method);
}

/** The notice in a body that is proven already; its sender may still have made a mistake. */
function parseNotice(rawBody: Uint8Array): PaymentNotice | undefined {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(rawBody));
  } catch {
    return undefined; // The caller calls it malformed.
  }
  if (typeof value !== 'object' || value === null) return undefined;
  const { paymentId, state, reason } = value as Partial<Record<keyof PaymentNotice, unknown>>;
  if (typeof paymentId !== 'string' || parsePaymentId(paymentId) === undefined) return undefined;
  if (state !== 'completed' && state !== 'declined') return undefined;
  if (reason === undefined) return { paymentId, state };
  return typeof reason === 'string' && REASON.test(reason)
    ? { paymentId, state, reason }
    : undefined;
}
