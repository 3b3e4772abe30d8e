import { RouteRecipes } from '../route-recipes.ts';

export const JACKPOT_RECIPES = new RouteRecipes({
  prepare: async () => async () => ({
    listJackpots: { path: '/v1/admin/jackpots', status: 200 },
    moveJackpot: {
      path: '/v1/admin/jackpots/move',
      body: { from: 'none', to: 'neither', reason: 'a test' },
      status: 404,
    },
  }),
});
