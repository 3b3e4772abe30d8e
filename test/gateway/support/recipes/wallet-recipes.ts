import { RouteRecipes } from '../route-recipes.ts';

const DEPOSITS = '/v1/me/deposits';
const WITHDRAWALS = '/v1/me/withdrawals';

export const WALLET_RECIPES = new RouteRecipes({
  owned: ['getDeposit', 'getWithdrawal'],
  playing: ['requestDeposit', 'requestWithdrawal'],
  prepare:
    async (business) =>
    async ({ owner: { accessToken } }) => {
      const deposited = await business.post(DEPOSITS, accessToken, { amountMinor: 100 });
      const withdrawn = await business.post(WITHDRAWALS, accessToken, { amountMinor: 100 });
      return {
        getWallet: { path: '/v1/me/wallet', status: 200 },
        listEntries: { path: '/v1/me/entries', status: 200 },
        requestDeposit: { path: DEPOSITS, body: { amountMinor: 100 }, status: 201 },
        getDeposit: { path: `${DEPOSITS}/${deposited.body.depositId}`, status: 200 },
        requestWithdrawal: { path: WITHDRAWALS, body: { amountMinor: 1 }, status: 201 },
        getWithdrawal: { path: `${WITHDRAWALS}/${withdrawn.body.withdrawalId}`, status: 200 },
        takePaymentWebhook: { path: '/v1/payments/sandbox/webhook', body: {}, status: 401 },
      };
    },
});
