/** A client's inner parts over a machine and an engine that a test controls. */
import { ServerClock } from '../../../client/src/clock/server-clock.ts';
import { Calls } from '../../../client/src/http/calls.ts';
import { Transport } from '../../../client/src/http/transport.ts';
import { MemoryStorage } from '../../../client/src/platform/memory-storage.ts';
import { PlayerSession } from '../../../client/src/session/player-session.ts';
import {
  type SessionStore,
  sessionInCookie,
  sessionInMemory,
} from '../../../client/src/session/session-store.ts';
import { engineAnswer, FakePlatform, type SentRequestOfClient } from './fake-platform.ts';
import { FakeSessions } from './fake-sessions.ts';

export interface ClientBench {
  readonly platform: FakePlatform;
  readonly sessions: FakeSessions;
  readonly clock: ServerClock;
  readonly transport: Transport;
  readonly session: PlayerSession;
  readonly calls: Calls;
  readonly store: SessionStore;
  /** A second page of the same browser: the same machine, storage and cookies. */
  anotherPage(): ClientBench;
}

interface BenchOptions {
  readonly byCookie?: boolean;
  /** Answers what is neither a log-in nor a refresh. */
  readonly engine?: (
    playerId: string,
    request: SentRequestOfClient,
  ) => Response | Promise<Response>;
}

export function clientBench({ byCookie = false, engine }: BenchOptions = {}): ClientBench {
  const platform = new FakePlatform();
  const sessions = new FakeSessions();
  const storage = new MemoryStorage();
  const store = byCookie ? sessionInCookie(storage) : sessionInMemory();
  platform.network = (request) => {
    const { pathname } = new URL(request.url);
    if (pathname === '/v1/sessions') return sessions.open('pl_1', byCookie);
    if (pathname === '/v1/sessions/refresh') return sessions.refresh(request);
    const caller = sessions.callerOf(request);
    if (caller instanceof Response) return caller;
    return engine?.(caller, request) ?? engineAnswer(200, { playerId: caller });
  };
  const page = (): ClientBench => {
    const clock = new ServerClock(platform);
    const transport = new Transport('https://play.example', platform, clock);
    const session = new PlayerSession({ transport, store, platform });
    const calls = new Calls(platform, transport, session);
    return { platform, sessions, clock, transport, session, calls, store, anotherPage: page };
  };
  return page();
}

/** Logs in, and gives the player. */
export async function logInAt({ calls, session }: ClientBench): Promise<void> {
  const opened = await calls.callAsNobody('/v1/sessions', { login: 'ada', ...session.wish });
  await session.open(opened as Parameters<PlayerSession['open']>[0]);
}
