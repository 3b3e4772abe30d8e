/** Where a session is kept between the starts of a page or program. */
import type { StorageLike } from '../platform/platform.ts';

export interface KeptSession {
  readonly playerId: string;
  /** Absent where a cookie keeps it, which scripts cannot read. */
  readonly refreshToken?: string;
}

/** Undefined stands for no session. */
export interface SessionStore {
  /** `cookie`: the engine leaves the refresh token in a cookie, and none comes here. */
  readonly keeps: 'cookie' | 'token';
  load(): KeptSession | undefined | Promise<KeptSession | undefined>;
  save(session: KeptSession | undefined): void | Promise<void>;
}

const ITEM = 'tirage.session';

/**
 * For pages: a cookie has the token, and the storage only that there is one, so that a visitor who
 * never logged in is not asked about.
 */
export function sessionInCookie(storage: StorageLike): SessionStore {
  return {
    keeps: 'cookie',
    load: () => {
      const playerId = storage.getItem(ITEM);
      return playerId === null ? undefined : { playerId };
    },
    save: (session) => {
      if (session === undefined) storage.removeItem(ITEM);
      else storage.setItem(ITEM, session.playerId);
    },
  };
}

/** For programs: until they end. One that goes on after a restart hands in a store of its own. */
export function sessionInMemory(): SessionStore {
  let kept: KeptSession | undefined;
  return {
    keeps: 'token',
    load: () => kept,
    save: (session) => {
      kept = session;
    },
  };
}
