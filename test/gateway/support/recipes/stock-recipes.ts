import { RouteRecipes } from '../route-recipes.ts';

export const STOCK_RECIPES = new RouteRecipes({
  owned: ['getReservation', 'payReservation', 'releaseReservation'],
  playing: ['reserveStock'],
  prepare: async (business) => {
    const times = { closesInS: 6_000, resultsInS: 7_000 };
    const draw = await business.draw(times);
    const { accessToken: operator } = await business.staff('operator');
    await business.post(`/v1/admin/draws/${draw}/stock`, operator, { count: 10_000 });
    const reserving = { path: `/v1/draws/${draw}/reservations`, body: { count: 1 } };
    return async ({ owner: { accessToken } }) => {
      const reserve = async () => {
        const reserved = await business.post(reserving.path, accessToken, reserving.body);
        return `/v1/reservations/${reserved.body.reservationId}`;
      };
      const [paid, kept] = [await reserve(), await reserve()];
      // A draw has one stock, so each asker makes that of another.
      const empty = await business.draw(times);
      return {
        makeStock: { path: `/v1/admin/draws/${empty}/stock`, body: { count: 5 }, status: 201 },
        listStock: { path: `/v1/draws/${draw}/stock`, status: 200 },
        reserveStock: { ...reserving, status: 201 },
        payReservation: { path: `${paid}/purchase`, status: 201 },
        getReservation: { path: kept, status: 200 },
        releaseReservation: { path: kept, status: 200 },
      };
    };
  },
});
