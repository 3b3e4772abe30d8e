// @ts-check
/**
 * Goal: the everyday load. Journeys arrive at a fixed rate, whatever the answers take: each buys,
 * then reads its ticket, its wallet and the draws. One in fifty registers and pays in first; one in
 * twenty repeats its purchase with the same key, and must get the first answer.
 *
 * Proves: nothing fails, a purchase stays fast while passwords are being hashed, a repeat buys
 * nothing. Non-goals: the highest rate (draw-close-rush.js).
 */
import { check } from 'k6';
import exec from 'k6/execution';
import { buy, listOpenDraws, memberOf, readTicket, readWallet } from './lib/api.js';
import { boundsOf, OUTER_P95_MS, offeredInFull } from './lib/bounds.js';
import { findOpenDraw, openDraw } from './lib/draws.js';
import { gatherPlayers, logInAdmin, newRunId, welcome } from './lib/people.js';
import { adminCredentials, countOf, P95_MS, requireTokensToLast } from './lib/settings.js';

const RATE = countOf('RATE', 100);
const DURATION_SECONDS = countOf('DURATION_SECONDS', 30);
const PLAYERS = countOf('PLAYERS', 100);
const VUS = countOf('VUS', Math.max(20, Math.ceil(RATE / 2)));
const DEPOSIT_MINOR = countOf('DEPOSIT_MINOR', 10_000_000);
const NEWCOMER_EVERY = 50;
const REPEAT_EVERY = 20;
const MARGIN_SECONDS = 60;

requireTokensToLast(DURATION_SECONDS + MARGIN_SECONDS);

/** @param {string} name */
const durationOf = (name) => `http_req_duration{scenario:journeys,name:${name}}`;
const ownBound = [`p(95)<${P95_MS}`];

/** @type {import('k6/options').Options} */
export const options = {
  setupTimeout: '5m',
  scenarios: {
    journeys: {
      executor: 'constant-arrival-rate',
      rate: RATE,
      timeUnit: '1s',
      duration: `${DURATION_SECONDS}s`,
      preAllocatedVUs: VUS,
      maxVUs: 4 * VUS,
    },
  },
  thresholds: boundsOf('journeys', {
    [durationOf('buy')]: ownBound,
    [durationOf('ticket')]: ownBound,
    [durationOf('wallet')]: ownBound,
    [durationOf('draws')]: ownBound,
    [durationOf('register')]: [`p(95)<${OUTER_P95_MS}`],
    ...offeredInFull(RATE * DURATION_SECONDS),
  }),
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
export default function journey({ runId, drawId, players }) {
  const index = exec.scenario.iterationInTest;
  const player =
    index % NEWCOMER_EVERY === 0
      ? welcome({ name: `${runId}-new-${index}`, depositMinor: DEPOSIT_MINOR })
      : players[index % players.length];
  if (!check(player, { 'a player has an account and money': Boolean }) || !player) return;

  const { token } = player;
  const purchase = { drawId, ticketCount: 1 + (index % 3), key: `${runId}-${index}` };
  const bought = buy(token, purchase);
  const isBought = check(bought, {
    'the purchase is accepted': ({ status }) => status === 201,
    'it has as many tickets as were asked for': (answer) =>
      ticketsOf(answer).length === purchase.ticketCount,
  });
  if (!isBought) return;

  if (index % REPEAT_EVERY === 0) repeat(token, purchase, bought);
  const ticketId = ticketsOf(bought)[0]?.ticketId ?? '';
  check(readTicket(token, ticketId), {
    'the ticket is there': (answer) => memberOf(answer, 'ticketId') === ticketId,
    'the ticket is accepted': (answer) => memberOf(answer, 'state') === 'accepted',
  });
  check(readWallet(token), {
    'the wallet is not overdrawn': (answer) => Number(memberOf(answer, 'balanceMinor')) >= 0,
  });
  check(listOpenDraws(), {
    'the draw is on sale': (answer) => drawIdsOf(answer).includes(drawId),
  });
}

/**
 * @param {string} token
 * @param {Parameters<typeof buy>[1]} purchase
 * @param {import('./lib/api.js').Answer} first
 */
function repeat(token, purchase, first) {
  const again = buy(token, purchase);
  check(again, {
    'a repeat says that it is one': ({ headers }) => headers['Idempotent-Replayed'] === 'true',
    'a repeat has the tickets of the first': ({ body }) => body === first.body,
  });
}

/**
 * @param {import('./lib/api.js').Answer} answer
 * @returns {{ ticketId: string }[]}
 */
function ticketsOf(answer) {
  return /** @type {{ ticketId: string }[] | undefined} */ (memberOf(answer, 'tickets')) ?? [];
}

/**
 * @param {import('./lib/api.js').Answer} answer
 * @returns {string[]}
 */
function drawIdsOf(answer) {
  const draws = /** @type {{ drawId: string }[] | undefined} */ (memberOf(answer, 'draws'));
  return draws?.map(({ drawId }) => drawId) ?? [];
}
