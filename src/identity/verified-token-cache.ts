/**
 * Remembers verified tokens until they expire, and ended sessions until their tokens have.
 *
 * Why: verifying costs about 0.2 ms, and a client shows the same token with each request. A token
 * that is known is looked up synchronously. Being known is not enough: each look-up asks the clock
 * and the ended sessions again.
 *
 * A token is found by a hash of the end of its signature, which nobody can choose, and is known
 * only if its whole text is that of the token found: so one that differs in any character is
 * verified. Hashing all of its some 300 characters, as a map of texts does, costs three times as
 * much. Where two good tokens have the same hash, the later one takes the other's place, which is
 * then verified anew. Whoever times the comparison has to guess the end of a signature first.
 *
 * One per gateway thread. Ended sessions are told to every thread and live in memory only, so
 * `findSession` asks whoever keeps the sessions about each token that is new here: a thread that
 * has just started was told nothing.
 *
 * When full: the oldest tokens are forgotten (they are verified anew). Ended sessions are never
 * forgotten early: when they do not fit, all tokens issued until then are refused, and players
 * refresh theirs.
 */
import type { Clock } from '../kernel/clock.ts';
import { BoundedMap } from '../structures/bounded-map.ts';
import { hash53 } from '../structures/cyrb53.ts';
import type { AccessTokens } from './access-tokens.ts';
import {
  CLOCK_TOLERANCE_SECONDS,
  TOKEN_LIFE_MS_MAX,
  type TokenVerification,
  type VerifiedToken,
} from './token-terms.ts';

/** About 1 kB each. */
export const TOKENS_CACHED_MAX = 32_768;
/** Sessions that end within 15 minutes, on the whole engine. */
export const SESSIONS_ENDED_MAX = 262_144;

/** `unknown`: the keeper of the sessions cannot be asked now. */
export type FindSession = (token: VerifiedToken) => Promise<'live' | 'ended' | 'unknown'>;

export interface TokenCacheOptions {
  readonly accessTokens: Pick<AccessTokens, 'verify'>;
  readonly clock: Clock;
  readonly findSession: FindSession;
}

export interface TokenCacheLimits {
  readonly tokensMax: number;
  readonly sessionsEndedMax: number;
}

const LIMITS: TokenCacheLimits = {
  tokensMax: TOKENS_CACHED_MAX,
  sessionsEndedMax: SESSIONS_ENDED_MAX,
};

/** Of the 86 characters of a signature: 96 bits. */
const HASHED_CHARACTERS = 16;

interface KnownToken {
  readonly text: string;
  readonly token: VerifiedToken;
}

export class VerifiedTokenCache {
  readonly #accessTokens: Pick<AccessTokens, 'verify'>;
  readonly #clock: Clock;
  readonly #findSession: FindSession;
  readonly #limits: TokenCacheLimits;
  /**
   * By `hashOf`. In order of arrival, which is near enough that of expiry: all tokens live equally
   * long.
   */
  readonly #tokens: BoundedMap<number, KnownToken>;
  /** By session: until when its tokens would have been good. In that order. */
  readonly #sessionsEnded = new Map<string, number>();
  /** Tokens issued before this instant are refused. */
  #issuedFromMs = Number.NEGATIVE_INFINITY;

  constructor(options: TokenCacheOptions, limits: TokenCacheLimits = LIMITS) {
    this.#accessTokens = options.accessTokens;
    this.#clock = options.clock;
    this.#findSession = options.findSession;
    this.#limits = limits;
    this.#tokens = new BoundedMap(limits.tokensMax);
  }

  /** The token if it is known and still good; `undefined` says nothing: ask `verify`. */
  lookUp(text: string): VerifiedToken | undefined {
    const hash = hashOf(text);
    const known = this.#tokens.get(hash);
    if (known === undefined || known.text !== text) return undefined;
    const { token } = known;
    if (this.#isExpired(token) || this.#isEnded(token)) {
      this.#tokens.delete(hash);
      return undefined;
    }
    return token;
  }

  /** Verifies a token that is not known, and remembers it if it is good. */
  async verify(text: string): Promise<TokenVerification> {
    const verification = await this.#accessTokens.verify(text);
    if (!verification.ok) return verification;
    const { token } = verification;
    const found = this.#isEnded(token) ? 'ended' : await this.#findSession(token);
    if (found === 'unknown') return { ok: false, reason: 'sessionUnknown' };
    // Asked again: it may have ended while the answer was on its way.
    if (found === 'ended' || this.#isEnded(token)) return { ok: false, reason: 'sessionEnded' };
    this.#tokens.set(hashOf(text), { text, token });
    return verification;
  }

  /** From now on no token of the session is taken. For ever, in effect: none is made any more. */
  endSession(sessionId: string): void {
    const nowMs = this.#clock.wallMs();
    for (const [ended, untilMs] of this.#sessionsEnded) {
      if (untilMs > nowMs) break;
      this.#sessionsEnded.delete(ended);
    }
    if (this.#sessionsEnded.size >= this.#limits.sessionsEndedMax) {
      this.#sessionsEnded.clear();
      this.#issuedFromMs = nowMs;
    }
    this.#sessionsEnded.delete(sessionId);
    this.#sessionsEnded.set(sessionId, nowMs + TOKEN_LIFE_MS_MAX);
  }

  #isExpired(token: VerifiedToken): boolean {
    return token.expiresAtMs + CLOCK_TOLERANCE_SECONDS * 1_000 <= this.#clock.wallMs();
  }

  #isEnded(token: VerifiedToken): boolean {
    return this.#sessionsEnded.has(token.sessionId) || token.issuedAtMs < this.#issuedFromMs;
  }
}

function hashOf(text: string): number {
  return hash53(text.slice(-HASHED_CHARACTERS), 0);
}
