// @ts-check
/**
 * What the environment says of a run. Every profile reads its settings through here, so that a
 * misspelt number stops the run at its start instead of bending the load.
 */

/** Access tokens live fifteen minutes, and several virtual users share a player. */
const TOKEN_SECONDS = 15 * 60;

/** The engine's address, without a slash at its end. */
export const TARGET = textOf('TARGET', 'http://127.0.0.1:8080').replace(/\/+$/, '');

/** Our own bound for the 95th percentile, in milliseconds; the outer one is fixed. */
export const P95_MS = countOf('P95_MS', 50);

/**
 * @param {string} name
 * @param {string} fallback
 */
export function textOf(name, fallback) {
  return __ENV[name] || fallback;
}

/**
 * A whole number above zero.
 * @param {string} name
 * @param {number} fallback
 */
export function countOf(name, fallback) {
  const value = Number(__ENV[name] || fallback);
  if (Number.isSafeInteger(value) && value > 0) return value;
  throw new Error(`${name} is a whole number above zero, not ${__ENV[name]}`);
}

/** @returns {{ login: string, password: string } | undefined} */
export function adminCredentials() {
  const login = __ENV.ADMIN_LOGIN;
  const password = __ENV.ADMIN_PASSWORD;
  return login && password ? { login, password } : undefined;
}

/** For profiles that make a draw of their own. */
export function requireAdminCredentials() {
  const credentials = adminCredentials();
  if (credentials !== undefined) return credentials;
  throw new Error('this profile makes a draw: give ADMIN_LOGIN and ADMIN_PASSWORD');
}

/**
 * Refuses a run that would outlive its players' tokens and fail for that reason alone.
 * @param {number} seconds the load and what comes before it
 */
export function requireTokensToLast(seconds) {
  if (seconds < TOKEN_SECONDS) return;
  throw new Error(`a run is shorter than the life of a token: ${seconds} s is too long`);
}
