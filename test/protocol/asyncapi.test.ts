import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { test } from 'tap';
import { ENGINE_AREAS } from '../../src/engine-areas.ts';
import { offerOf } from '../../src/gateway/routes/offer.ts';
import { asyncApiDocument } from '../../src/protocol/asyncapi.ts';
import { BUS_MESSAGES } from '../../src/protocol/bus-messages.ts';
import { SERVER_MESSAGES } from '../../src/protocol/socket-messages.ts';

/** Members are read without checking: the references below are what is checked. */
// biome-ignore lint/suspicious/noExplicitAny: a document is compared, not used
type Json = any;
const ADDRESS = { scheme: 'http', host: '127.0.0.1:8080' } as const;
const OFFER = await offerOf(ENGINE_AREAS, 'whole');
const document: Json = JSON.parse(JSON.stringify(asyncApiDocument(ADDRESS, OFFER)));

function referencesIn(value: Json): string[] {
  if (typeof value !== 'object' || value === null) return [];
  const own = typeof value.$ref === 'string' ? [value.$ref] : [];
  return [...own, ...Object.values(value).flatMap(referencesIn)];
}

test('asyncapi: version 3, and every reference leads somewhere', (t) => {
  t.equal(document.asyncapi, '3.0.0');
  const references = referencesIn(document);
  t.ok(references.length > 20);
  for (const reference of references) {
    let found: Json = document;
    for (const part of reference.slice(2).split('/')) found = found?.[part];
    t.ok(found, reference);
  }
  t.end();
});

test('asyncapi: each subject is a channel, each message of the socket is in its own', (t) => {
  for (const [name, { subject, action }] of Object.entries(BUS_MESSAGES)) {
    t.equal(document.channels[name].address, subject);
    t.equal(document.operations[name].action, action);
    const headers = document.channels[name].messages[name].headers?.properties;
    t.equal(
      headers?.['tirage-engine'] !== undefined,
      action === 'send',
      `${name} says whose it is`,
    );
    const parameters = subject.match(/\{(\w+)\}/g) ?? [];
    const named = Object.keys(document.channels[name].parameters ?? {});
    t.same(
      named.map((parameter) => `{${parameter}}`),
      parameters,
    );
  }
  const messages = Object.keys(document.channels.socket.messages);
  const due = [
    ...OFFER.socket.flatMap(({ name }) => [`client.${name}`, `server.${name}`]),
    ...Object.keys(SERVER_MESSAGES).map((name) => `server.${name}`),
  ];
  t.same(messages.sort(), due.sort());
  t.end();
});

test('asyncapi: a line provider has no socket, and its document none', async (t) => {
  const offer = await offerOf(ENGINE_AREAS, 'line-provider');
  const ofProvider: Json = asyncApiDocument(ADDRESS, offer);
  t.same(Object.keys(ofProvider.servers), ['nats']);
  t.same(Object.keys(ofProvider.channels), Object.keys(BUS_MESSAGES));
  t.same(Object.keys(ofProvider.operations), Object.keys(BUS_MESSAGES));
  t.end();
});

/** The members of objects that nothing is said of, by where they stand. */
function silentIn(value: Json, place: string): string[] {
  if (typeof value !== 'object' || value === null) return [];
  const isSchema = typeof value.properties === 'object' && !Array.isArray(value.properties);
  const own = Object.entries(isSchema ? value.properties : {})
    .filter(([, member]: Json) => member.description === undefined)
    .filter(([, member]: Json) => member.title === undefined)
    .map(([name]) => `${place}.${name}`);
  const below = Object.entries(value).flatMap(([name, part]) => silentIn(part, `${place}/${name}`));
  return [...own, ...below];
}

test('asyncapi: every message and member is described, and has an example, which is one', (t) => {
  const ajv = formats.default(new Ajv2020({ strict: false }));
  t.same(silentIn(document.channels, 'channels'), []);
  for (const { description, messages } of Object.values<Json>(document.channels)) {
    t.ok(description);
    for (const { name, summary, payload, examples } of Object.values<Json>(messages)) {
      t.ok(summary, name);
      const accepts = ajv.compile(payload);
      t.ok(accepts(examples[0].payload), `${name}: ${JSON.stringify(accepts.errors)}`);
    }
  }
  for (const operation of Object.values<Json>(document.operations)) {
    t.ok(operation.summary && operation.security.length > 0);
  }
  t.end();
});
