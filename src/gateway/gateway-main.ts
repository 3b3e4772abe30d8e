/**
 * The entry of a gateway's thread: its server, its routes, and what it needs from other threads.
 */
import { fileURLToPath } from 'node:url';
import { parentPort, workerData } from 'node:worker_threads';
import { GameShelf } from '../../actors/games/game-shelf.ts';
import { ENGINE_AREAS } from '../engine-areas.ts';
import { AccessTokens } from '../identity/access-tokens.ts';
import { KeyRing } from '../identity/key-ring.ts';
import { KnownDevices } from '../identity/known-devices.ts';
import { VerifiedTokenCache } from '../identity/verified-token-cache.ts';
import { JobRunner } from '../jobs/job-runner.ts';
import { must, unreachable } from '../kernel/assert.ts';
import { BelievedClock } from '../kernel/believed-clock.ts';
import { SYSTEM_CLOCK } from '../kernel/system-clock.ts';
import { SystemRandom } from '../kernel/system-random.ts';
import { ShardClient } from '../mailbox/shard-client.ts';
import { createLogger } from '../operations/logger.ts';
import { ThreadMetrics } from '../operations/metrics.ts';
import { beat } from '../operations/pulse.ts';
import { SandboxProvider } from '../payments/sandbox-provider.ts';
import {
  authenticateBy,
  findKnownCallerBy,
  findSessionBy,
  findTokenBy,
} from './callers/authenticate.ts';
import { LoginBackOff } from './callers/login-back-off.ts';
import { RATE_LIMITS_DEFAULT, RateLimiter } from './callers/rate-limiter.ts';
import type { GatewayThreadData, GatewayToMain, MainToGateway } from './gateway-thread.ts';
import { HttpServer } from './http/http-server.ts';
import { MainDesk } from './main-desk.ts';
import { PageFiles } from './pages/page-files.ts';
import { pageRoutes } from './pages/page-routes.ts';
import { businessRoutes } from './routes/business-routes.ts';
import { offerOf } from './routes/offer.ts';
import { SocketServer } from './socket/socket-server.ts';

/**
 * How many passwords one gateway hashes at once with Argon2, and how many may wait: about three
 * seconds of work.
 */
const PASSWORD_THREADS_MAX = 1;
const PASSWORD_QUEUE_MAX = 512;

/** Beside the bundle of the program, and beside the single files that tests run. */
const PAGES = fileURLToPath(new URL('../../pages', import.meta.url));

const data = workerData as GatewayThreadData;
const { settings } = data;
const main = must(parentPort, 'a gateway was started outside a worker thread');
const log = createLogger({ level: settings.logLevel, format: settings.logFormat }).child({
  component: 'gateway',
  thread: data.name,
});
const metrics = new ThreadMetrics(data.name);
metrics.watchEventLoop();
const clock = new BelievedClock(SYSTEM_CLOCK);

const tell = (message: GatewayToMain): void => main.postMessage(message);
const client = new ShardClient(data.shardCounts);
let ring = await KeyRing.open(data.signingKeys);
const offer = await offerOf(ENGINE_AREAS, settings.role);
const accessTokens = new AccessTokens({ ring, clock });
const tokens = new VerifiedTokenCache({
  accessTokens,
  clock,
  findSession: findSessionBy(client),
});
const jobs = new JobRunner({ threadsMax: PASSWORD_THREADS_MAX, queueMax: PASSWORD_QUEUE_MAX });
let health = data.health;
const mainDesk = new MainDesk(tell);
let isStopping = false;

const random = new SystemRandom();
const findToken = findTokenBy(tokens);
const rateLimiter = settings.rateLimits
  ? new RateLimiter(data.rateLimits, RATE_LIMITS_DEFAULT, clock)
  : undefined;
