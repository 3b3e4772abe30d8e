import { RouteRecipes } from '../route-recipes.ts';

export const STAFF_RECIPES = new RouteRecipes({
  prepare: async (business) => {
    const { playerId } = await business.player();
    return async () => ({
      listDebts: { path: '/v1/admin/debts', status: 200 },
      getStatus: { path: '/v1/admin/status', status: 200 },
      getMeasurements: { path: '/v1/admin/measurements?names=purchases', status: 200 },
      listPlayers: { path: '/v1/admin/players?login=nobody', status: 200 },
      getTrialBalance: { path: '/v1/admin/ledger/trial-balance', status: 200 },
      changeRoles: {
        path: `/v1/admin/players/${playerId}/roles`,
        body: { roles: ['player'] },
        status: 200,
      },
    });
  },
});
