// @ts-check
/** Players with money, made before the load begins, and the administrator who makes draws. */
import http from 'k6/http';
import { deposit, logIn, memberOf, paramsOf, register } from './api.js';
import { requireAdminCredentials, TARGET } from './settings.js';

/**
 * @typedef {{ token: string }} Player
 */

const PASSWORD = 'kestrels over the weir';
const BIRTH_DATE = '1990-01-31';
/** A password costs the engine tens of milliseconds on purpose: its queue must not overflow. */
const AT_ONCE = 8;
const CREATED = http.expectedStatuses(201);

/** A part of names and keys that no other run has. */
export function newRunId() {
  return `${Date.now().toString(36)}${Math.floor(Math.random() * 1e6).toString(36)}`;
}

/**
 * Registers players and pays in for each.
 * @param {{ runId: string, count: number, depositMinor: number }} wanted
 * @returns {Player[]}
 */
export function gatherPlayers({ runId, count, depositMinor }) {
  /** @type {Player[]} */
  const players = [];
  while (players.length < count) {
    const first = players.length;
    const accounts = [];
    for (let i = first; i < Math.min(count, first + AT_ONCE); i += 1) {
      accounts.push(accountOf(`${runId}-${i}`));
    }
    const params = paramsOf({ name: 'register', expected: CREATED });
    const answers = http.batch(
      accounts.map((account) => ({
        method: 'POST',
        url: `${TARGET}/v1/players`,
        body: JSON.stringify(account),
        params,
      })),
    );
    for (const answer of answers) {
      const token = tokenOf(/** @type {import('./api.js').Answer} */ (answer));
      payIn(token, { amountMinor: depositMinor, key: `paid-${runId}` });
      players.push({ token });
    }
  }
  return players;
}

/**
 * One more player, with money, while the load runs; undefined where one of the two was refused.
 * @param {{ name: string, depositMinor: number }} newcomer
 * @returns {Player | undefined}
 */
export function welcome({ name, depositMinor }) {
  const registered = register(accountOf(name));
  const token = memberOf(registered, 'accessToken');
  if (registered.status !== 201 || typeof token !== 'string') return undefined;
  const paid = deposit(token, { amountMinor: depositMinor, key: `paid-${name}` });
  return paid.status === 201 && memberOf(paid, 'state') === 'completed' ? { token } : undefined;
}

/** The administrator's token. */
export function logInAdmin() {
  return tokenOf(logIn(requireAdminCredentials()));
}

/** @param {string} name */
function accountOf(name) {
  return { login: `k6-${name}`, password: PASSWORD, birthDate: BIRTH_DATE };
}

/**
 * @param {string} token
 * @param {{ amountMinor: number, key: string }} payment
 */
function payIn(token, payment) {
  const answer = deposit(token, payment);
  if (memberOf(answer, 'state') !== 'completed') throw new Error(`no deposit: ${answer.body}`);
}

/**
 * @param {import('./api.js').Answer} answer
 * @returns {string}
 */
function tokenOf(answer) {
  const token = memberOf(answer, 'accessToken');
  if (typeof token === 'string') return token;
  throw new Error(`no token from ${TARGET}: ${answer.status} ${answer.error} ${answer.body}`);
}
