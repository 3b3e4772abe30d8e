/**
 * The refusals of a call in the published document: one response for each status, one schema for
 * each code, so that a client that switches over `code` knows which facts it has.
 */
import type { RejectionCode } from '../../../actors/rejection-codes.ts';
import { REJECTION_CODES } from '../../../actors/rejection-codes.ts';
import { exampleOf } from '../../protocol/example-of.ts';
import { refusalFacts } from '../../protocol/refusal-fact-schemas.ts';
import { PROBLEM_KINDS, problemType } from '../routing/problem.ts';
import { PROBLEM_SCHEMA } from '../routing/problem-schema.ts';
import type { AnyContract } from '../routing/route.ts';
import { answerHeaders } from './answer-headers.ts';
import type { DocumentComponents, JsonObject } from './document-components.ts';
import { refusalsByStatus } from './route-refusals.ts';

const PROBLEM_MEDIA = 'application/problem+json';
/** From here on codes are the layer's: what they say does not depend on the call. */
const LAYER_CODES_FROM = 9_000;

export function refusalResponses(route: AnyContract, components: DocumentComponents): JsonObject {
  const responses: JsonObject = {};
  for (const [status, codes] of refusalsByStatus(route)) {
    responses[status] = refusalResponse({ route, status, codes }, components);
  }
  return responses;
}

interface Refused {
  readonly route: AnyContract;
  readonly status: number;
  readonly codes: readonly RejectionCode[];
}

/** What most calls have alike is written once, under the name of its only code. */
function refusalResponse(refused: Refused, components: DocumentComponents): JsonObject {
  const { route, status, codes } = refused;
  const [code, ...others] = codes;
  const isAlike = others.length === 0 && code !== undefined && isOfLayer(code);
  if (!isAlike || status !== PROBLEM_KINDS[code].status) return describe(refused, components);
  const { idempotency: _, ...unkeyed } = route;
  return components.named('responses', code, describe({ ...refused, route: unkeyed }, components));
}

function describe({ route, status, codes }: Refused, components: DocumentComponents): JsonObject {
  const lines = codes.map((code) => `\`${code}\`: ${PROBLEM_KINDS[code].title}.`);
  const schemas = codes.map((code) => problemSchema(code, components));
  const examples = codes.map((code) => [code, problemExample(code, status, components)] as const);
  const schema = schemas.length === 1 ? schemas[0] : { oneOf: schemas };
  return {
    description: lines.join(' '),
    headers: answerHeaders(components, { route, status }),
    content: { [PROBLEM_MEDIA]: { schema, examples: Object.fromEntries(examples) } },
  };
}

function isOfLayer(code: RejectionCode): boolean {
  return REJECTION_CODES[code] >= LAYER_CODES_FROM;
}

/** Of one code: its name, and its facts. */
function problemSchema(code: RejectionCode, components: DocumentComponents): JsonObject {
  return components.decided('schemas', `${capitalised(code)}Problem`, () => {
    const { properties, required } = refusalFacts(code);
    const names = Object.keys(properties);
    const isOpen = code === 'notReady';
    const facts = {
      type: 'object',
      description: 'Values that help the caller.',
      properties: Object.fromEntries(
        names.map((name) => [name, components.schema(properties[name] ?? {})]),
      ),
      ...(required.length === 0 ? {} : { required }),
      additionalProperties: isOpen ? { type: 'string', description: 'Why, by part.' } : false,
    };
    return {
      description: `${PROBLEM_KINDS[code].title}.`,
      allOf: [components.schema(PROBLEM_SCHEMA)],
      type: 'object',
      properties: {
        code: { type: 'string', const: code, description: 'What to switch over.' },
        ...(names.length === 0 && !isOpen ? {} : { facts }),
      },
      required: required.length === 0 ? ['code'] : ['code', 'facts'],
    };
  });
}

function problemExample(
  code: RejectionCode,
  status: number,
  components: DocumentComponents,
): JsonObject {
  const { title, status: usual } = PROBLEM_KINDS[code];
  return components.decided('examples', status === usual ? code : `${code}${status}`, () => {
    const { properties, required } = refusalFacts(code);
    const facts = Object.fromEntries(
      required.map((name) => [name, exampleOf(properties[name] ?? {}, name)]),
    );
    const value = {
      type: problemType(code),
      title,
      status,
      code,
      ...(required.length === 0 ? {} : { facts }),
    };
    return { summary: `${title}.`, value };
  });
}

function capitalised(code: string): string {
  return `${code[0]?.toUpperCase()}${code.slice(1)}`;
}
