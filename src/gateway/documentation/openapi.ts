/**
 * The published OpenAPI 3.1 document, derived from the route table that the server runs.
 *
 * Schemas are the very objects that the validators were compiled from. One with a `title` becomes
 * a named component, so that generated clients get named types.
 */
import type { RejectionCode } from '../../../actors/rejection-codes.ts';
import { assert } from '../../kernel/assert.ts';
import type { TSchema } from '../../protocol/schema.ts';
import { PROBLEM_KINDS } from '../routing/problem.ts';
import { PROBLEM_SCHEMA } from '../routing/problem-schema.ts';
import type { AnyContract } from '../routing/route.ts';

export interface OpenApiInfo {
  readonly title: string;
  readonly version: string;
  readonly description: string;
}

type Json = unknown;
type JsonObject = Record<string, Json>;
interface Components {
  readonly schemas: JsonObject;
}

const JSON_MEDIA = 'application/json';
const PROBLEM_MEDIA = 'application/problem+json';

/** Builds the document. Pure: the same table gives the same document. */
export function openApiDocument(info: OpenApiInfo, routes: readonly AnyContract[]): JsonObject {
  const components: Components = { schemas: {} };
  const paths: Record<string, JsonObject> = {};
  for (const route of routes) {
    paths[route.path] ??= {};
    const operations = paths[route.path] ?? {};
    operations[route.method.toLowerCase()] = operationOf(route, components);
  }
  const tags = [...new Set(routes.flatMap((route) => route.tags))];
  return {
    openapi: '3.1.0',
    info,
    jsonSchemaDialect: 'https://json-schema.org/draft/2020-12/schema',
    tags: tags.map((name) => ({ name })),
    paths,
    components: {
      schemas: components.schemas,
      securitySchemes: { bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } },
    },
  };
}

function operationOf(route: AnyContract, components: Components): JsonObject {
  const parameters = [
    ...parametersOf('path', route.params, components),
    ...parametersOf('query', route.query, components),
    ...parametersOf('header', route.headers, components),
  ];
  if (route.idempotency !== undefined) {
    const required = route.idempotency === 'required';
    parameters.push({ ...IDEMPOTENCY_KEY_PARAMETER, required });
  }
  const operation: JsonObject = {
    operationId: route.name,
    summary: route.summary,
    tags: route.tags,
    responses: responsesOf(route, components),
  };
  if (route.description !== undefined) operation.description = route.description;
  if (parameters.length > 0) operation.parameters = parameters;
  if (route.authorization !== 'none') operation.security = [{ bearer: [] }];
  const { body } = route;
  if (body !== undefined) {
    const media = (route.consumes ?? [JSON_MEDIA]).map(
      (mediaType) => [mediaType, { schema: referenced(body, components) }] as const,
    );
    const required = route.bodyMayBeLeftOut !== true;
    operation.requestBody = { required, content: Object.fromEntries(media) };
  }
  return operation;
}

function parametersOf(
  place: 'path' | 'query' | 'header',
  schema: TSchema | undefined,
  components: Components,
): JsonObject[] {
  if (schema === undefined) return [];
  const { properties, required } = schema as { properties: JsonObject; required?: string[] };
  return Object.entries(properties).map(([name, property]) => {
    const { description } = property as { description?: string };
    const hasDefault = Object.hasOwn(property as object, 'default');
    const parameter: JsonObject = {
      name,
      in: place,
      required: place === 'path' || (!hasDefault && (required ?? []).includes(name)),
      schema: referenced(property, components),
    };
    if (description !== undefined) parameter.description = description;
    return parameter;
  });
}

function responsesOf(route: AnyContract, components: Components): JsonObject {
  const responses: JsonObject = {};
  for (const [status, spec] of Object.entries(route.responses)) {
    const response: JsonObject = { description: spec.description };
    if (spec.mediaType !== undefined) {
      const schema = spec.schema ?? { type: spec.mediaType === JSON_MEDIA ? 'object' : 'string' };
      response.content = { [spec.mediaType]: { schema: referenced(schema, components) } };
    }
    if (route.idempotency !== undefined) response.headers = REPLAY_HEADER;
    responses[status] = response;
  }
  const codesByStatus = new Map<number, RejectionCode[]>();
  for (const code of refusalsOf(route)) {
    const status = route.refusalStatus?.[code] ?? PROBLEM_KINDS[code].status;
    codesByStatus.set(status, [...(codesByStatus.get(status) ?? []), code]);
  }
  const schema = referenced(PROBLEM_SCHEMA, components);
  for (const [status, codes] of codesByStatus) {
    const lines = codes.map((code) => `\`${code}\`: ${PROBLEM_KINDS[code].title}.`);
    assert(!Object.hasOwn(responses, status), () => `${route.name}: ${status} is yes and no`);
    responses[status] = {
      description: lines.join(' '),
      content: { [PROBLEM_MEDIA]: { schema } },
    };
  }
  return responses;
}

/**
 * The route's own refusals, and those that the HTTP layer adds because of what the route declares.
 */
function refusalsOf(route: AnyContract): readonly RejectionCode[] {
  const codes = new Set<RejectionCode>(route.refusals ?? []);
  codes.add('requestMalformed').add('internalError').add('requestTimeout').add('gatewayStopping');
  const hasShape = [route.params, route.query, route.headers, route.body, route.idempotency];
  if (hasShape.some((part) => part !== undefined)) codes.add('requestInvalid');
  if (route.authorization !== 'none') {
    codes.add('tokenMissing').add('tokenInvalid').add('sessionEnded').add('roleMissing');
  }
  if (route.rateLimit !== 'none') codes.add('rateLimited');
  if (route.body !== undefined) {
    codes.add('bodyTooLarge').add('mediaTypeUnsupported').add('lengthRequired').add('bodyTimeout');
  }
  if (route.idempotency !== undefined) codes.add('idempotencyKeyReused');
  return [...codes];
}

/** A copy in which every titled schema is a reference to a component. */
function referenced(schema: Json, components: Components): Json {
  if (Array.isArray(schema)) return schema.map((part) => referenced(part, components));
  if (typeof schema !== 'object' || schema === null) return schema;
  const members = Object.entries(schema).map(
    ([name, member]) => [name, referenced(member, components)] as const,
  );
  const copy: JsonObject = Object.fromEntries(members);
  const { title, type } = copy;
  if (typeof title !== 'string' || typeof type !== 'string') return copy;
  const known = components.schemas[title];
  assert(
    known === undefined || JSON.stringify(known) === JSON.stringify(copy),
    () => `two schemas are called ${title}`,
  );
  components.schemas[title] = copy;
  return { $ref: `#/components/schemas/${title}` };
}

const IDEMPOTENCY_KEY_PARAMETER: JsonObject = {
  name: 'Idempotency-Key',
  in: 'header',
  required: true,
  description: [
    'Yours, new for each purpose. A repeat with the same key and body gets the first answer; with',
    'another body it is refused. It is known for 30 days unless the operator has set another term.',
    'Without a key, each request is an operation of its own. What is not visible ASCII is refused',
    'within a key, and lost at its ends before anybody sees it: `ä7` and `7` are one key.',
  ].join(' '),
  schema: { type: 'string', pattern: '^[\\x21-\\x7e]{1,64}$' },
};

const REPLAY_HEADER: JsonObject = {
  'Idempotent-Replayed': {
    description: 'There when this key was used before: nothing was done a second time.',
    schema: { type: 'string', const: 'true' },
  },
};
