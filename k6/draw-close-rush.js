// @ts-check
/**
 * Goal: everybody wants the same draw in its last seconds. Purchases ramp up to the peak until the
 * draw closes, and go on at the peak after it.
 *
 * Proves: accepted purchases stay fast at the peak; none is accepted at or after the close, by the
 * engine's own time in the ticket; none is refused as late before it; the ledger still sums to
 * zero. Refused late is a right answer and counts as one. Non-goals: what the peak costs the
 * machine that makes it: k6 needs about a core for 5,000/s, so give it a machine of its own.
 */
import { check } from 'k6';
import exec from 'k6/execution';
import { Counter, Rate, Trend } from 'k6/metrics';
import { buy, memberOf, readTrialBalance } from './lib/api.js';
import { boundsOf, FAILED_SHARE_MAX, OUTER_P95_MS, offeredInFull } from './lib/bounds.js';
import { awaitClose, openDraw } from './lib/draws.js';
import { gatherPlayers, logInAdmin, newRunId } from './lib/people.js';
import { countOf, P95_MS, requireAdminCredentials, requireTokensToLast } from './lib/settings.js';

const PEAK_RATE = countOf('PEAK_RATE', 15_000);
const RAMP_SECONDS = countOf('RAMP_SECONDS', 20);
const AFTER_SECONDS = countOf('AFTER_SECONDS', 3);
const PLAYERS = countOf('PLAYERS', 200);
const VUS = countOf('VUS', Math.max(20, Math.ceil(PEAK_RATE / 10)));
const DEPOSIT_MINOR = countOf('DEPOSIT_MINOR', 100_000_000);
/** How far apart the clocks of k6 and of the engine may be. */
const CLOCK_SKEW_MS = countOf('CLOCK_SKEW_MS', 50);
/** Between the making of the draw and the first purchase. */
const LEAD_SECONDS = 1;

requireAdminCredentials();
requireTokensToLast(LEAD_SECONDS + RAMP_SECONDS + AFTER_SECONDS);

const accepted = new Counter('purchases_accepted');
const refusedLate = new Counter('purchases_refused_late');
/** Accepted after the close, or refused before it: there is no share of these to put up with. */
const untimely = new Counter('purchases_untimely');
/** Neither accepted nor refused late: overload, a lost connection, anything else. */
const errors = new Rate('purchase_errors');
const acceptedMs = new Trend('purchase_accepted_ms', true);

/** @type {import('k6/options').Options} */
export const options = {
  setupTimeout: '5m',
  scenarios: {
    rush: {
      executor: 'ramping-arrival-rate',
      startRate: Math.max(1, Math.floor(PEAK_RATE / 100)),
      timeUnit: '1s',
      preAllocatedVUs: VUS,
      maxVUs: 2 * VUS,
      stages: [
        { target: PEAK_RATE, duration: `${RAMP_SECONDS}s` },
        { target: PEAK_RATE, duration: `${AFTER_SECONDS}s` },
      ],
    },
  },
  thresholds: boundsOf('rush', {
    purchases_accepted: ['count>0'],
    purchases_refused_late: ['count>0'],
    purchases_untimely: ['count==0'],
    purchase_errors: [`rate<${FAILED_SHARE_MAX}`],
    purchase_accepted_ms: [`p(95)<${P95_MS}`, `p(99)<${OUTER_P95_MS}`],
    ...offeredInFull(PEAK_RATE * (RAMP_SECONDS / 2 + AFTER_SECONDS)),
  }),
};

/**
 * @typedef {{
 *   runId: string,
 *   adminToken: string,
 *   sale: import('./lib/draws.js').SaleOfDraw,
 *   players: import('./lib/people.js').Player[],
 * }} Setting
 * @returns {Setting}
 */
export function setup() {
  const runId = newRunId();
  const players = gatherPlayers({ runId, count: PLAYERS, depositMinor: DEPOSIT_MINOR });
  const adminToken = logInAdmin();
  const closesAtMs = Date.now() + (LEAD_SECONDS + RAMP_SECONDS) * 1_000;
  const sale = openDraw(adminToken, { closesAtMs, resultsAfterMs: 1_000 });
  return { runId, adminToken, sale, players };
}

/** @param {Setting} setting */
export default function purchase({ runId, sale, players }) {
  const index = exec.scenario.iterationInTest;
  const player = players[index % players.length];
  if (player === undefined) throw new Error('a crowd has players');
  const { drawId, closesAtMs } = sale;
  const key = `${runId}-${index}`;
  const answer = buy(player.token, { drawId, ticketCount: 1, key, mayBeClosed: true });
  const outcome = outcomeOf(answer, { closesAtMs, answeredAtMs: Date.now() });
  if (outcome === 'accepted') {
    accepted.add(1);
    acceptedMs.add(answer.timings.duration);
  }
  if (outcome === 'refusedLate') refusedLate.add(1);
  if (outcome === 'untimely') untimely.add(1);
  errors.add(outcome === 'error');
  check(outcome, {
    'accepted before the close or refused after it': (name) =>
      name === 'accepted' || name === 'refusedLate',
  });
}

/** @param {Setting} setting */
export function teardown({ adminToken, sale }) {
  awaitClose(sale.drawId);
  check(readTrialBalance(adminToken), {
    'the ledger sums to zero': (answer) => memberOf(answer, 'sumMinor') === 0,
  });
}

/**
 * @param {import('./lib/api.js').Answer} answer
 * @param {{ closesAtMs: number, answeredAtMs: number }} times
 * @returns {'accepted' | 'refusedLate' | 'untimely' | 'error'}
 */
function outcomeOf(answer, { closesAtMs, answeredAtMs }) {
  if (answer.status === 201) {
    const tickets = /** @type {{ acceptedAt: string }[]} */ (memberOf(answer, 'tickets'));
    const isInTime = tickets.every(({ acceptedAt }) => Date.parse(acceptedAt) < closesAtMs);
    return isInTime ? 'accepted' : 'untimely';
  }
  if (answer.status === 409 && memberOf(answer, 'code') === 'drawClosed') {
    return answeredAtMs + CLOCK_SKEW_MS >= closesAtMs ? 'refusedLate' : 'untimely';
  }
  return 'error';
}
