/** The headers of answers as the published document declares them. */
import { DEVICE_COOKIE } from '../callers/device-cookie.ts';
import { SESSION_COOKIE } from '../callers/session-cookie.ts';
import type { AnyContract, ResponseSpec, RouteHeader } from '../routing/route.ts';
import type { DocumentComponents, JsonObject } from './document-components.ts';

type LayerHeader =
  | 'x-request-id'
  | 'cache-control'
  | 'retry-after'
  | 'www-authenticate'
  | 'idempotent-replayed'
  | 'content-encoding'
  | 'vary';

interface HeaderDeclaration {
  readonly name: string;
  readonly description: string;
  readonly example: string | number;
}

const HEADERS: Readonly<Record<LayerHeader | RouteHeader, HeaderDeclaration>> = {
  'x-request-id': {
    name: 'X-Request-Id',
    description: 'The id of the request: yours if you sent one, else one of ours.',
    example: 'k3j2m1-4711',
  },
  'cache-control': {
    name: 'Cache-Control',
    description: 'Whether the answer may be stored, and for how long.',
    example: 'no-store',
  },
  'retry-after': {
    name: 'Retry-After',
    description: 'After how many seconds to come back.',
    example: 1,
  },
  'www-authenticate': {
    name: 'WWW-Authenticate',
    description: 'How to authenticate.',
    example: 'Bearer',
  },
  'idempotent-replayed': {
    name: 'Idempotent-Replayed',
    description: 'There when this key was used before: nothing was done a second time.',
    example: 'true',
  },
  'content-encoding': {
    name: 'Content-Encoding',
    description: 'There when `Accept-Encoding` took it.',
    example: 'gzip',
  },
  vary: {
    name: 'Vary',
    description: 'What the answer depends on beside the address.',
    example: 'accept-encoding',
  },
  etag: {
    name: 'ETag',
    description: 'Names the content. Sent back in `If-None-Match`, it is answered 304.',
    example: '"u3kJtqC0d8LbB1mVqkXo2g"',
  },
  'accept-ranges': {
    name: 'Accept-Ranges',
    description: 'The file can be asked for in parts, by `Range`.',
    example: 'bytes',
  },
  'content-range': {
    name: 'Content-Range',
    description: 'Which part of the file it is, or how long the file is.',
    example: 'bytes 0-1023/146515',
  },
  'set-cookie': {
    name: 'Set-Cookie',
    description:
      `\`${DEVICE_COOKIE}\`: the device has logged in before. ` +
      `\`${SESSION_COOKIE}\` (loyalty only): the access token.`,
    example: `${DEVICE_COOKIE}=dGVzdA; Path=/; Max-Age=34560000; HttpOnly; SameSite=Strict`,
  },
  authorization: {
    name: 'Authorization',
    description: 'The access token, as it is sent with later calls.',
    example: 'Bearer eyJhbGciOiJFZERTQSJ9.e30.c2ln',
  },
};

/** What the headers of an answer to a call depend on. */
interface AnswerKind {
  readonly route: AnyContract;
  readonly status: number;
  /** Of an answer that says yes. */
  readonly spec?: ResponseSpec<unknown>;
}

/** The headers of an answer, as references. */
export function answerHeaders(components: DocumentComponents, kind: AnswerKind): JsonObject {
  const headers = headersOf(kind).map((header) => {
    const { name, description, example } = HEADERS[header];
    const type = typeof example === 'number' ? 'integer' : 'string';
    const declared = { description, schema: { type }, example };
    return [name, components.named('headers', name, declared)] as const;
  });
  return Object.fromEntries(headers);
}

function headersOf({ route, status, spec }: AnswerKind): (LayerHeader | RouteHeader)[] {
  const headers: (LayerHeader | RouteHeader)[] = ['x-request-id', 'cache-control'];
  if (status === 429 || status === 503) headers.push('retry-after');
  if (status === 401) headers.push('www-authenticate');
  if (status === 416) headers.push('content-range');
  if (route.idempotency !== undefined) headers.push('idempotent-replayed');
  if (spec !== undefined && route.compression === 'gzip') headers.push('vary');
  if (spec?.mediaType !== undefined && route.compression === 'gzip') {
    headers.push('content-encoding');
  }
  const own = spec === undefined ? route.refusalHeaders?.[status] : spec.headers;
  return [...headers, ...(own ?? [])];
}
