/**
 * What exists can leak: between the drawing of the numbers and the results' time nothing that
 * anybody may ask for tells of the outcome. Whoever asks, at whatever route, is answered as before
 * the drawing, but for the draw's own state.
 */
import { test } from 'tap';
import { ROLES } from '../../../actors/player/player.ts';
import { type Business, type Session, withBusiness } from '../support/business-server.ts';

/** Enough that some win something. */
const TICKETS = 100;

/** Of no draw, and different each time: a random number, and counts of requests. */
const UNRELATED = ['loyaltyFreshNumber', 'getMetrics'];

interface Asking {
  readonly business: Business;
  readonly callers: Readonly<Record<string, Session | undefined>>;
  readonly ids: Readonly<Record<string, string>>;
}

/** Every GET that the server has, for every kind of caller; what tells only of time is left out. */
async function everythingAsked({ business, callers, ids }: Asking): Promise<Map<string, unknown>> {
  const answers = new Map<string, unknown>();
  for (const { method, path, name } of business.routes) {
    if (method !== 'GET' || UNRELATED.includes(name)) continue;
    const asked = path.replace(/\{id\}/g, () => {
      if (path.includes('/tickets/')) return ids.ticket ?? '';
      return path.includes('/draws/') ? (ids.draw ?? '') : 'nobody';
    });
    for (const [caller, session] of Object.entries(callers)) {
      const { status, body } = await business.get(asked, session?.accessToken);
      answers.set(`${caller} ${asked}`, told({ status, body }));
    }
  }
  return answers;
}

/** What differs by itself: instants, memory; and which duty is next, which says what was done. */
const DIFFERS = ['serverTime', 'requestId', 'instance', 'residentBytes', 'duty', 'dueAt'];

/** Without that, and without the state that says that numbers are drawn. */
function told(answer: { status: number; body: unknown }): unknown {
  return JSON.parse(
    JSON.stringify(answer, (key, value: unknown) => {
      if (DIFFERS.includes(key)) return undefined;
      return key === 'state' && (value === 'sealed' || value === 'settled') ? 'sealed' : value;
    }),
  );
}

async function soldAndClosed(business: Business): Promise<Asking> {
  const draw = await business.draw({ closesInS: 60, resultsInS: 600 });
  const player = await business.player(TICKETS * 100);
  const path = `/v1/draws/${draw}/tickets`;
  const bought = await business.post(path, player.accessToken, { quickPick: TICKETS });
  const staff = ROLES.filter((role) => role !== 'player');
  const callers: Record<string, Session | undefined> = { nobody: undefined, player };
  for (const role of staff) callers[role] = await business.staff(role);
  await business.cluster.advance(61_000);
  return { business, callers, ids: { draw, ticket: bought.body.tickets[0].ticketId } };
}

test(
  'before results: no route tells anybody of numbers that are drawn and not published',
  withBusiness({ shardCount: 2 }, async (t, business) => {
    const asking = await soldAndClosed(business);
    const { draw } = asking.ids;
    const { operator } = asking.callers;
    const before = await everythingAsked(asking);
    const conducted = await business.post(
      `/v1/admin/draws/${draw}/conduct`,
      operator?.accessToken,
      undefined,
    );
    t.equal(conducted.status, 200);
    await business.cluster.settle();
    t.equal((await business.get(`/v1/draws/${draw}`)).body.state, 'settled', 'all is known inside');
    const after = await everythingAsked(asking);
    for (const [asked, answer] of before) t.same(after.get(asked), answer, asked);
    t.ok(before.size > 100, 'many routes, many callers');

    await business.cluster.advance(600_000);
    const results = await business.get(`/v1/draws/${draw}/results`);
    t.equal(results.status, 200, 'and then they are there');
    const balance = await business.get(
      '/v1/admin/ledger/trial-balance',
      asking.callers.auditor?.accessToken,
    );
    t.not(
      JSON.stringify(balance.body),
      JSON.stringify(before.get('auditor /v1/admin/ledger/trial-balance')),
      'the books move with the results',
    );
  }),
);
