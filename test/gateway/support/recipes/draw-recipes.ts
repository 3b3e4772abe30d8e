import { RouteRecipes } from '../route-recipes.ts';

const SALE = { closesInS: 6_000, resultsInS: 7_000 };

export const DRAW_RECIPES = new RouteRecipes({
  prepare: async (business) => {
    const published = await business.draw({ closesInS: 10, resultsInS: 20 });
    await business.cluster.advance(20_000);
    const open = await business.draw(SALE);
    const cancellable = await business.draw(SALE);
    const postponable = await business.draw(SALE, { game: '6of45' });
    return async () => ({
      listGames: { path: '/v1/games', status: 200 },
      listDraws: { path: '/v1/draws', status: 200 },
      getDraw: { path: `/v1/draws/${open}`, status: 200 },
      getResults: { path: `/v1/draws/${published}/results`, status: 200 },
      getTranscript: { path: `/v1/draws/${published}/transcript`, status: 200 },
      getSealedTickets: { path: '/v1/draws/none/sealed-tickets', status: 404 },
      planDraw: {
        path: '/v1/admin/draws',
        body: {
          game: '5of36',
          opensAt: '2026-02-01T12:00:00Z',
          closesAt: '2026-02-01T13:00:00Z',
          resultsAt: '2026-02-01T14:00:00Z',
        },
        status: 201,
      },
      cancelDraw: {
        path: `/v1/admin/draws/${cancellable}/cancel`,
        body: { reason: 'a test' },
        status: 200,
      },
      postponeDraw: {
        path: `/v1/admin/draws/${postponable}/postpone`,
        body: {
          closesAt: '2026-01-01T15:00:00Z',
          resultsAt: '2026-01-01T16:00:00Z',
          reason: 'a storm',
        },
        status: 200,
      },
      getSchedule: { path: '/v1/admin/schedule', status: 200 },
      putSchedule: { path: '/v1/admin/schedule', body: { series: [] }, status: 200 },
      deleteSchedule: { path: '/v1/admin/schedule', status: 200 },
      conductDraw: { path: `/v1/admin/draws/${open}/conduct`, status: 409 },
    });
  },
});
