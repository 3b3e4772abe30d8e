/**
 * Writes the client's types of what travels, from the documents that the engine's code makes:
 *
 *   node client/write-types.mjs            writes src/generated/
 *   node client/write-types.mjs --check    fails where what is written there is not what it would be
 *
 * No engine is started. To make its routes, an area reads what an engine is given at its start; the
 * shards, keys and jobs are for their handlers, which nobody calls here.
 */
import { readFile, writeFile } from 'node:fs/promises';
import openapiTS, { astToString } from 'openapi-typescript';
import { GameShelf } from '../dist/actors/games/game-shelf.js';
import { GAMES } from '../dist/actors/games/game-table.js';
import { readSettings } from '../dist/src/config/settings.js';
import { ENGINE_AREAS } from '../dist/src/engine-areas.js';
import { openApiDocument } from '../dist/src/gateway/documentation/openapi.js';
import { businessRoutes } from '../dist/src/gateway/routes/business-routes.js';
import { offerOf } from '../dist/src/gateway/routes/offer.js';
import { SYSTEM_CLOCK } from '../dist/src/kernel/system-clock.js';
import { SystemRandom } from '../dist/src/kernel/system-random.js';
import { SandboxProvider } from '../dist/src/payments/sandbox-provider.js';
import { asyncApiDocument } from '../dist/src/protocol/asyncapi.js';

const INFO = { title: 'Tirage', version: '0', description: '' };
const ANYWHERE = { scheme: 'https', host: 'tirage.example' };
const MACHINE = { environment: {}, coreCount: 2, timeZone: 'UTC', readText: () => '' };

const offer = await offerOf(ENGINE_AREAS, 'whole');

function openApi() {
  const services = {
    settings: readSettings({ machine: MACHINE, flags: {} }),
    games: new GameShelf(Object.values(GAMES)),
    provider: new SandboxProvider({ clock: SYSTEM_CLOCK, secret: '' }),
    clock: SYSTEM_CLOCK,
    random: new SystemRandom(),
  };
  const routes = businessRoutes(services, { health: () => undefined }, offer);
  return withoutRefusals(openApiDocument(INFO, routes));
}

/** A refusal is a problem, whatever the call: that of each would be more than half of the text. */
function withoutRefusals(document) {
  for (const { responses } of Object.values(document.paths).flatMap(Object.values)) {
    for (const status of Object.keys(responses)) if (status >= 400) delete responses[status];
  }
  return document;
}

/** The messages of the socket as named schemas: `client.ping` becomes `ClientPing`. */
function socketMessages() {
  const { messages } = asyncApiDocument(ANYWHERE, offer).channels.socket;
  const schemas = Object.entries(messages).map(([name, { payload }]) => [nameOf(name), payload]);
  return {
    openapi: '3.1.0',
    info: INFO,
    paths: {},
    components: { schemas: Object.fromEntries(schemas) },
  };
}

function nameOf(message) {
  return message.replaceAll(/(?:^|\.)([a-z])/g, (_, letter) => letter.toUpperCase());
}

/** As JSON it has plain values only, as the engine serves it. */
async function typesOf(document) {
  const plain = JSON.parse(JSON.stringify(document));
  const text = astToString(await openapiTS(plain, { alphabetize: true, immutable: true }));
  return `/** Written by \`npm run client:types\`. */\n${text}`;
}

const WRITTEN = { 'http-types.ts': openApi(), 'socket-types.ts': socketMessages() };

for (const [name, document] of Object.entries(WRITTEN)) {
  const file = new URL(`src/generated/${name}`, import.meta.url);
  const text = await typesOf(document);
  if (!process.argv.includes('--check')) await writeFile(file, text);
  else if ((await readFile(file, 'utf8')) !== text) {
    process.stderr.write(`client/src/generated/${name} is old: npm run client:types\n`);
    process.exitCode = 1;
  }
}
