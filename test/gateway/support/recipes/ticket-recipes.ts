import { RouteRecipes } from '../route-recipes.ts';

export const TICKET_RECIPES = new RouteRecipes({
  owned: ['getTicket', 'getReceipt', 'returnTicket'],
  playing: ['buyTickets'],
  prepare: async (business) => {
    const draw = await business.draw({ closesInS: 6_000, resultsInS: 7_000 });
    const purchase = { path: `/v1/draws/${draw}/tickets`, body: { quickPick: 1 } };
    const moved = await business.draw({ closesInS: 26_000, resultsInS: 27_000 }, { game: '6of45' });
    const { accessToken: operator } = await business.staff('operator');
    await business.post(`/v1/admin/draws/${moved}/postpone`, operator, {
      closesAt: business.instant(28_000),
      resultsAt: business.instant(29_000),
      reason: 'a storm',
    });
    return async ({ owner: { accessToken } }) => {
      const movedPurchase = `/v1/draws/${moved}/tickets`;
      const late = await business.post(movedPurchase, accessToken, purchase.body);
      const bought = await business.post(purchase.path, accessToken, purchase.body);
      const [{ ticketId }] = bought.body.tickets;
      return {
        buyTickets: { ...purchase, status: 201 },
        quoteTickets: { path: `/v1/draws/${draw}/quote`, body: purchase.body, status: 200 },
        listTickets: { path: '/v1/me/tickets', status: 200 },
        getTicket: { path: `/v1/tickets/${ticketId}`, status: 200 },
        getReceipt: { path: `/v1/tickets/${ticketId}/receipt`, status: 200 },
        returnTicket: { path: `/v1/tickets/${late.body.tickets[0].ticketId}/return`, status: 200 },
        listAwards: { path: '/v1/admin/awards', status: 200 },
        approveAward: { path: `/v1/admin/awards/${ticketId}/approve`, status: 404 },
      };
    };
  },
});
