/**
 * The published AsyncAPI 3 document: what travels over NATS and over the socket.
 *
 * Made from the very schemas that the code validates with and that the tests hold its messages
 * against, so it cannot say anything else. Pure: the same code gives the same document.
 */
import { VERSION } from '../config/version.ts';
import type { BusMessage, BusMessages } from './bus-message.ts';
import type { TSchema } from './schema.ts';
import { SERVER_MESSAGES } from './socket-messages.ts';

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
  version: { type: 'string', const: '1' },
  'tirage-position': { type: 'string', description: 'Its place: shard.record.event.index.' },
  traceparent: { type: 'string', description: 'W3C trace context.' },
  'content-type': { enum: ['application/json', 'application/msgpack'] },
};

const NATS_ABOUT = 'As NATS_URL names it. TIRAGE_NATS_PREFIX stands before each address.';

export interface ServedAddress {
  readonly scheme: 'http' | 'https';
  readonly host: string;
}

/** What a client may send over a socket, and what it is answered. */
export interface PublishedOperation {
  readonly name: string;
  readonly request: TSchema;
  readonly reply: TSchema;
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
  { scheme, host }: ServedAddress,
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
    };
  }
  const servers: JsonObject = {
    nats: { host: '127.0.0.1:4222', protocol: 'nats', description: NATS_ABOUT },
  };
  if (socket.length > 0) {
    const protocol = scheme === 'https' ? 'wss' : 'ws';
    servers.socket = { host, protocol, pathname: '/v1/socket' };
    const messages = socketMessages(socket);
    channels.socket = socketChannel(Object.fromEntries(messages));
    Object.assign(operations, socketOperations(messages.map(([name]) => name)));
  }
  return {
    asyncapi: '3.0.0',
    info: {
      title: 'Tirage',
      version: VERSION,
      description: 'Messages over NATS JetStream and over the WebSocket.',
    },
    defaultContentType: 'application/json',
    servers,
    channels,
    operations,
  };
}

function socketMessages(socket: readonly PublishedOperation[]) {
  const requests = socket.map(({ name, request }) => [name, request] as const);
  const replies = socket.map(({ name, reply }) => [name, reply] as const);
  return [
    ...messagesOf('client', requests),
    ...messagesOf('server', [...replies, ...Object.entries(SERVER_MESSAGES)]),
  ];
}

function socketOperations(names: readonly string[]): JsonObject {
  const operationOf = (action: string, side: string) => ({
    action,
    channel: { $ref: '#/channels/socket' },
    messages: names
      .filter((name) => name.startsWith(side))
      .map((name) => ({ $ref: `#/channels/socket/messages/${name}` })),
  });
  return {
    'socket.receive': operationOf('receive', 'client.'),
    'socket.send': operationOf('send', 'server.'),
  };
}

function busChannel(
  name: string,
  { subject, parameters, summary, action, bare, schema }: BusMessage,
) {
  const named = Object.entries(parameters ?? {}).map(([parameter, values]) => {
    return [parameter, { enum: [...values] }] as const;
  });
  const properties = bare === true ? ENGINE_HEADERS : OUTBOX_HEADERS;
  const headers = action === 'send' ? { headers: { type: 'object', properties } } : {};
  return {
    address: subject,
    servers: [{ $ref: '#/servers/nats' }],
    ...(named.length === 0 ? {} : { parameters: Object.fromEntries(named) }),
    messages: { [name]: { name, summary, ...headers, payload: schema } },
  };
}

function socketChannel(messages: JsonObject): JsonObject {
  return {
    address: '/v1/socket',
    description: 'Sub-protocols tirage.v1.json and tirage.v1.msgpack: the same messages in both.',
    servers: [{ $ref: '#/servers/socket' }],
    messages,
  };
}

function messagesOf(side: string, schemas: readonly (readonly [string, TSchema])[]) {
  return schemas.map(([name, payload]) => {
    return [`${side}.${name}`, { name: `${side}.${name}`, payload }] as const;
  });
}
