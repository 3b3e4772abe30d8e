/**
 * The published AsyncAPI 3 document: what travels over NATS and over the socket.
 *
 * Made from the very schemas that the code validates with and that the tests hold its messages
 * against, so it cannot say anything else. Pure: the same code gives the same document.
 */
import { VERSION } from '../config/version.ts';
import type { BusMessage, BusMessages } from './bus-message.ts';
import { describedSchema } from './described-schema.ts';
import { exampleOf } from './example-of.ts';
import type { TSchema } from './schema.ts';
import { socketPart } from './socket-document.ts';

type JsonObject = Record<string, unknown>;

/** On everything that the engine sends: ids in bodies are unique in the engine that tells them. */
const ENGINE_HEADERS = {
  'tirage-engine': {
    type: 'string',
    description: 'The id of the engine that told it. Ids in bodies are unique in one engine.',
  },
};

/** On messages from an outbox. */
const OUTBOX_HEADERS = {
  ...ENGINE_HEADERS,
  uuid: {
    type: 'string',
    format: 'uuid',
    description: 'The id of the message; Nats-Msg-Id too.',
  },
  version: { type: 'string', const: '1', description: 'Of the body.' },
  'tirage-position': { type: 'string', description: 'Its place: shard.record.event.index.' },
  traceparent: { type: 'string', description: 'W3C trace context.' },
  'content-type': {
    type: 'string',
    enum: ['application/json', 'application/msgpack'],
    description: 'The encoding of the body.',
  },
};

const NATS_ABOUT = 'As NATS_URL names it. TIRAGE_NATS_PREFIX stands before each address.';

/** Whatever the operator of the broker has set up; NATS_URL carries it. */
const NATS_CREDENTIALS = {
  type: 'userPassword',
  description: 'What the broker asks for, if anything: the operator sets it up.',
};

export interface ServedAddress {
  readonly scheme: 'http' | 'https';
  readonly host: string;
}

/** What a client may send over a socket, what it is answered, and who may. */
export interface PublishedOperation {
  readonly name: string;
  readonly request: TSchema;
  readonly reply: TSchema;
  readonly authorization: string;
  readonly rateLimit: string;
}

/** All declarations of messages that travel outside HTTP. */
export interface PublishedMessages {
  readonly bus: BusMessages;
  readonly socket: readonly PublishedOperation[];
}

/**
 * The address is the one at which the document was asked for. Where no operation of a socket is
 * offered there is no socket, and the document has none.
 */
export function asyncApiDocument(
  address: ServedAddress,
  { bus, socket }: PublishedMessages,
): JsonObject {
  const channels: JsonObject = {};
  const operations: JsonObject = {};
  for (const [name, message] of Object.entries(bus)) {
    channels[name] = busChannel(name, message);
    operations[name] = {
      action: message.action,
      summary: message.summary,
      channel: { $ref: `#/channels/${name}` },
      security: [{ $ref: '#/components/securitySchemes/nats' }],
    };
  }
  const nats = { host: '127.0.0.1:4222', protocol: 'nats', description: NATS_ABOUT };
  const part = socket.length === 0 ? NO_SOCKET : socketPart(address, socket);
  return {
    asyncapi: '3.0.0',
    info: {
      title: 'Tirage',
      version: VERSION,
      description: 'Messages over NATS JetStream and over the WebSocket.',
      license: { name: 'Apache-2.0', url: 'https://www.apache.org/licenses/LICENSE-2.0' },
    },
    defaultContentType: 'application/json',
    servers: { nats, ...part.servers },
    channels: { ...channels, ...part.channels },
    operations: { ...operations, ...part.operations },
    components: { securitySchemes: { nats: NATS_CREDENTIALS, ...part.securitySchemes } },
  };
}

const NO_SOCKET = { servers: {}, channels: {}, operations: {}, securitySchemes: {} };

function busChannel(
  name: string,
  { subject, parameters, summary, action, bare, schema }: BusMessage,
) {
  const named = Object.entries(parameters ?? {}).map(([parameter, values]) => {
    return [parameter, { enum: [...values], description: `Which ${parameter} it is.` }] as const;
  });
  const properties = bare === true ? ENGINE_HEADERS : OUTBOX_HEADERS;
  const headers = action === 'send' ? { headers: { type: 'object', properties } } : {};
  const payload = describedSchema(schema);
  const examples = [{ payload: exampleOf(schema) }];
  return {
    address: subject,
    description: summary,
    servers: [{ $ref: '#/servers/nats' }],
    ...(named.length === 0 ? {} : { parameters: Object.fromEntries(named) }),
    messages: { [name]: { name, summary, ...headers, payload, examples } },
  };
}
