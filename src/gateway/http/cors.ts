/**
 * Which web pages of other origins may call this server from a browser.
 *
 * The default is none. An origin is compared as a whole string, never by suffix. Credentials are
 * bearer tokens, so cookies are never allowed across origins.
 */
import type { PublicAddress } from './public-address.ts';

const PREFLIGHT_HEADERS = 'authorization, content-type, idempotency-key, x-request-id';
const EXPOSED_HEADERS = 'date, etag, idempotent-replayed, retry-after, x-request-id';
const PREFLIGHT_AGE_SECONDS = 600;

/**
 * Whether a page may do what its visitor's browser adds something to, or what is not asked about
 * beforehand: get a session by cookie, or open a socket. It is of the very host that it asks for,
 * as `address` has it behind trusted proxies, or of an origin that the operator has named. Programs
 * send no origin.
 */
export function isKnownPage(
  origin: string,
  address: Pick<PublicAddress, 'host'>,
  isNamed: (origin: string) => boolean,
): boolean {
  return origin === '' || isNamed(origin) || isSameHost(origin, address.host);
}

/** The page came from this very host. Its scheme is a proxy's business. */
function isSameHost(origin: string, host: string): boolean {
  return /^https?:\/\/[^/]+$/.test(origin) && origin.slice(origin.indexOf('//') + 2) === host;
}

export class CrossOrigin {
  readonly #origins: ReadonlySet<string>;

  /** Origins as browsers send them: `https://play.example`, no path, no trailing slash. */
  constructor(origins: readonly string[]) {
    this.#origins = new Set(origins);
  }

  allows(origin: string): boolean {
    return this.#origins.has(origin);
  }

  /**
   * The header lines to add to an answer, each preceded by a line break. They permit nothing where
   * the origin may not read the answer.
   */
  answerLines(origin: string): string {
    if (this.#origins.size === 0) return '';
    if (!this.allows(origin)) return '\r\nvary: origin';
    const exposed = `access-control-expose-headers: ${EXPOSED_HEADERS}`;
    return `\r\nvary: origin\r\naccess-control-allow-origin: ${origin}\r\n${exposed}`;
  }

  /** The headers of an answer to a preflight, in addition to those of every answer. */
  preflightHeaders(origin: string, allow: string): Readonly<Record<string, string>> {
    if (!this.allows(origin)) return { allow };
    return {
      allow,
      'access-control-allow-methods': allow,
      'access-control-allow-headers': PREFLIGHT_HEADERS,
      'access-control-max-age': String(PREFLIGHT_AGE_SECONDS),
    };
  }
}
