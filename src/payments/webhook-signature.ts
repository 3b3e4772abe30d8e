/**
 * Signs a webhook and proves one: HMAC-SHA-256 over `<seconds>.<raw body>`.
 *
 * The header reads `t=<seconds>,v1=<hex>`. The time is signed too, so that a recorded webhook is
 * worth nothing after five minutes. The raw bytes are signed, so nothing is parsed before it is
 * proven.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';
import { assert } from '../kernel/assert.ts';

export const SIGNATURE_TOLERANCE_SECONDS = 5 * 60;

const SIGNATURE = /^t=(\d{1,12}),v1=([0-9a-f]{64})$/;

export interface SignedBody {
  readonly secret: string;
  readonly rawBody: Uint8Array;
  readonly nowMs: number;
}

/** The header's value for a body that is sent now. */
export function signWebhook({ secret, rawBody, nowMs }: SignedBody): string {
  const seconds = Math.floor(nowMs / 1_000);
  return `t=${seconds},v1=${digest(secret, seconds, rawBody).toString('hex')}`;
}

export type SignatureProblem = 'signatureMalformed' | 'signatureWrong' | 'timestampOutside';

/** What is wrong with a signature, or `undefined`. Takes the same time for every wrong digest. */
export function findSignatureProblem(
  signature: string,
  { secret, rawBody, nowMs }: SignedBody,
): SignatureProblem | undefined {
  const [, secondsText, hex] = SIGNATURE.exec(signature) ?? [];
  if (secondsText === undefined || hex === undefined) return 'signatureMalformed';
  const seconds = Number(secondsText);
  const expected = digest(secret, seconds, rawBody);
  if (!timingSafeEqual(expected, Buffer.from(hex, 'hex'))) return 'signatureWrong';
  const ageSeconds = Math.abs(nowMs / 1_000 - seconds);
  return ageSeconds > SIGNATURE_TOLERANCE_SECONDS ? 'timestampOutside' : undefined;
}

function digest(secret: string, seconds: number, rawBody: Uint8Array): Buffer {
  assert(secret.length > 0, 'the secret of a webhook is empty');
  return createHmac('sha256', secret).update(`${seconds}.`).update(rawBody).digest();
}
