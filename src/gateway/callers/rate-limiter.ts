/**
 * Token buckets for callers and addresses, shared by the gateway threads.
 *
 * A bucket is one number: the instant at which it will be full again (the "theoretical arrival
 * time" of GCRA). A request moves that instant by one interval, and is refused if the instant would
 * then lie further ahead than a whole burst. So a bucket fits into one word, which a thread can
 * change atomically.
 *
 * Bounded: a new key may evict the bucket that is nearest to full, which forgives that bucket's
 * owner at most what they had used. To be forgiven on purpose, somebody would need eight busier
 * keys in the same set, and which keys share a set is secret. Time is read from the wall clock,
 * because threads share no other: after the clock has stepped, buckets are forgotten and requests
 * admitted.
 */
import { assert } from '../../kernel/assert.ts';
import type { Clock } from '../../kernel/clock.ts';
import { SharedTable } from '../../structures/shared-table.ts';
import { RATE_LIMIT_CLASSES, type RateLimitClass } from '../routing/route.ts';

/** What one key may do in one class: `burst` requests at once, `perSecond` sustained. */
export interface RateLimit {
  readonly burst: number;
  readonly perSecond: number;
}
export type RateLimits = Readonly<Record<RateLimitClass, RateLimit>>;

/**
 * Generous to a person, dull for a script. `credentials` is counted by address, and many people may
 * share one; the account itself is guarded by `login-back-off.ts`. `refused` counts the operations
 * of a socket that are refused at the door, for whatever reason: a whole pipeline of purchases fits
 * into its burst.
 */
export const RATE_LIMITS_DEFAULT: RateLimits = {
  read: { burst: 100, perSecond: 50 },
  write: { burst: 100, perSecond: 20 },
  money: { burst: 60, perSecond: 20 },
  credentials: { burst: 100, perSecond: 2 },
  refused: { burst: 600, perSecond: 50 },
};

/** A tick is a tenth of a millisecond, in 32 bits that wrap after five days. */
const TICKS_PER_MS = 10;
const TICKS_PER_SECOND = 1_000 * TICKS_PER_MS;
const PER_SECOND_MAX = TICKS_PER_SECOND;
const WINDOW_TICKS_MAX = 2 ** 31 - 1;
/**
 * How often a change is tried while other threads change the same bucket. After that the request
 * passes uncounted.
 */
const ATTEMPTS_MAX = 8;

interface Bucket {
  readonly space: number;
  readonly intervalTicks: number;
  readonly windowTicks: number;
}

export class RateLimiter {
  readonly #table: SharedTable;
  readonly #clock: Clock;
  readonly #buckets: Readonly<Record<RateLimitClass, Bucket>>;
  readonly #worth = (state: number): number => (state - this.#nowTick) | 0;
  #nowTick = 0;

  constructor(buffer: SharedArrayBuffer, limits: RateLimits, clock: Clock) {
    this.#table = new SharedTable(buffer);
    this.#clock = clock;
    const buckets = RATE_LIMIT_CLASSES.map((name, i) => [name, bucketOf(limits[name], i)] as const);
    this.#buckets = Object.fromEntries(buckets) as Record<RateLimitClass, Bucket>;
  }

  /**
   * Takes a token. Returns 0 where there was one, otherwise the whole seconds until there will be.
   */
  take(limitClass: RateLimitClass, who: string): number {
    const { space, intervalTicks, windowTicks } = this.#buckets[limitClass];
    const now = (this.#clock.wallMs() * TICKS_PER_MS) | 0;
    this.#nowTick = now;
    const place = this.#table.place(who, space, this.#worth);
    for (let i = 0; i < ATTEMPTS_MAX; i += 1) {
      const state = this.#table.read(place);
      const ahead = (state - now) | 0;
      // Full again, never used, or written by a clock that has stepped since.
      const used = state === 0 || ahead < 0 || ahead > windowTicks ? 0 : ahead;
      const after = used + intervalTicks;
      if (after > windowTicks) return Math.ceil((after - windowTicks) / TICKS_PER_SECOND);
      if (this.#table.exchange(place, state, (now + after) | 0)) return 0;
    }
    return 0;
  }
}

function bucketOf({ burst, perSecond }: RateLimit, space: number): Bucket {
  assert(burst >= 1, 'a bucket holds less than one token');
  assert(perSecond > 0 && perSecond <= PER_SECOND_MAX, 'a rate cannot be expressed in ticks');
  const intervalTicks = Math.max(1, Math.round(TICKS_PER_SECOND / perSecond));
  const windowTicks = intervalTicks * Math.floor(burst);
  assert(windowTicks < WINDOW_TICKS_MAX, 'a burst takes too many days to refill');
  return { space, intervalTicks, windowTicks };
}
