/**
 * The cookie by which a device says that an account was logged in to on it before. It is given with
 * every log-in, at both doors, and looked at by log-ins only; programs that keep no cookies send it
 * back in `Cookie`, or go without.
 */
import { cookieNamed } from './session-cookie.ts';

const NAME = 'tirage_device';
const LIFE_SECONDS = 400 * 24 * 3_600;

/** The value of `Set-Cookie`. */
export function setDeviceCookie(token: string, isSecure: boolean): string {
  const rules = `Path=/; Max-Age=${LIFE_SECONDS}; HttpOnly; SameSite=Strict`;
  return `${NAME}=${token}; ${rules}${isSecure ? '; Secure' : ''}`;
}

/** The token in a `Cookie` header, or `undefined`. */
export function deviceCookie(header: string): string | undefined {
  return cookieNamed(NAME, header);
}
