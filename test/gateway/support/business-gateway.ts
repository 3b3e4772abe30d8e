/** One gateway as its thread wires it, over the shards of a cluster. */
import { MessageChannel } from 'node:worker_threads';
import type { Game } from '../../../actors/games/game.ts';
import { GameShelf } from '../../../actors/games/game-shelf.ts';
import { GAMES } from '../../../actors/games/game-table.ts';
import type { Settings } from '../../../src/config/settings.ts';
import {
  authenticateBy,
  findKnownCallerBy,
  findSessionBy,
  findTokenBy,
} from '../../../src/gateway/callers/authenticate.ts';
import { LoginBackOff } from '../../../src/gateway/callers/login-back-off.ts';
import { RATE_LIMITS_DEFAULT, RateLimiter } from '../../../src/gateway/callers/rate-limiter.ts';
import { HttpServer } from '../../../src/gateway/http/http-server.ts';
import { businessRoutes } from '../../../src/gateway/routes/business-routes.ts';
import type { Offer } from '../../../src/gateway/routes/offer.ts';
import type { Route } from '../../../src/gateway/routing/route.ts';
import { SocketServer } from '../../../src/gateway/socket/socket-server.ts';
import { AccessTokens } from '../../../src/identity/access-tokens.ts';
import type { KeyRing } from '../../../src/identity/key-ring.ts';
import { KnownDevices } from '../../../src/identity/known-devices.ts';
import { VerifiedTokenCache } from '../../../src/identity/verified-token-cache.ts';
import type { JobRunner } from '../../../src/jobs/job-runner.ts';
import { SystemRandom } from '../../../src/kernel/system-random.ts';
import { ShardClient } from '../../../src/mailbox/shard-client.ts';
import { SandboxProvider } from '../../../src/payments/sandbox-provider.ts';
import type { Cluster } from '../../support/cluster/cluster.ts';
import { founders } from '../../support/sources/founders.ts';
import { answersOfQuiet, type QuietEngine } from '../../support/sources/quiet-engine.ts';

export const SECRET = 'a secret of the sandbox';

/** What all gateways of one engine share. */
export interface CommonParts {
  readonly settings: Settings;
  /** The built-in ones if left out. */
  readonly games: readonly Game[] | undefined;
  readonly ring: KeyRing;
  /** `undefined`: no rate limits. */
  readonly rateLimits: SharedArrayBuffer | undefined;
  readonly failures: SharedArrayBuffer;
  readonly offer: Offer;
  readonly engine: QuietEngine;
}

export interface GatewayParts extends CommonParts {
  readonly peer: number;
  readonly jobs: JobRunner;
  readonly endSessions: (sessionIds: readonly string[]) => void;
  readonly reportFailure: (failure: unknown) => void;
}

export interface Gateway {
  readonly server: HttpServer;
  readonly sockets: SocketServer;
  readonly port: number;
  readonly client: ShardClient;
  readonly tokens: VerifiedTokenCache;
  readonly routes: readonly Route[];
  readonly url: string;
}

export async function startGateway(cluster: Cluster, parts: GatewayParts): Promise<Gateway> {
  const { settings, games, ring, rateLimits, failures, jobs, offer } = parts;
  const { endSessions, reportFailure } = parts;
  const { clock } = cluster;
  const client = clientOf(cluster, parts.peer);
  const accessTokens = new AccessTokens({ ring, clock });
  const findSession = findSessionBy(client);
  const tokens = new VerifiedTokenCache({ accessTokens, clock, findSession });
  const routes = businessRoutes(
    {
      client,
      accessTokens,
      keyRing: () => ring,
      jobs,
      identitySecret: 'a secret of sessions and devices',
      devices: new KnownDevices('a secret of sessions and devices'),
      backOff: new LoginBackOff(failures, clock),
      provider: new SandboxProvider({ clock, secret: SECRET }),
      settings,
      games: new GameShelf(games ?? Object.values(GAMES)),
      clock,
      random: new SystemRandom(),
      endSessions,
      findSealedFile: async () => ({ code: 'fileNotReady' }),
      engine: answersOfQuiet(parts.engine),
    },
    {
      health: () => ({ alive: true, ready: true, reasons: {}, alarms: {} }),
    },
    offer,
  );
  const rateLimiter = rateLimits && new RateLimiter(rateLimits, RATE_LIMITS_DEFAULT, clock);
  const findToken = findTokenBy(tokens);
  const trustedProxies = settings.trustedProxies.map(
    ({ address, prefixBits }) => `${address}/${prefixBits}`,
  );
  const sockets = new SocketServer({
    operations: offer.socket,
    client,
    clock,
    random: new SystemRandom(),
    findToken,
    currency: settings.currency,
    sale: settings,
    rateLimiter,
    trustedProxies,
    allowedOrigins: ['https://play.example'],
    reportFailure,
  });
  const server = new HttpServer({
    routes,
    clock,
    authenticate: authenticateBy(findToken),
    findKnownCaller: findKnownCallerBy(tokens),
    reportFailure,
    rateLimiter,
    trustedProxies,
    allowedOrigins: [],
    strictTransportSeconds: 0,
    isCheckingReplies: true,
    extend: (app, refuseUpgrade) => sockets.attach(app, refuseUpgrade),
  });
  const port = await server.listen('127.0.0.1', 0);
  return { server, sockets, port, client, tokens, routes, url: `http://127.0.0.1:${port}` };
}

function clientOf(cluster: Cluster, peer: number): ShardClient {
  const client = new ShardClient(founders(cluster.shards.length));
  for (const shard of cluster.shards.keys()) {
    const { port1, port2 } = new MessageChannel();
    cluster.connectPeer(shard, peer, port1);
    client.connect(shard, port2);
  }
  return client;
}
