/** One call of the published document: what it takes, and every answer that it may give. */
import { assert } from '../../kernel/assert.ts';
import { exampleOf } from '../../protocol/example-of.ts';
import type { TSchema } from '../../protocol/schema.ts';
import type { AnyContract, ResponseSpec } from '../routing/route.ts';
import { answerHeaders } from './answer-headers.ts';
import { BODY_EXAMPLES } from './body-examples.ts';
import type { DocumentComponents, JsonObject } from './document-components.ts';
import { parametersOf } from './parameter-objects.ts';
import { refusalResponses } from './refusal-responses.ts';

const JSON_MEDIA = 'application/json';

export function operationObject(route: AnyContract, components: DocumentComponents): JsonObject {
  const parameters = parametersOf(route, components);
  return {
    operationId: route.name,
    summary: route.summary,
    description: descriptionOf(route),
    tags: route.tags,
    ...(parameters.length === 0 ? {} : { parameters }),
    security: route.authorization === 'none' ? [] : [{ bearer: [] }],
    ...(route.body === undefined
      ? {}
      : { requestBody: requestBodyOf(route, route.body, components) }),
    responses: responsesOf(route, components),
  };
}

/** Who may call, and how often: what a client has to know of every call. */
function descriptionOf({ description, authorization, rateLimit }: AnyContract): string {
  const roles = typeof authorization === 'string' ? [authorization] : authorization;
  const who = roles[0] === 'none' ? 'Anybody may call it' : `Takes the role ${oneOf(roles)}`;
  const counted = rateLimit === 'none' ? 'not counted' : `counted as \`${rateLimit}\``;
  const law = `${who}; ${counted} for the rate limits.`;
  return description === undefined ? law : `${description}\n\n${law}`;
}

function oneOf(names: readonly string[]): string {
  return names.map((name) => `\`${name}\``).join(' or ');
}

function requestBodyOf(
  route: AnyContract,
  body: TSchema,
  components: DocumentComponents,
): JsonObject {
  const schema = components.schema(body);
  const content = (route.consumes ?? [JSON_MEDIA]).map((mediaType) => {
    const example = BODY_EXAMPLES[route.name] ?? exampleOf(body);
    return [mediaType, { schema, example }] as const;
  });
  const required = route.bodyMayBeLeftOut !== true;
  return { required, content: Object.fromEntries(content) };
}

function responsesOf(route: AnyContract, components: DocumentComponents): JsonObject {
  const responses: JsonObject = {};
  for (const [status, spec] of Object.entries(route.responses)) {
    const kind = { route, status: Number(status), spec };
    const headers = answerHeaders(components, kind);
    responses[status] = { description: spec.description, headers, ...contentOf(spec, components) };
    if (spec.headers?.includes('etag')) responses[304] = { ...NOT_MODIFIED, headers };
  }
  for (const [status, refusal] of Object.entries(refusalResponses(route, components))) {
    assert(!Object.hasOwn(responses, status), () => `${route.name}: ${status} is yes and no`);
    responses[status] = refusal;
  }
  return responses;
}

const NOT_MODIFIED = { description: 'What `If-None-Match` names is still so.' };

function contentOf(
  { mediaType, schema }: ResponseSpec<unknown>,
  components: DocumentComponents,
): JsonObject {
  if (mediaType === undefined) return {};
  const shape = schema ?? { type: mediaType === JSON_MEDIA ? 'object' : 'string' };
  const media = { schema: components.schema(shape), example: exampleOf(shape) };
  return { content: { [mediaType]: media } };
}
