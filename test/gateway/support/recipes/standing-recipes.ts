import { RouteRecipes } from '../route-recipes.ts';

const STANDING_TICKETS = '/v1/me/standing-tickets';

export const STANDING_RECIPES = new RouteRecipes({
  owned: ['getStandingTicket', 'stopStandingTicket'],
  playing: ['makeStandingTicket'],
  prepare: async (business) => {
    const draw = await business.draw({ closesInS: 6_000, resultsInS: 7_000 });
    return async ({ owner: { accessToken } }) => {
      const bought = await business.post(`/v1/draws/${draw}/tickets`, accessToken, {
        quickPick: 1,
        draws: 2,
      });
      const { body: shown } = await business.get(`/v1/draws/${draw}`);
      const path = `${STANDING_TICKETS}/${bought.body.order.orderId}`;
      return {
        makeStandingTicket: {
          path: STANDING_TICKETS,
          body: { series: shown.series, quickPick: 1 },
          status: 201,
        },
        listStandingTickets: { path: STANDING_TICKETS, status: 200 },
        getStandingTicket: { path, status: 200 },
        stopStandingTicket: { path, status: 200 },
      };
    };
  },
});
