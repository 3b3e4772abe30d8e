/**
 * From the bytes of a body to a value: encoding, text, depth, JSON. Validation is left to the
 * caller.
 *
 * A result with a `code` is a refusal. Nothing that a client sends makes this throw.
 */
import { isUtf8 } from 'node:buffer';
import { gunzipSync } from 'node:zlib';
import type { RejectionCode } from '../../../actors/rejection-codes.ts';
import { isJsonDeeperThan } from '../../protocol/json-depth.ts';
import { repeatsMember } from '../../protocol/repeated-members.ts';
import { BODY_BYTES_MAX, JSON_DEPTH_MAX } from '../limits.ts';

export interface BodyFault {
  readonly code: RejectionCode;
  readonly detail: string | undefined;
}

const NOT_UTF8: BodyFault = { code: 'requestMalformed', detail: 'The body is not UTF-8.' };
const NOT_JSON: BodyFault = { code: 'requestMalformed', detail: 'The body is not JSON.' };
const TOO_DEEP: BodyFault = { code: 'requestMalformed', detail: 'The body nests too deeply.' };
const MEMBER_TWICE: BodyFault = {
  code: 'requestMalformed',
  detail: 'The body names a member twice.',
};
const NOT_GZIP: BodyFault = { code: 'requestMalformed', detail: 'The body is not gzip.' };
const TOO_LARGE: BodyFault = { code: 'bodyTooLarge', detail: undefined };

/** What a broken sequence decodes to. Only its presence makes the exact check necessary. */
const REPLACEMENT = '\ufffd';

/** The text of a body, or why it has none. */
export function decodeText(bytes: Buffer): string | BodyFault {
  const text = bytes.toString('utf8');
  return text.includes(REPLACEMENT) && !isUtf8(bytes) ? NOT_UTF8 : text;
}

/** Unpacks a gzip body, never to more bytes than a plain body may have. */
export function gunzipBody(bytes: Buffer): Buffer | BodyFault {
  try {
    return gunzipSync(bytes, { maxOutputLength: BODY_BYTES_MAX });
  } catch (error) {
    const isTooLarge = error instanceof Error && 'code' in error;
    return isTooLarge && error.code === 'ERR_BUFFER_TOO_LARGE' ? TOO_LARGE : NOT_GZIP;
  }
}

/**
 * Parses JSON that is not too deep and has only one reading. The value is wrapped, because a body
 * may be any value, even `null`.
 */
export function parseJson(text: string): { readonly value: unknown } | BodyFault {
  if (isJsonDeeperThan(text, JSON_DEPTH_MAX)) return TOO_DEEP;
  try {
    const value: unknown = JSON.parse(text);
    return repeatsMember(text, value) ? MEMBER_TWICE : { value };
  } catch (error) {
    if (error instanceof SyntaxError) return NOT_JSON;
    throw error;
  }
}

/** The media type without its parameters, in lower case. */
export function mediaTypeOf(contentType: string): string {
  if (contentType === 'application/json') return contentType;
  const end = contentType.indexOf(';');
  return (end < 0 ? contentType : contentType.slice(0, end)).trim().toLowerCase();
}

/** Whether a body is said to be of the one encoding that is taken, or of none that is named. */
export function isUtf8Named(contentType: string): boolean {
  if (!contentType.includes(';')) return true;
  const charset = /;[\t ]*charset=("?)([^";\t ]*)\1[\t ]*(?:;|$)/i.exec(contentType);
  if (charset === null) return !/;[\t ]*charset[\t ]*=/i.test(contentType);
  return /^(?:utf-8|utf8|us-ascii)$/i.test(charset[2] ?? '');
}
