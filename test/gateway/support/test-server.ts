/** A real server on a port of its own. */
import type { Test } from 'tap';
import type { Caller } from '../../../src/gateway/callers/caller.ts';
import { HttpServer, type HttpServerOptions } from '../../../src/gateway/http/http-server.ts';
import { playerKey } from '../../../src/kernel/ids.ts';
import { SYSTEM_CLOCK } from '../../../src/kernel/system-clock.ts';
import { type Seen, testRoutes } from './test-routes.ts';

type TapTest = Pick<Test, 'teardown'>;

export const PLAYER: Caller = {
  playerKey: playerKey(1, 1),
  playerId: 'pl_0100001',
  roles: ['player'],
  sessionId: 'session-1',
};

export interface TestServer {
  readonly port: number;
  readonly url: string;
  readonly server: HttpServer;
  readonly seen: Seen;
}

export async function startTestServer(
  t: TapTest,
  options: Partial<HttpServerOptions> = {},
): Promise<TestServer> {
  const seen: Seen = { failures: [], statuses: [], handled: 0 };
  const server = new HttpServer({
    routes: testRoutes(seen),
    clock: SYSTEM_CLOCK,
    authenticate: ({ authorization }) => {
      if (authorization === '') return 'tokenMissing';
      if (authorization === 'Bearer player') return PLAYER;
      if (authorization === 'Bearer late') return Promise.resolve(PLAYER);
      if (authorization === 'Bearer late-wrong') return Promise.resolve('sessionEnded' as const);
      if (authorization === 'Bearer throws') throw new Error('authenticator broke');
      if (authorization === 'Bearer rejects') return Promise.reject(new Error('key store broke'));
      return 'tokenInvalid';
    },
    reportFailure: (failure) => seen.failures.push(failure),
    countsOf: () => ({ answered: (status) => seen.statuses.push(status) }),
    rateLimiter: undefined,
    trustedProxies: [],
    allowedOrigins: ['https://play.example'],
    strictTransportSeconds: 0,
    isCheckingReplies: true,
    ...options,
  });
  const port = await server.listen('127.0.0.1', 0);
  t.teardown(() => server.stop());
  return { port, url: `http://127.0.0.1:${port}`, server, seen };
}
