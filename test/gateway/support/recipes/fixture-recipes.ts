/** Events and the bets on them. */
import { RouteRecipes } from '../route-recipes.ts';

const EVENTS = '/v1/admin/events';

export const FIXTURE_RECIPES = new RouteRecipes({
  owned: ['getBet'],
  playing: ['placeBet', 'placeSlip'],
  prepare: async (business) => {
    const { accessToken: operator } = await business.staff('operator');
    const create = async (): Promise<string> => {
      const body = { title: 'A – B', odds: '1.85', deadline: business.instant(6_000) };
      return (await business.post(EVENTS, operator, body)).body.eventId;
    };
    const open = await create();
    const finished = await create();
    await business.post(`${EVENTS}/${finished}/result`, operator, { state: 'won' });
    const bets = `/v1/events/${open}/bets`;
    return async ({ owner: { accessToken } }) => {
      const { betId } = (await business.post(bets, accessToken, { stakeMinor: 10 })).body;
      return {
        ...readingEvents(open),
        ...changingEvents(open, finished),
        placeBet: { path: bets, body: { stakeMinor: 1 }, status: 201 },
        placeSlip: {
          path: '/v1/bets',
          body: { stakeMinor: 1, legs: [{ eventId: open }] },
          status: 201,
        },
        listBets: { path: '/v1/me/bets', status: 200 },
        getBet: { path: `/v1/bets/${betId}`, status: 200 },
      };
    };
  },
});

function readingEvents(open: string) {
  return {
    listEvents: { path: '/v1/events', status: 200 },
    getEvent: { path: `/v1/events/${open}`, status: 200 },
    listEventVersions: { path: `/v1/events/${open}/versions`, status: 200 },
    getEventOdds: { path: `/v1/events/${open}/odds?at=2027-01-01T00:00:00Z`, status: 200 },
    getLiability: { path: `${EVENTS}/${open}/liability`, status: 200 },
    listAuditedVersions: { path: `${EVENTS}/${open}/versions`, status: 200 },
  };
}

function changingEvents(open: string, finished: string) {
  return {
    createEvent: {
      path: EVENTS,
      body: { title: 'A – B', odds: '1.85', deadline: '2026-02-01T12:00:00Z' },
      status: 201,
    },
    changeEvent: { path: `${EVENTS}/${open}`, body: { odds: '1.90' }, status: 200 },
    resolveEvent: { path: `${EVENTS}/${finished}/result`, body: { state: 'won' }, status: 200 },
    correctEvent: {
      path: `${EVENTS}/${finished}/correction`,
      body: { state: 'won', reason: 'a test' },
      status: 200,
    },
    voidEvent: {
      path: `${EVENTS}/${open.replace(/.$/, 'z')}/void`,
      body: { reason: 'a test' },
      status: 404,
    },
  };
}
