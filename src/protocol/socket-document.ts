/** The socket's part of the published AsyncAPI document (`asyncapi.ts`). */
import type { PublishedOperation, ServedAddress } from './asyncapi.ts';
import { describedSchema } from './described-schema.ts';
import { exampleOf } from './example-of.ts';
import type { TSchema } from './schema.ts';
import { SERVER_MESSAGES } from './socket-messages.ts';

type JsonObject = Record<string, unknown>;

const SUMMARIES: Readonly<Record<keyof typeof SERVER_MESSAGES, string>> = {
  refused: 'An operation was refused, or could not be read.',
  drawSnapshot: 'A draw as it is now: a subscription begins with it, and a slow reader gets it.',
  drawDelta: 'What has changed of a draw.',
  eventSnapshot: 'An event as it is now.',
  eventDelta: 'What has changed of an event.',
  meSnapshot: 'The player as they are now.',
  meDelta: 'Something has happened to the player.',
  meNotice: 'For this socket only: its token is about to end.',
};

const BEARER = {
  type: 'http',
  scheme: 'bearer',
  bearerFormat: 'JWT',
  description: 'An access token: in the header of the upgrade, or by `authenticate`.',
};

interface MessageSource {
  readonly name: string;
  readonly summary: string;
  readonly schema: TSchema;
}

/** What it adds to each section of the document. */
export function socketPart({ scheme, host }: ServedAddress, socket: readonly PublishedOperation[]) {
  const messages = sourcesOf(socket);
  const protocol = scheme === 'https' ? 'wss' : 'ws';
  const description = 'The address at which this was asked for.';
  return {
    servers: { socket: { host, protocol, pathname: '/v1/socket', description } },
    channels: { socket: channelOf(messages) },
    operations: operationsOf(messages.map(({ name }) => name)),
    securitySchemes: { bearer: BEARER },
  };
}

function sourcesOf(socket: readonly PublishedOperation[]): readonly MessageSource[] {
  const told = Object.entries(SERVER_MESSAGES).map(([name, schema]) => {
    const summary = SUMMARIES[name as keyof typeof SERVER_MESSAGES];
    return { name: `server.${name}`, summary, schema };
  });
  const requests = socket.map(({ name, request, authorization, rateLimit }) => {
    const who = authorization === 'none' ? 'Anybody may.' : `Takes the role \`${authorization}\`.`;
    const summary = `Asks for \`${name}\`. ${who} Counted as \`${rateLimit}\`.`;
    return { name: `client.${name}`, summary, schema: request };
  });
  const replies = socket.map(({ name, reply }) => {
    return { name: `server.${name}`, summary: `\`${name}\` was done.`, schema: reply };
  });
  return [...requests, ...replies, ...told];
}

function channelOf(messages: readonly MessageSource[]): JsonObject {
  const shown = messages.map(({ name, summary, schema }) => {
    const payload = describedSchema(schema);
    return [name, { name, summary, payload, examples: [{ payload: exampleOf(schema) }] }] as const;
  });
  return {
    address: '/v1/socket',
    description: 'Sub-protocols tirage.v1.json and tirage.v1.msgpack: the same messages in both.',
    servers: [{ $ref: '#/servers/socket' }],
    messages: Object.fromEntries(shown),
  };
}

function operationsOf(names: readonly string[]): JsonObject {
  const operationOf = (action: string, side: string, summary: string) => ({
    action,
    summary,
    channel: { $ref: '#/channels/socket' },
    security: [{ $ref: '#/components/securitySchemes/bearer' }],
    messages: names
      .filter((name) => name.startsWith(side))
      .map((name) => ({ $ref: `#/channels/socket/messages/${name}` })),
  });
  return {
    'socket.receive': operationOf('receive', 'client.', 'What a client may ask for.'),
    'socket.send': operationOf('send', 'server.', 'Answers, and what is told of topics.'),
  };
}
