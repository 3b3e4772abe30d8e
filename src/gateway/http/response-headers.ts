/**
 * The headers of an answer as one prepared text.
 *
 * Each header costs a call into the library, about a twentieth of a whole request. The library
 * copies a value as it is, so all constant lines travel inside the value of the first header,
 * `x-request-id`. Therefore nothing from outside may enter such a text unchecked: `headerLines`.
 */
import { assert } from '../../kernel/assert.ts';

/** For everything that is not a page: a browser that shows it must not run or frame it. */
const API_CONTENT_SECURITY_POLICY = "default-src 'none'; frame-ancestors 'none'";

export interface HeaderBlockOptions {
  readonly mediaType: string | undefined;
  readonly cacheControl: string;
  /** Only for pages. */
  readonly contentSecurityPolicy: string | undefined;
  /**
   * How many seconds browsers are to insist on TLS; 0 where no proxy in front of this server ends
   * TLS.
   */
  readonly strictTransportSeconds: number;
  readonly isCompressible: boolean;
}

/** The constant lines, each preceded by a line break. */
export function headerBlock(options: HeaderBlockOptions): string {
  const { mediaType, cacheControl, strictTransportSeconds } = options;
  const policy = options.contentSecurityPolicy ?? API_CONTENT_SECURITY_POLICY;
  const headers: Record<string, string> = {
    'cache-control': cacheControl,
    'content-security-policy': policy,
    'cross-origin-resource-policy': 'same-origin',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
  };
  if (mediaType !== undefined) headers['content-type'] = withCharset(mediaType);
  if (strictTransportSeconds > 0) {
    headers['strict-transport-security'] = `max-age=${strictTransportSeconds}; includeSubDomains`;
  }
  if (options.isCompressible) headers.vary = 'accept-encoding';
  return headerLines(headers);
}

const HEADER_NAME = /^[a-z0-9-]+$/;
/** Printable ASCII: what cannot begin another header. */
const HEADER_VALUE = /^[\x20-\x7e]*$/;

/** Headers as lines, each preceded by a line break. A value that could break out is our bug. */
export function headerLines(headers: Readonly<Record<string, string | readonly string[]>>): string {
  let lines = '';
  for (const name in headers) {
    const value = headers[name] ?? '';
    assert(HEADER_NAME.test(name), () => `not a header's name: ${name}`);
    for (const one of typeof value === 'string' ? [value] : value) {
      assert(HEADER_VALUE.test(one), () => `a value that would break out of the header ${name}`);
      lines += `\r\n${name}: ${one}`;
    }
  }
  return lines;
}

const REASONS: Readonly<Record<number, string>> = {
  200: 'OK',
  201: 'Created',
  202: 'Accepted',
  204: 'No Content',
  206: 'Partial Content',
  304: 'Not Modified',
  400: 'Bad Request',
  401: 'Unauthorized',
  402: 'Payment Required',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  408: 'Request Timeout',
  409: 'Conflict',
  411: 'Length Required',
  413: 'Content Too Large',
  415: 'Unsupported Media Type',
  416: 'Range Not Satisfiable',
  422: 'Unprocessable Content',
  426: 'Upgrade Required',
  429: 'Too Many Requests',
  431: 'Request Header Fields Too Large',
  500: 'Internal Server Error',
  503: 'Service Unavailable',
};

function withCharset(mediaType: string): string {
  return mediaType.startsWith('text/') ? `${mediaType}; charset=utf-8` : mediaType;
}

const statusLines = new Map<number, Uint8Array>();

/**
 * The status line's end, number and reason, as bytes, which the library only has to copy. The same
 * object each time.
 */
export function statusLine(status: number): Uint8Array {
  let line = statusLines.get(status);
  if (line === undefined) {
    line = Buffer.from(`${status} ${REASONS[status] ?? 'Status'}`, 'latin1');
    statusLines.set(status, line);
  }
  return line;
}
