/** A good request for each route of orders, points and an account's completion. */
import { PASSWORD } from './business-server.ts';

interface Collector {
  readonly login: string;
}

export const LOYALTY_RECIPES = {
  giveBirthDate: () => ({
    path: '/v1/me/birth-date',
    body: { birthDate: '1990-01-31' },
    status: 200,
  }),
  changePassword: () => ({
    path: '/v1/me/password',
    body: { currentPassword: PASSWORD, newPassword: 'short' },
    status: 422,
  }),
  loyaltyRegister: ({ login }: Collector) => ({
    path: '/api/user/register',
    body: { login, password: 'x' },
    status: 409,
  }),
  loyaltyLogIn: ({ login }: Collector) => ({
    path: '/api/user/login',
    body: { login, password: PASSWORD },
    status: 200,
  }),
  loyaltyRegisterOrder: () => ({
    path: '/api/user/orders',
    body: { number: '79927398710' },
    status: 422,
  }),
  loyaltyListOrders: () => ({ path: '/api/user/orders', status: 204 }),
  loyaltyGetBalance: () => ({ path: '/api/user/balance', status: 200 }),
  loyaltyWithdraw: () => ({
    path: '/api/user/balance/withdraw',
    body: { order: '2377225624', sum: 1 },
    status: 402,
  }),
  loyaltyListWithdrawals: () => ({ path: '/api/user/withdrawals', status: 204 }),
  loyaltyFreshNumber: () => ({ path: '/api/order', status: 200 }),
};
