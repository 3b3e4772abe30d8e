/**
 * The cookie that keeps the session of a web page: its refresh token, out of reach of scripts.
 *
 * Why: whatever a page's own code can read, injected code can send away. So the long-lived half of
 * a session is in this cookie, and the page has an access token only, in memory, for minutes.
 *
 * Browsers send it to the addresses below its path alone, and never with a request that a page of
 * another site makes. Sites are wider than origins, and forms need no leave to be sent: so a call
 * that relies on the cookie has to carry a header of its own, and its page to be of this host.
 */
import { cookieNamed } from './session-cookie.ts';

const NAME = 'tirage_refresh';
const RULES = 'Path=/v1/sessions; HttpOnly; SameSite=Strict';
/** What a page's own script can add to a request, and a form cannot; its value is `cookie`. */
export const COOKIE_HEADER = 'tirage-session';

export function setRefreshCookie(token: string, lifeSeconds: number, isSecure: boolean): string {
  return withSecurity(`${NAME}=${token}; ${RULES}; Max-Age=${lifeSeconds}`, isSecure);
}

export function clearRefreshCookie(isSecure: boolean): string {
  return withSecurity(`${NAME}=; ${RULES}; Max-Age=0`, isSecure);
}

/** The refresh token in a `Cookie` header, or `undefined`. */
export function refreshCookie(header: string): string | undefined {
  return cookieNamed(NAME, header);
}

function withSecurity(cookie: string, isSecure: boolean): string {
  return isSecure ? `${cookie}; Secure` : cookie;
}
