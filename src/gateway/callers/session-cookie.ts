/**
 * The cookie that carries an access token, for the one contract that wants it.
 *
 * Scripts cannot read it, other sites' pages cannot have it sent, and only addresses below its path
 * see it: routes outside that contract take no cookie at all.
 */
import { TOKEN_LIFE_SECONDS } from '../../identity/token-terms.ts';

export const SESSION_COOKIE = 'tirage_token';
const PATH = '/api';

/** The value of `Set-Cookie`. If secure, browsers send it back over TLS only. */
export function setSessionCookie(token: string, isSecure: boolean): string {
  const rules = `Path=${PATH}; Max-Age=${TOKEN_LIFE_SECONDS}; HttpOnly; SameSite=Strict`;
  return `${SESSION_COOKIE}=${token}; ${rules}${isSecure ? '; Secure' : ''}`;
}

/** The token in a `Cookie` header, or `undefined`. */
export function sessionCookie(header: string): string | undefined {
  return cookieNamed(SESSION_COOKIE, header);
}

/** The value of one cookie among those of a `Cookie` header. */
export function cookieNamed(wanted: string, header: string): string | undefined {
  for (const pair of header.split(';')) {
    const [name, value] = pair.trim().split('=', 2);
    if (name === wanted && value !== undefined && value !== '') return value;
  }
  return undefined;
}
