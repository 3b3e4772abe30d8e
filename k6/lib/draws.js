// @ts-check
/** The draw that a profile buys from: one of its own, or one that is on sale anyway. */
import { sleep } from 'k6';
import { listOpenDraws, memberOf, planDraw, readDraw, readResults } from './api.js';
import { textOf } from './settings.js';

/**
 * @typedef {{ drawId: string, closesAtMs: number }} SaleOfDraw
 * @typedef {{ drawId: string, game: string, closesAt: string }} ListedDraw
 */

const GAME = textOf('GAME', '5of36');
const POLL_SECONDS = 0.05;
/** How long a draw may take to open, or its results to appear after their time. */
const WAIT_SECONDS = 30;

/**
 * Makes a draw and waits until it is on sale.
 * @param {string} adminToken
 * @param {{ closesAtMs: number, resultsAfterMs: number }} times
 * @returns {SaleOfDraw}
 */
export function openDraw(adminToken, { closesAtMs, resultsAfterMs }) {
  const answer = planDraw(adminToken, {
    game: GAME,
    opensAt: new Date().toISOString(),
    closesAt: new Date(closesAtMs).toISOString(),
    resultsAt: new Date(closesAtMs + resultsAfterMs).toISOString(),
  });
  const drawId = memberOf(answer, 'drawId');
  if (typeof drawId !== 'string') throw new Error(`no draw: ${answer.status} ${answer.body}`);
  waitFor(`${drawId} to open`, () => memberOf(readDraw(drawId), 'state') === 'open');
  return { drawId, closesAtMs };
}

/**
 * The open draw that sells longest.
 * @param {number} sellsForMs for at least this time from now
 * @returns {SaleOfDraw}
 */
export function findOpenDraw(sellsForMs) {
  const listed = /** @type {ListedDraw[] | undefined} */ (memberOf(listOpenDraws(), 'draws')) ?? [];
  const sales = listed
    .filter(({ game }) => game === GAME)
    .map(({ drawId, closesAt }) => ({ drawId, closesAtMs: Date.parse(closesAt) }))
    .sort((left, right) => right.closesAtMs - left.closesAtMs);
  const longest = sales[0];
  if (longest !== undefined && longest.closesAtMs > Date.now() + sellsForMs) return longest;
  throw new Error(`no draw of ${GAME} sells long enough: give ADMIN_LOGIN and ADMIN_PASSWORD`);
}

/**
 * Waits until sales are over, whatever comes after.
 * @param {string} drawId
 */
export function awaitClose(drawId) {
  waitFor(`${drawId} to close`, () => memberOf(readDraw(drawId), 'state') !== 'open');
}

/**
 * @param {string} drawId
 * @returns {import('./api.js').Answer} the results, published
 */
export function awaitResults(drawId) {
  let answer = readResults(drawId, { isAwaited: true });
  waitFor(`the results of ${drawId}`, () => {
    if (answer.status !== 200) answer = readResults(drawId, { isAwaited: true });
    return answer.status === 200;
  });
  return answer;
}

/**
 * @param {string} what
 * @param {() => boolean} holds
 */
function waitFor(what, holds) {
  const untilMs = Date.now() + WAIT_SECONDS * 1_000;
  while (!holds()) {
    if (Date.now() > untilMs) throw new Error(`waited ${WAIT_SECONDS} s in vain for ${what}`);
    sleep(POLL_SECONDS);
  }
}
