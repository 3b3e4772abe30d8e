/** What a call takes beside its body: in its path, its query and its headers. */
import { exampleOf } from '../../protocol/example-of.ts';
import type { TSchema } from '../../protocol/schema.ts';
import { meaningOf } from '../../protocol/words/glossary.ts';
import type { AnyContract } from '../routing/route.ts';
import type { DocumentComponents, JsonObject } from './document-components.ts';

export function parametersOf(route: AnyContract, components: DocumentComponents): JsonObject[] {
  const takesTag = Object.values(route.responses).some(({ headers }) => headers?.includes('etag'));
  const takesRange = Object.hasOwn(route.responses, 206);
  return [
    ...described('path', route, components),
    ...described('query', route, components),
    ...described('header', route, components),
    ...(route.idempotency === undefined ? [] : [idempotencyKey(route.idempotency)]),
    ...(takesTag ? [IF_NONE_MATCH] : []),
    ...(takesRange ? [RANGE, IF_RANGE] : []),
  ];
}

function described(
  place: 'path' | 'query' | 'header',
  route: AnyContract,
  components: DocumentComponents,
): JsonObject[] {
  const schema = { path: route.params, query: route.query, header: route.headers }[place];
  if (schema === undefined) return [];
  const { properties, required = [] } = schema as unknown as {
    readonly properties: Readonly<Record<string, TSchema>>;
    readonly required?: readonly string[];
  };
  return Object.entries(properties).map(([name, property]) => {
    const word = place === 'path' ? wordOfPath(route.path, name) : name;
    const { description = meaningOf(word) } = property as { readonly description?: string };
    const { default: byDefault } = property as { readonly default?: unknown };
    return {
      name,
      in: place,
      required: place === 'path' || (byDefault === undefined && required.includes(name)),
      description,
      schema: components.schema(property),
      example: byDefault ?? exampleOf(property, word),
    };
  });
}

/** What an `{id}` is the id of stands before it in the path. */
const WORD_BEHIND: Readonly<Record<string, string>> = {
  players: 'playerId',
  deposits: 'depositId',
  withdrawals: 'withdrawalId',
  draws: 'drawId',
  tickets: 'ticketId',
  reservations: 'reservationId',
  'standing-tickets': 'orderId',
  events: 'eventId',
  bets: 'betId',
  awards: 'awardId',
  raffles: 'raffleId',
  'raffle-games': 'gameId',
};

function wordOfPath(path: string, name: string): string {
  const parts = path.split('/');
  const before = parts[parts.indexOf(`{${name}}`) - 1] ?? '';
  return WORD_BEHIND[before] ?? name;
}

function idempotencyKey(rule: 'required' | 'optional'): JsonObject {
  return {
    name: 'Idempotency-Key',
    in: 'header',
    required: rule === 'required',
    description: [
      'Yours, new for each purpose. A repeat with the same key and body gets the first answer;',
      'with another body it is refused. It is known for 30 days unless the operator has set',
      'another term. Without a key, each request is an operation of its own. What is not visible',
      'ASCII is refused within a key, and lost at its ends before anybody sees it: `ä7` and `7`',
      'are one key.',
    ].join(' '),
    schema: { type: 'string', pattern: '^[\\x21-\\x7e]{1,64}$' },
    example: 'purchase-1',
  };
}

const IF_NONE_MATCH: JsonObject = {
  name: 'If-None-Match',
  in: 'header',
  required: false,
  description: 'The `ETag` of what you have: 304 if it is still so.',
  schema: { type: 'string' },
  example: '"u3kJtqC0d8LbB1mVqkXo2g"',
};

const RANGE: JsonObject = {
  name: 'Range',
  in: 'header',
  required: false,
  description: 'The part of the file that is wanted (RFC 9110).',
  schema: { type: 'string' },
  example: 'bytes=0-1023',
};

const IF_RANGE: JsonObject = {
  name: 'If-Range',
  in: 'header',
  required: false,
  description: 'The `ETag` of the part that you have: the whole file if it is another by now.',
  schema: { type: 'string' },
  example: '"u3kJtqC0d8LbB1mVqkXo2g"',
};
