/**
 * The published OpenAPI 3.1 document, derived from the route table that the server runs.
 *
 * Schemas are the very objects that the validators were compiled from (`document-components.ts`
 * says what is added to them for readers).
 */
import type { ServedAddress } from '../../protocol/asyncapi.ts';
import type { AnyContract } from '../routing/route.ts';
import { DocumentComponents, type JsonObject } from './document-components.ts';
import { operationObject } from './operation-object.ts';
import { TAG_DESCRIPTIONS } from './tag-descriptions.ts';

export interface OpenApiInfo {
  readonly title: string;
  readonly version: string;
  readonly description: string;
}

const LICENCE = { name: 'Apache-2.0', identifier: 'Apache-2.0' };

const OF_EVERY_ANSWER = `

Every answer also has \`Content-Security-Policy\`, \`Cross-Origin-Resource-Policy\`,
\`Referrer-Policy\` and \`X-Content-Type-Options\`; where the operator has set it up so,
\`Strict-Transport-Security\`, and \`Vary: origin\` with \`Access-Control-Allow-Origin\` and
\`Access-Control-Expose-Headers\` for pages of other origins.`;

const BEARER = {
  type: 'http',
  scheme: 'bearer',
  bearerFormat: 'JWT',
  description: 'The `accessToken` of a session. Good for 15 minutes, then `refreshSession`.',
};

/** Without the address that it is served at, which is asked for at another. */
export function openApiDocument(info: OpenApiInfo, routes: readonly AnyContract[]): JsonObject {
  const components = new DocumentComponents();
  const paths: Record<string, JsonObject> = {};
  for (const route of routes) {
    paths[route.path] ??= {};
    const operations = paths[route.path] ?? {};
    operations[route.method.toLowerCase()] = operationObject(route, components);
  }
  const tags = [...new Set(routes.flatMap((route) => route.tags))];
  return {
    openapi: '3.1.0',
    info: { ...info, description: info.description + OF_EVERY_ANSWER, license: LICENCE },
    jsonSchemaDialect: 'https://json-schema.org/draft/2020-12/schema',
    tags: tags.map((name) => ({ name, description: TAG_DESCRIPTIONS[name] })),
    paths,
    components: { ...components.sections, securitySchemes: { bearer: BEARER } },
  };
}

/** The member that says where the server is. */
export function serversAt({ scheme, host }: ServedAddress): readonly JsonObject[] {
  return [{ url: `${scheme}://${host}`, description: 'The address at which this was asked for.' }];
}
