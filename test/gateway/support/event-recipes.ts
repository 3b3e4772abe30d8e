/** A good request for each route of events and bets, and what they ask about. */
import type { Business } from './business-server.ts';

export interface EventStage {
  readonly openEvent: string;
  readonly finishedEvent: string;
}

export async function eventStage(business: Business): Promise<EventStage> {
  const { accessToken } = await business.staff('operator');
  const create = async () => {
    const body = { title: 'A – B', odds: '1.85', deadline: business.instant(6_000) };
    return (await business.post('/v1/admin/events', accessToken, body)).body.eventId;
  };
  const finishedEvent = await create();
  await business.post(`/v1/admin/events/${finishedEvent}/result`, accessToken, { state: 'won' });
  return { openEvent: await create(), finishedEvent };
}

export async function betOn(business: Business, eventId: string, token: string): Promise<string> {
  const answer = await business.post(`/v1/events/${eventId}/bets`, token, { stakeMinor: 10 });
  return answer.body.betId;
}

interface Bettor {
  readonly betId: string;
}

export const EVENT_RECIPES = {
  listEvents: () => ({ path: '/v1/events', status: 200 }),
  getEvent: (_: Bettor, { openEvent }: EventStage) => ({
    path: `/v1/events/${openEvent}`,
    status: 200,
  }),
  listEventVersions: (_: Bettor, { openEvent }: EventStage) => ({
    path: `/v1/events/${openEvent}/versions`,
    status: 200,
  }),
  getEventOdds: (_: Bettor, { openEvent }: EventStage) => ({
    path: `/v1/events/${openEvent}/odds?at=2027-01-01T00:00:00Z`,
    status: 200,
  }),
  placeBet: (_: Bettor, { openEvent }: EventStage) => ({
    path: `/v1/events/${openEvent}/bets`,
    body: { stakeMinor: 1 },
    status: 201,
  }),
  placeSlip: (_: Bettor, { openEvent }: EventStage) => ({
    path: '/v1/bets',
    body: { stakeMinor: 1, legs: [{ eventId: openEvent }] },
    status: 201,
  }),
  listBets: () => ({ path: '/v1/me/bets', status: 200 }),
  getBet: ({ betId }: Bettor) => ({ path: `/v1/bets/${betId}`, status: 200 }),
  createEvent: () => ({
    path: '/v1/admin/events',
    body: { title: 'A – B', odds: '1.85', deadline: '2026-02-01T12:00:00Z' },
    status: 201,
  }),
  changeEvent: (_: Bettor, { openEvent }: EventStage) => ({
    path: `/v1/admin/events/${openEvent}`,
    body: { odds: '1.90' },
    status: 200,
  }),
  resolveEvent: (_: Bettor, { finishedEvent }: EventStage) => ({
    path: `/v1/admin/events/${finishedEvent}/result`,
    body: { state: 'won' },
    status: 200,
  }),
  correctEvent: (_: Bettor, { finishedEvent }: EventStage) => ({
    path: `/v1/admin/events/${finishedEvent}/correction`,
    body: { state: 'won', reason: 'a test' },
    status: 200,
  }),
  voidEvent: (_: Bettor, { openEvent }: EventStage) => ({
    path: `/v1/admin/events/${openEvent.replace(/.$/, 'z')}/void`,
    body: { reason: 'a test' },
    status: 404,
  }),
  getLiability: (_: Bettor, { openEvent }: EventStage) => ({
    path: `/v1/admin/events/${openEvent}/liability`,
    status: 200,
  }),
  listAuditedVersions: (_: Bettor, { openEvent }: EventStage) => ({
    path: `/v1/admin/events/${openEvent}/versions`,
    status: 200,
  }),
};