const trustedProxies = settings.trustedProxies.map(
  ({ address, prefixBits }) => `${address}/${prefixBits}`,
);
const sockets = new SocketServer({
  operations: offer.socket,
  client,
  clock,
  random,
  findToken,
  currency: settings.currency,
  sale: settings,
  rateLimiter,
  trustedProxies,
  allowedOrigins: settings.corsOrigins,
  reportFailure: (error) => log.error('a socket handler threw', { error }),
});

const server = new HttpServer({
  routes: businessRoutes(
    {
      client,
      accessTokens,
      keyRing: () => ring,
      jobs,
      backOff: new LoginBackOff(data.loginFailures, clock),
      identitySecret: data.secrets.identity,
      devices: new KnownDevices(data.secrets.identity),
      provider: new SandboxProvider({ clock, secret: data.secrets.sandbox }),
      settings,
      games: new GameShelf(data.games),
      clock,
      random,
      findSealedFile: (draw) => mainDesk.ask('sealedFile', { draw }),
      engine: {
        status: () => mainDesk.ask('status', {}),
        measurements: (wanted) => mainDesk.ask('measurements', wanted),
      },
      endSessions: (sessionIds) => {
        for (const sessionId of sessionIds) endSession(sessionId);
        if (sessionIds.length > 0) tell({ type: 'sessionsEnded', sessionIds });
      },
    },
    { health: () => health },
    offer,
    settings.role === 'line-provider' ? [] : pageRoutes(new PageFiles(PAGES), settings, data.brand),
  ),
  clock,
  authenticate: authenticateBy(findToken),
  findKnownCaller: findKnownCallerBy(tokens),
  reportFailure: (error, requestId, route) =>
    log.error('a handler threw', { error, requestId, route: route.name }),
  countsOf: ({ path: route, method }) => metrics.requestsTo({ route, method }),
  rateLimiter,
  trustedProxies,
  allowedOrigins: settings.corsOrigins,
  strictTransportSeconds: settings.strictTransportSeconds,
  extend: (app, refuseUpgrade) => {
    if (offer.socket.length > 0) sockets.attach(app, refuseUpgrade);
  },
});

main.on('message', (message: MainToGateway) => {
  switch (message.type) {
    case 'connectShard':
      client.connect(message.shard, message.port);
      return;
    case 'clockAccepted':
      clock.acceptWall();
      return;
    case 'listen':
      clock.start(message.clock);
      if (!isStopping) void listen(message.port);
      return;
    case 'signingKeys':
      void KeyRing.open(message.records).then((opened) => {
        ring = opened;
        accessTokens.useRing(opened);
      });
      return;
    case 'sessionsEnded':
      for (const sessionId of message.sessionIds) endSession(sessionId);
      return;
    case 'health':
      health = message.report;
      return;
    case 'mainTold':
      mainDesk.take(message);
      return;
    case 'askMetrics':
      metrics.queueDepth('shard-answers', client.pendingCount);
      metrics.queueDepth('sockets', sockets.socketCount);
      metrics.connectionsOpen(server.connectionCount);
      tell({ type: 'metrics', snapshot: metrics.snapshot() });
      return;
    case 'stop':
      void stop();
      return;
    default:
      unreachable(message);
  }
});

async function listen(port: number): Promise<void> {
  try {
    await server.listen(settings.host, port);
    beat(data.pulse);
    tell({ type: 'listening' });
  } catch (error) {
    tell({ type: 'cannotListen', message: error instanceof Error ? error.message : 'no port' });
  }
}

function endSession(sessionId: string): void {
  tokens.endSession(sessionId);
  sockets.endSession(sessionId);
}

// A bug outside the guarded handlers. If the thread simply died, with handles of the library open,
// it would take the process down with it. So it answers the requests it has taken, ends, and is
// replaced.
process.on('uncaughtException', (error) => {
  log.error('the gateway stops', { error });
  void stop();
});

async function stop(): Promise<void> {
  if (isStopping) return;
  isStopping = true;
  await sockets.stop();
  await server.stop();
  client.close();
  await jobs.close();
  main.close();
}
