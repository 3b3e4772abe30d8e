import { RouteRecipes } from '../route-recipes.ts';

const UUID = '017f22e2-79b0-7000-98c4-dc0c0c07398f';
const OTHER_UUID = '017f22e2-79b0-7000-98c4-dc0c0c073990';

export const RAFFLE_RECIPES = new RouteRecipes({
  prepare: async (business) => {
    const { playerId } = await business.player();
    return async () => ({
      listRaffles: { path: '/v1/raffles', status: 200 },
      getRaffle: { path: `/v1/raffles/${UUID}`, status: 404 },
      getRaffleTranscript: { path: `/v1/raffles/${UUID}/transcript`, status: 404 },
      listMyRaffles: { path: '/v1/me/raffles', status: 200 },
      configureRaffleGame: { path: `/v1/admin/raffle-games/${UUID}`, body: {}, status: 200 },
      getRaffleGame: { path: `/v1/admin/raffle-games/${OTHER_UUID}`, status: 404 },
      listWaitingRaffles: { path: '/v1/admin/raffles', status: 200 },
      listRaffleEntries: { path: `/v1/admin/raffles/${UUID}/entries`, status: 404 },
      startRaffle: { path: `/v1/admin/raffles/${UUID}/start`, status: 404 },
      linkExternalId: {
        path: `/v1/admin/players/${playerId}/external-ids`,
        body: { externalId: UUID },
        status: 200,
      },
    });
  },
});
