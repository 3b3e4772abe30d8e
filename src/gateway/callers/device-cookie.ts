/**
 * The cookie with which a device shows that somebody has logged in to an account on it before.
 * Every log-in sets it, at both doors, and only log-ins look at it; programs that do not keep
 * cookies send it back in `Cookie`, or go without.
 */
import { cookieNamed } from './session-cookie.ts';

export const DEVICE_COOKIE = 'tirage_device';
const LIFE_SECONDS = 400 * 24 * 3_600;

/** The value of `Set-Cookie`. */
export function setDeviceCookie(token: string, isSecure: boolean): string {
  const rules = `Path=/; Max-Age=${LIFE_SECONDS}; HttpOnly; SameSite=Strict`;
  return `${DEVICE_COOKIE}=${token}; ${rules}${isSecure ? '; Secure' : ''}`;
}

/** The token in a `Cookie` header, or `undefined`. */
export function deviceCookie(header: string): string | undefined {
  return cookieNamed(DEVICE_COOKIE, header);
}
