/**
 * What an HTTP answer of the accrual system means. Nothing in it is trusted: whatever is not
 * exactly an answer to the question is nonsense, and the question is asked again.
 *
 * Nonsense is about the order that was asked about, and holds nobody else up. Only what says that
 * the system is not well (5xx, no whole answer in time) is for the circuit breaker.
 */
import type { AccrualFinding } from '../../actors/order/decide-order.ts';
import { OperationalError } from '../kernel/errors.ts';
import { type PointsHundredths, roundPoints, ZERO_POINTS } from '../kernel/points.ts';
import { isJsonDeeperThan } from '../protocol/json-depth.ts';
import { numberTextOf } from '../protocol/json-number-text.ts';
import { retryAfterMs } from './retry-after.ts';

/** An answer has some 60 bytes. No more than this is read. */
export const ANSWER_BYTES_MAX = 16_384;
const JSON_DEPTH_MAX = 8;

/** The text is longer than any answer. */
export class AnswerTooLongError extends OperationalError {
  override readonly name = 'AnswerTooLongError';
  override readonly code = 'ANSWER_TOO_LONG';
  override readonly retryable = true;
}

export interface HttpAnswer {
  readonly status: number;
  readonly retryAfter: string | undefined;
  readonly body: string;
}

export type AccrualAnswer =
  | { readonly kind: 'found'; readonly found: AccrualFinding }
  /** It does not know the order, yet. */
  | { readonly kind: 'unknown' }
  /** It does not like the question, for a reason that lies in this order. */
  | { readonly kind: 'refused'; readonly reason: string }
  /** Everybody has to wait; for how long is undefined where it did not say. */
  | { readonly kind: 'tooMany'; readonly pauseMs: number | undefined }
  /** It answered, but not to the question: again a reason that lies in this order. */
  | { readonly kind: 'nonsense'; readonly reason: string }
  /** It is not well. */
  | { readonly kind: 'broken'; readonly reason: string };

export function readAccrualAnswer(
  number: string,
  { status, retryAfter, body }: HttpAnswer,
  nowMs: number,
): AccrualAnswer {
  if (status === 200) {
    const found = findingIn(number, body);
    return found === undefined ? nonsense(reasonOf(number, body)) : { kind: 'found', found };
  }
  if (status === 204) return { kind: 'unknown' };
  if (status === 429) return { kind: 'tooMany', pauseMs: retryAfterMs(retryAfter, nowMs) };
  if (status >= 400 && status < 500) return { kind: 'refused', reason: `status ${status}` };
  if (status >= 500) return broken(`status ${status}`);
  // A redirect, 201, 206, …: the contract has none of them.
  return nonsense(`status ${status}`);
}

export function nonsense(reason: string): AccrualAnswer {
  return { kind: 'nonsense', reason };
}

export function broken(reason: string): AccrualAnswer {
  return { kind: 'broken', reason };
}

function findingIn(number: string, text: string): AccrualFinding | undefined {
  const answer = objectIn(text);
  if (answer === undefined || answer.order !== number) return undefined;
  switch (answer.status) {
    case 'REGISTERED':
    case 'PROCESSING':
      return { finding: 'processing' };
    case 'INVALID':
      return { finding: 'invalid' };
    case 'PROCESSED': {
      const accrualHundredths = accrualIn(answer, text);
      return accrualHundredths && { finding: 'processed', ...accrualHundredths };
    }
    default:
      return undefined;
  }
}

/** What is wrong with such an answer, for whoever has to fix the other system. */
function reasonOf(number: string, text: string): string {
  const answer = objectIn(text);
  if (answer === undefined) return 'not a JSON object';
  if (answer.order !== number) return 'about another order';
  if (answer.status !== 'PROCESSED') return 'no status of the contract';
  return 'an accrual that is no number of points';
}

/**
 * If nothing was earned, the value may be missing or null. A float of another system is rounded
 * half up.
 */
function accrualIn(
  { accrual }: Readonly<Record<string, unknown>>,
  text: string,
): { readonly accrualHundredths: PointsHundredths } | undefined {
  if (accrual === undefined || accrual === null) return { accrualHundredths: ZERO_POINTS };
  const accrualHundredths = roundPoints(numberTextOf(text, 'accrual') ?? '');
  return accrualHundredths === undefined ? undefined : { accrualHundredths };
}

function objectIn(text: string): Readonly<Record<string, unknown>> | undefined {
  if (isJsonDeeperThan(text, JSON_DEPTH_MAX)) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    return isObject ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined; // A page of HTML, or half an answer: the caller reports it.
  }
}
