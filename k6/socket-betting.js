// @ts-check
/**
 * Goal: players who stay connected. Each session opens a socket, proves who it is, follows its draw
 * and its own wallet, and buys at a fixed pace whatever the answers take; then it leaves and the
 * next one comes.
 *
 * Proves: purchases over the socket are answered fast and none is lost while the server pushes
 * draws and wallets to everybody. Non-goals: the highest rate of the MessagePack sub-protocol.
 */
import { check } from 'k6';
import exec from 'k6/execution';
import { Counter, Rate, Trend } from 'k6/metrics';
import { setTimeout } from 'k6/timers';
import { FAILED_SHARE_MAX, OUTER_P95_MS } from './lib/bounds.js';
import { findOpenDraw, openDraw } from './lib/draws.js';
import { gatherPlayers, logInAdmin, newRunId } from './lib/people.js';
import { adminCredentials, countOf, P95_MS, requireTokensToLast } from './lib/settings.js';
import { SocketSession } from './lib/socket-session.js';

const SOCKETS = countOf('SOCKETS', 100);
const DURATION_SECONDS = countOf('DURATION_SECONDS', 30);
const PLAYERS = countOf('PLAYERS', SOCKETS);
const PURCHASES_PER_SESSION = countOf('PURCHASES_PER_SESSION', 50);
const PURCHASE_EVERY_MS = countOf('PURCHASE_EVERY_MS', 100);
const DEPOSIT_MINOR = countOf('DEPOSIT_MINOR', 10_000_000);
const MARGIN_SECONDS = 60;

requireTokensToLast(DURATION_SECONDS + MARGIN_SECONDS);

const purchaseMs = new Trend('socket_purchase_ms', true);
const errors = new Rate('socket_errors');
const pushes = new Counter('socket_pushes');

/** @type {import('k6/options').Options} */
export const options = {
  setupTimeout: '5m',
  scenarios: {
    sessions: {
      executor: 'constant-vus',
      vus: SOCKETS,
      duration: `${DURATION_SECONDS}s`,
      gracefulStop: '30s',
    },
  },
  thresholds: {
    socket_purchase_ms: [`p(95)<${P95_MS}`, `p(99)<${OUTER_P95_MS}`],
    socket_errors: [`rate<${FAILED_SHARE_MAX}`],
    // Each subscription begins with a snapshot.
    socket_pushes: ['count>0'],
    'checks{scenario:sessions}': [`rate>${1 - FAILED_SHARE_MAX}`],
  },
};

/**
 * @typedef {{ runId: string, drawId: string, players: import('./lib/people.js').Player[] }} Setting
 * @returns {Setting}
 */
export function setup() {
  const runId = newRunId();
  const players = gatherPlayers({ runId, count: PLAYERS, depositMinor: DEPOSIT_MINOR });
  const sellsForMs = (DURATION_SECONDS + MARGIN_SECONDS) * 1_000;
  const { drawId } =
    adminCredentials() === undefined
      ? findOpenDraw(sellsForMs)
      : openDraw(logInAdmin(), { closesAtMs: Date.now() + sellsForMs, resultsAfterMs: 0 });
  return { runId, drawId, players };
}

/** @param {Setting} setting */
export default async function session({ runId, drawId, players }) {
  const index = exec.scenario.iterationInTest;
  const player = players[index % players.length];
  if (player === undefined) throw new Error('sessions have players');
  const socket = new SocketSession(() => pushes.add(1));
  try {
    if (!check(await socket.opened, { 'the socket opens': Boolean })) return;
    /** @param {string} name */
    const idOf = (name) => `${runId}-${index}-${name}`;
    const isReady =
      (await isDone(socket, { id: idOf('who'), op: 'authenticate', token: player.token })) &&
      (await isDone(socket, { id: idOf('draw'), op: 'subscribe', topic: `draw.${drawId}` })) &&
      (await isDone(socket, { id: idOf('me'), op: 'subscribe', topic: 'me' }));
    if (!check(isReady, { 'it is authenticated and subscribed': Boolean })) return;
    const purchases = [];
    for (let i = 0; i < PURCHASES_PER_SESSION; i += 1) {
      purchases.push(
        isBought(socket, { id: idOf(`${i}`), op: 'buyTickets', drawId, quickPick: 1 }),
      );
      await pause(PURCHASE_EVERY_MS);
    }
    const bought = await Promise.all(purchases);
    check(bought, { 'every purchase is accepted': (all) => all.every(Boolean) });
  } finally {
    socket.close();
  }
}

/**
 * @param {SocketSession} socket
 * @param {Parameters<SocketSession['ask']>[0]} operation
 */
async function isDone(socket, operation) {
  const { answer } = await socket.ask(operation);
  errors.add(answer?.ok !== true);
  return answer?.ok === true;
}

/**
 * @param {SocketSession} socket
 * @param {Parameters<SocketSession['ask']>[0]} operation
 */
async function isBought(socket, operation) {
  const { answer, waitedMs } = await socket.ask(operation);
  errors.add(answer?.ok !== true);
  if (answer?.ok === true) purchaseMs.add(waitedMs);
  return answer?.ok === true;
}

/** @param {number} milliseconds */
function pause(milliseconds) {
  return new Promise((resolve) => setTimeout(() => resolve(undefined), milliseconds));
}
