// @ts-check
/**
 * The engine's HTTP interface as the profiles use it: one function for each call, each under a
 * name of its own in k6's metrics (`http_req_duration{name:buy}`).
 *
 * Guarantee: a status that a caller expects is no failed request; any other is.
 */
import http from 'k6/http';
import { TARGET } from './settings.js';

/**
 * @typedef {import('k6/http').RefinedResponse<'text'>} Answer
 * @typedef {{
 *   name: string,
 *   token?: string | undefined,
 *   key?: string | undefined,
 *   etag?: string | undefined,
 *   expected?: ReturnType<typeof http.expectedStatuses> | undefined,
 * }} Asked
 */

const OK = http.expectedStatuses(200);
const CREATED = http.expectedStatuses(201);
/** A purchase near the close: both answers can be right, and the profile judges which was. */
const BOUGHT_OR_CLOSED = http.expectedStatuses(201, 409);
const FRESH_OR_KNOWN = http.expectedStatuses(200, 304);
const THERE_OR_NOT_YET = http.expectedStatuses(200, 404);

/** @param {Asked} asked */
export function paramsOf({ name, token, key, etag, expected }) {
  /** @type {Record<string, string>} */
  const headers = { 'content-type': 'application/json' };
  if (token !== undefined) headers.authorization = `Bearer ${token}`;
  if (key !== undefined) headers['idempotency-key'] = key;
  if (etag !== undefined) headers['if-none-match'] = etag;
  return {
    headers,
    tags: { name },
    responseCallback: expected ?? OK,
    responseType: /** @type {'text'} */ ('text'),
  };
}

/**
 * @param {string} path
 * @param {Asked} asked
 * @returns {Answer}
 */
function get(path, asked) {
  return http.get(`${TARGET}${path}`, paramsOf(asked));
}

/**
 * @param {string} path
 * @param {unknown} body
 * @param {Asked} asked
 * @returns {Answer}
 */
function post(path, body, asked) {
  return http.post(`${TARGET}${path}`, JSON.stringify(body), paramsOf(asked));
}

/**
 * A member of the answer's JSON; undefined where there is none, whatever came.
 * @param {Answer} answer
 * @param {string} name
 * @returns {unknown}
 */
export function memberOf({ body }, name) {
  if (!body) return undefined;
  try {
    return JSON.parse(body)[name];
  } catch {
    return undefined;
  }
}

/** @param {{ login: string, password: string }} credentials */
export function logIn(credentials) {
  return post('/v1/sessions', credentials, { name: 'log-in', expected: CREATED });
}

/** @param {{ login: string, password: string, birthDate: string }} account */
export function register(account) {
  return post('/v1/players', account, { name: 'register', expected: CREATED });
}

/**
 * @param {string} token
 * @param {{ amountMinor: number, key: string }} payment
 */
export function deposit(token, { amountMinor, key }) {
  return post(
    '/v1/me/deposits',
    { amountMinor },
    { name: 'deposit', token, key, expected: CREATED },
  );
}

/**
 * @param {string} token
 * @param {{ drawId: string, ticketCount: number, key: string, mayBeClosed?: boolean }} purchase
 */
export function buy(token, { drawId, ticketCount, key, mayBeClosed = false }) {
  const expected = mayBeClosed ? BOUGHT_OR_CLOSED : CREATED;
  const body = { quickPick: ticketCount };
  return post(`/v1/draws/${drawId}/tickets`, body, { name: 'buy', token, key, expected });
}

/**
 * @param {string} token
 * @param {string} ticketId
 */
export function readTicket(token, ticketId) {
  return get(`/v1/tickets/${ticketId}`, { name: 'ticket', token });
}

/** @param {string} token */
export function readWallet(token) {
  return get('/v1/me/wallet', { name: 'wallet', token });
}

export function listOpenDraws() {
  return get('/v1/draws?state=open', { name: 'draws' });
}

/** @param {string} drawId */
export function readDraw(drawId) {
  return get(`/v1/draws/${drawId}`, { name: 'draw', expected: THERE_OR_NOT_YET });
}

/**
 * @param {string} drawId
 * @param {{ etag?: string | undefined, isAwaited?: boolean }} [asked]
 */
export function readResults(drawId, { etag, isAwaited = false } = {}) {
  const expected = isAwaited ? THERE_OR_NOT_YET : FRESH_OR_KNOWN;
  return get(`/v1/draws/${drawId}/results`, { name: 'results', etag, expected });
}

/**
 * @param {string} token
 * @param {{ game: string, opensAt: string, closesAt: string, resultsAt: string }} plan
 */
export function planDraw(token, plan) {
  return post('/v1/admin/draws', plan, { name: 'plan', token, expected: CREATED });
}

/** @param {string} token */
export function readTrialBalance(token) {
  return get('/v1/admin/ledger/trial-balance', { name: 'trial-balance', token });
}
