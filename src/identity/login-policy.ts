/**
 * Which logins an account can have, beyond what the wire asks of their shape.
 *
 * A normalised login is the key of a row. Normalising can make a character eighteen times as long
 * (U+FDFA), so its length is judged afterwards, and in bytes.
 */
import { normaliseLogin } from '../kernel/slots.ts';

/** Room for 64 characters of any script. */
export const LOGIN_BYTES_MAX = 256;

const LONE_SURROGATE = /\p{Surrogate}/u;

/** The login by which an account is found; `undefined` where no account can have it. */
export function loginKeyOf(login: string): string | undefined {
  const normalised = normaliseLogin(login);
  if (normalised === '' || /\s/.test(normalised)) return undefined;
  if (LONE_SURROGATE.test(normalised)) return undefined;
  return Buffer.byteLength(normalised) <= LOGIN_BYTES_MAX ? normalised : undefined;
}
