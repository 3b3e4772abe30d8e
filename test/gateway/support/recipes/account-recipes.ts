import { PASSWORD } from '../business-server.ts';
import { RouteRecipes } from '../route-recipes.ts';

export const ACCOUNT_RECIPES = new RouteRecipes({
  prepare:
    async () =>
    async ({ login }) => ({
      registerPlayer: {
        path: '/v1/players',
        body: { login, password: PASSWORD, birthDate: '1990-01-31' },
        status: 409,
      },
      logIn: { path: '/v1/sessions', body: { login, password: PASSWORD }, status: 201 },
      refreshSession: {
        path: '/v1/sessions/refresh',
        body: { refreshToken: 'rt_nonsense' },
        status: 401,
      },
      logOut: { path: '/v1/sessions/current', status: 204 },
      getKeys: { path: '/.well-known/jwks.json', status: 200 },
      getProfile: { path: '/v1/me', status: 200 },
      giveBirthDate: {
        path: '/v1/me/birth-date',
        body: { birthDate: '1990-01-31' },
        status: 200,
      },
      changePassword: {
        path: '/v1/me/password',
        body: { currentPassword: PASSWORD, newPassword: 'short' },
        status: 422,
      },
    }),
});
