import { PASSWORD } from '../business-server.ts';
import { RouteRecipes } from '../route-recipes.ts';

export const LOYALTY_RECIPES = new RouteRecipes({
  playing: ['loyaltyRegisterOrder', 'loyaltyWithdraw'],
  prepare:
    async () =>
    async ({ login }) => ({
      loyaltyRegister: {
        path: '/api/user/register',
        body: { login, password: 'x' },
        status: 409,
      },
      loyaltyLogIn: {
        path: '/api/user/login',
        body: { login, password: PASSWORD },
        status: 200,
      },
      loyaltyRegisterOrder: {
        path: '/api/user/orders',
        body: { number: '79927398710' },
        status: 422,
      },
      loyaltyListOrders: { path: '/api/user/orders', status: 204 },
      loyaltyGetBalance: { path: '/api/user/balance', status: 200 },
      loyaltyWithdraw: {
        path: '/api/user/balance/withdraw',
        body: { order: '2377225624', sum: 1 },
        status: 402,
      },
      loyaltyListWithdrawals: { path: '/api/user/withdrawals', status: 204 },
      loyaltyFreshNumber: { path: '/api/order', status: 200 },
    }),
});
