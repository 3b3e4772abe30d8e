// @ts-check
/**
 * Goal: the results are out, and everybody looks at once. A draw is sold, closed and published
 * first; then readers arrive at the full rate from the first second. Each reads the results, half
 * of them with the tag that they have, and then a ticket.
 *
 * Proves: results and tickets are read fast from a standing start; everybody sees the same numbers;
 * who holds the results' tag gets a 304; every ticket has won or lost.
 */
import { check } from 'k6';
import exec from 'k6/execution';
import { buy, memberOf, readResults, readTicket } from './lib/api.js';
import { boundsOf, offeredInFull } from './lib/bounds.js';
import { awaitResults, openDraw } from './lib/draws.js';
import { gatherPlayers, logInAdmin, newRunId } from './lib/people.js';
import { countOf, P95_MS, requireAdminCredentials, requireTokensToLast } from './lib/settings.js';

const RATE = countOf('RATE', 1_000);
const DURATION_SECONDS = countOf('DURATION_SECONDS', 20);
const PLAYERS = countOf('PLAYERS', 100);
const TICKETS_PER_PLAYER = countOf('TICKETS_PER_PLAYER', 10);
const SALE_SECONDS = countOf('SALE_SECONDS', 15);
const VUS = countOf('VUS', Math.max(20, Math.ceil(RATE / 5)));
const DEPOSIT_MINOR = countOf('DEPOSIT_MINOR', 1_000_000);
const SETTLED = ['won', 'lost'];

requireAdminCredentials();
requireTokensToLast(SALE_SECONDS + DURATION_SECONDS);

/** @param {string} name */
const durationOf = (name) => `http_req_duration{scenario:stampede,name:${name}}`;

/** @type {import('k6/options').Options} */
export const options = {
  setupTimeout: '5m',
  scenarios: {
    stampede: {
      executor: 'constant-arrival-rate',
      rate: RATE,
      timeUnit: '1s',
      duration: `${DURATION_SECONDS}s`,
      preAllocatedVUs: VUS,
      maxVUs: 4 * VUS,
    },
  },
  thresholds: boundsOf('stampede', {
    [durationOf('results')]: [`p(95)<${P95_MS}`],
    [durationOf('ticket')]: [`p(95)<${P95_MS}`],
    ...offeredInFull(RATE * DURATION_SECONDS),
  }),
};

/**
 * @typedef {{ token: string, ticketId: string }} Holding
 * @typedef {{ drawId: string, results: string, etag: string, holdings: Holding[] }} Setting
 * @returns {Setting}
 */
export function setup() {
  const runId = newRunId();
  const players = gatherPlayers({ runId, count: PLAYERS, depositMinor: DEPOSIT_MINOR });
  const closesAtMs = Date.now() + SALE_SECONDS * 1_000;
  const { drawId } = openDraw(logInAdmin(), { closesAtMs, resultsAfterMs: 0 });
  const holdings = players.flatMap(({ token }, index) => {
    const key = `${runId}-${index}`;
    const answer = buy(token, { drawId, ticketCount: TICKETS_PER_PLAYER, key });
    const tickets = /** @type {{ ticketId: string }[] | undefined} */ (memberOf(answer, 'tickets'));
    if (tickets === undefined) throw new Error(`no tickets: ${answer.status} ${answer.body}`);
    return tickets.map(({ ticketId }) => ({ token, ticketId }));
  });
  const answer = awaitResults(drawId);
  return { drawId, results: answer.body, etag: answer.headers.Etag ?? '', holdings };
}

/** @param {Setting} setting */
export default function look({ drawId, results, etag, holdings }) {
  const index = exec.scenario.iterationInTest;
  if (index % 2 === 0) {
    check(readResults(drawId), {
      'everybody sees the same results': ({ status, body }) => status === 200 && body === results,
    });
  } else {
    check(readResults(drawId, { etag }), {
      'who has the results is told so': ({ status }) => status === 304,
    });
  }
  const holding = holdings[index % holdings.length];
  if (holding === undefined) throw new Error('somebody has bought a ticket');
  check(readTicket(holding.token, holding.ticketId), {
    'the ticket has won or lost': (answer) => SETTLED.includes(String(memberOf(answer, 'state'))),
  });
}
