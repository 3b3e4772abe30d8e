import { RouteRecipes } from '../route-recipes.ts';

/** What every engine answers, whatever its areas. */
export const OPERATIONS_RECIPES = new RouteRecipes({
  prepare: async () => async () => ({
    getConfig: { path: '/v1/config', status: 200 },
    getHealth: { path: '/healthz', status: 200 },
    getReadiness: { path: '/readyz', status: 200 },
    getOpenApi: { path: '/openapi.json', status: 200 },
    getAsyncApi: { path: '/asyncapi.json', status: 200 },
    getDocumentation: { path: '/docs', status: 200 },
    getDocumentationStart: { path: '/docs/start.js', status: 200 },
    getDocumentationScript: { path: '/docs/reference.js', status: 200 },
  }),
});
