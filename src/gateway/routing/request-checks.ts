/**
 * Checks a whole request against its route and fills in the values that the handler will see.
 *
 * Each check returns a refusal, or nothing. Shape is 400 `requestInvalid` with pointers; what is
 * not even readable is 400 `requestMalformed`. Rules of the business (422) are not decided here.
 */
import { must } from '../../kernel/assert.ts';
import type { FieldPlace, Validator } from '../../protocol/validator.ts';
import {
  decodeText,
  gunzipBody,
  isUtf8Named,
  mediaTypeOf,
  parseJson,
} from '../http/request-body.ts';
import type { RequestHead } from '../http/request-head.ts';
import { decodePercent, parseQuery } from '../http/request-text.ts';
import { EXPLAINED_BODY_CHARS_MAX } from '../limits.ts';
import type { CompiledRoute } from './compiled-route.ts';
import { type Refusal, refuse } from './problem.ts';

/** The values of a request: raw texts, then checked values once `checkRequest` found no fault. */
export interface RequestValues {
  params: unknown;
  query: unknown;
  headers: unknown;
  body: unknown;
  /** The body as text, for its fingerprint. */
  bodyText: string;
}

/** `bytes` is undefined where the request has no body. Its memory is not kept. */
export function checkRequest(
  compiled: CompiledRoute,
  head: RequestHead,
  bytes: Buffer | undefined,
  values: RequestValues,
): Refusal | undefined {
  return (
    checkParams(compiled, values) ??
    checkQuery(compiled, values) ??
    checkHeaders(compiled, head, values) ??
    checkBody(compiled, head, bytes, values)
  );
}

function checkParams(compiled: CompiledRoute, values: RequestValues): Refusal | undefined {
  const validator = compiled.params;
  if (validator === undefined) return undefined;
  const texts = values.params as readonly string[];
  const params: Record<string, string> = {};
  for (let i = 0; i < compiled.paramNames.length; i += 1) {
    const text = decodePercent(texts[i] ?? '');
    if (text === undefined) return MALFORMED_ADDRESS;
    params[must(compiled.paramNames[i], 'a loop left its bounds')] = text;
  }
  values.params = params;
  return validator.accepts(params) ? undefined : invalid(validator, params, true);
}

function checkQuery(compiled: CompiledRoute, values: RequestValues): Refusal | undefined {
  const validator = compiled.query;
  if (validator === undefined) return undefined;
  const query = parseQuery(values.query as string);
  if (query === undefined) return MALFORMED_ADDRESS;
  values.query = query;
  return validator.accepts(query) ? undefined : invalid(validator, query, true);
}

function checkHeaders(
  compiled: CompiledRoute,
  head: RequestHead,
  values: RequestValues,
): Refusal | undefined {
  const { idempotency } = compiled.route;
  const isKeyLooked = idempotency === 'required' || head.idempotencyKey !== '';
  if (idempotency !== undefined && isKeyLooked && !head.isKeySound) {
    return IDEMPOTENCY_KEY_WRONG;
  }
  const validator = compiled.headers;
  if (validator === undefined) return undefined;
  values.headers = head.declared;
  return validator.accepts(head.declared) ? undefined : invalid(validator, head.declared, true);
}

function checkBody(
  compiled: CompiledRoute,
  head: RequestHead,
  bytes: Buffer | undefined,
  values: RequestValues,
): Refusal | undefined {
  const validator = compiled.body;
  if (validator === undefined) {
    return bytes === undefined || compiled.route.toleratesBody ? undefined : BODY_UNWANTED;
  }
  if (bytes === undefined) return compiled.route.bodyMayBeLeftOut ? undefined : BODY_NEEDED;
  const mediaType = mediaTypeOf(head.contentType) || untypedAs(compiled);
  if (!compiled.consumes.includes(mediaType)) {
    const wanted = compiled.consumes.join(' or ');
    return refuse('mediaTypeUnsupported', { detail: `Send the body as ${wanted}.` });
  }
  if (!isUtf8Named(head.contentType)) return NOT_UTF8_NAMED;
  const unpacked = head.contentEncoding === '' ? bytes : unpack(compiled, head, bytes);
  if ('code' in unpacked) return unpacked;
  const text = decodeText(unpacked);
  if (typeof text !== 'string') return text;
  values.bodyText = text;
  const body = mediaType === 'application/json' ? parseJson(text) : { value: text };
  if ('code' in body) return body;
  values.body = body.value;
  if (validator.accepts(body.value)) return undefined;
  return invalid(validator, body.value, text.length <= EXPLAINED_BODY_CHARS_MAX);
}

/** A body without a stated type is text where text is taken: some clients state none for a text. */
function untypedAs({ consumes }: CompiledRoute): string {
  return consumes.includes('text/plain') ? 'text/plain' : '';
}

function unpack(compiled: CompiledRoute, head: RequestHead, bytes: Buffer): Buffer | Refusal {
  const encoding = head.contentEncoding.toLowerCase();
  if (encoding === 'identity') return bytes;
  if (encoding === 'gzip' && compiled.route.compression === 'gzip') return gunzipBody(bytes);
  return refuse('mediaTypeUnsupported', { detail: 'This content encoding is not taken here.' });
}

function invalid(validator: Validator, value: unknown, isThorough: boolean): Refusal {
  return refuse('requestInvalid', { errors: validator.explain(value, isThorough) });
}

const HEADERS: FieldPlace = 'headers';
const IDEMPOTENCY_KEY_WRONG = refuse('requestInvalid', {
  detail: 'An Idempotency-Key has 1 to 64 visible ASCII characters.',
  errors: [{ in: HEADERS, pointer: '/idempotency-key', message: 'must be such a key' }],
});
const NOT_UTF8_NAMED = refuse('mediaTypeUnsupported', { detail: 'Send the body as UTF-8.' });
const MALFORMED_ADDRESS = refuse('requestMalformed', { detail: 'The address is malformed.' });
const BODY_UNWANTED = refuse('requestMalformed', { detail: 'This call takes no body.' });
const BODY_NEEDED = refuse('requestMalformed', { detail: 'This call needs a body.' });
