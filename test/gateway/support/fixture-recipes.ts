/** A good request for each route of events and bets, and what they ask about. */
import type { Business } from './business-server.ts';

export interface Fixtures {
  readonly openFixture: string;
  readonly finishedFixture: string;
}

export async function twoFixtures(business: Business): Promise<Fixtures> {
  const { accessToken } = await business.staff('operator');
  const create = async () => {
    const body = { title: 'A – B', odds: '1.85', deadline: business.instant(6_000) };
    return (await business.post('/v1/admin/events', accessToken, body)).body.eventId;
  };
  const finishedFixture = await create();
  await business.post(`/v1/admin/events/${finishedFixture}/result`, accessToken, { state: 'won' });
  return { openFixture: await create(), finishedFixture };
}

export async function betOn(business: Business, eventId: string, token: string): Promise<string> {
  const answer = await business.post(`/v1/events/${eventId}/bets`, token, { stakeMinor: 10 });
  return answer.body.betId;
}

interface Bettor {
  readonly betId: string;
}

export const FIXTURE_RECIPES = {
  listEvents: () => ({ path: '/v1/events', status: 200 }),
  getEvent: (_: Bettor, { openFixture }: Fixtures) => ({
    path: `/v1/events/${openFixture}`,
    status: 200,
  }),
  listEventVersions: (_: Bettor, { openFixture }: Fixtures) => ({
    path: `/v1/events/${openFixture}/versions`,
    status: 200,
  }),
  getEventOdds: (_: Bettor, { openFixture }: Fixtures) => ({
    path: `/v1/events/${openFixture}/odds?at=2027-01-01T00:00:00Z`,
    status: 200,
  }),
  placeBet: (_: Bettor, { openFixture }: Fixtures) => ({
    path: `/v1/events/${openFixture}/bets`,
    body: { stakeMinor: 1 },
    status: 201,
  }),
  placeSlip: (_: Bettor, { openFixture }: Fixtures) => ({
    path: '/v1/bets',
    body: { stakeMinor: 1, legs: [{ eventId: openFixture }] },
    status: 201,
  }),
  listBets: () => ({ path: '/v1/me/bets', status: 200 }),
  getBet: ({ betId }: Bettor) => ({ path: `/v1/bets/${betId}`, status: 200 }),
  createEvent: () => ({
    path: '/v1/admin/events',
    body: { title: 'A – B', odds: '1.85', deadline: '2026-02-01T12:00:00Z' },
    status: 201,
  }),
  changeEvent: (_: Bettor, { openFixture }: Fixtures) => ({
    path: `/v1/admin/events/${openFixture}`,
    body: { odds: '1.90' },
    status: 200,
  }),
  resolveEvent: (_: Bettor, { finishedFixture }: Fixtures) => ({
    path: `/v1/admin/events/${finishedFixture}/result`,
    body: { state: 'won' },
    status: 200,
  }),
  correctEvent: (_: Bettor, { finishedFixture }: Fixtures) => ({
    path: `/v1/admin/events/${finishedFixture}/correction`,
    body: { state: 'won', reason: 'a test' },
    status: 200,
  }),
  voidEvent: (_: Bettor, { openFixture }: Fixtures) => ({
    path: `/v1/admin/events/${openFixture.replace(/.$/, 'z')}/void`,
    body: { reason: 'a test' },
    status: 404,
  }),
  getLiability: (_: Bettor, { openFixture }: Fixtures) => ({
    path: `/v1/admin/events/${openFixture}/liability`,
    status: 200,
  }),
  listAuditedVersions: (_: Bettor, { openFixture }: Fixtures) => ({
    path: `/v1/admin/events/${openFixture}/versions`,
    status: 200,
  }),
};
