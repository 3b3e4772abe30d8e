/**
 * Slows down the guessing of passwords, per account name and per address, across all gateway
 * threads.
 *
 * An attempt counts as a failure when it begins and is uncounted when it succeeds, so a hundred
 * attempts at once count as a hundred, not as one. After the free failures, each further failure
 * doubles the wait, up to 15 minutes; after every 15 quiet minutes one failure is forgotten. Names
 * are counted whether or not such an account exists, by the same code in the same time, so nobody
 * learns anything from a wait.
 *
 * A device on which the account was logged in to before (`src/identity/known-devices.ts`), or a
 * live session, has a counter of its own and is counted by no other, so strangers' guesses at an
 * account, or from one address, do not keep its owner out. That counter slows guesses down as much
 * as the account's does.
 *
 * A success clears the account's counter but not the address's: otherwise the owner of one account
 * could go on guessing at others. During a wait, attempts are refused without being counted, so a
 * wait always ends.
 */
import type { Clock } from '../../kernel/clock.ts';
import { SharedTable } from '../../structures/shared-table.ts';

export const BACK_OFF_SECONDS_MAX = 900;
const BACK_OFF_SECONDS_FIRST = 2;
const FORGET_SECONDS = 900;
/** The failures that are free: people mistype. Many people share an address. */
const ACCOUNT_FREE_COUNT = 2;
const ADDRESS_FREE_COUNT = 20;
/** Doublings from the first wait to the longest. */
const DOUBLINGS_MAX = 9;
const ACCOUNT_SPACE = 101;
const ADDRESS_SPACE = 102;
const KNOWN_SPACE = 103;
/**
 * A state: 8 bits for the count of failures, 24 for the second of the last one, which wraps after
 * 194 days.
 */
const SECOND_SPAN = 2 ** 24;
const ATTEMPTS_MAX = 8;

export class LoginBackOff {
  readonly #table: SharedTable;
  readonly #clock: Clock;
  readonly #worth = (state: number): number => failuresNow(state, this.#second());

  /** The memory must not be the rate limiter's, whose states mean something else. */
  constructor(buffer: SharedArrayBuffer, clock: Clock) {
    this.#table = new SharedTable(buffer);
    this.#clock = clock;
  }

  /**
   * Begins an attempt. Returns 0: go on, and call `succeeded` if the password was right. Or returns
   * the seconds to wait: then answer `loginBackOff`, without looking at the password.
   */
  begin(loginNormalised: string, address: string): number {
    const account = this.#table.place(loginNormalised, ACCOUNT_SPACE, this.#worth);
    const origin = this.#table.place(address, ADDRESS_SPACE, this.#worth);
    const second = this.#second();
    const waitSeconds = Math.max(
      waitOf(this.#table.read(account), second, ACCOUNT_FREE_COUNT),
      waitOf(this.#table.read(origin), second, ADDRESS_FREE_COUNT),
    );
    if (waitSeconds > 0) return waitSeconds;
    this.#change(account, (count) => Math.min(count + 1, ACCOUNT_FREE_COUNT + 1 + DOUBLINGS_MAX));
    this.#change(origin, (count) => Math.min(count + 1, ADDRESS_FREE_COUNT + 1 + DOUBLINGS_MAX));
    return 0;
  }

  /** Like `begin`, for an attempt from a known device or a live session. */
  beginKnown(known: string): number {
    const place = this.#table.place(known, KNOWN_SPACE, this.#worth);
    const waitSeconds = waitOf(this.#table.read(place), this.#second(), ACCOUNT_FREE_COUNT);
    if (waitSeconds > 0) return waitSeconds;
    this.#change(place, (count) => Math.min(count + 1, ACCOUNT_FREE_COUNT + 1 + DOUBLINGS_MAX));
    return 0;
  }

  /** The attempt that `beginKnown` let through had the right password. */
  succeededKnown(known: string): void {
    this.#change(this.#table.place(known, KNOWN_SPACE, this.#worth), () => 0);
  }

  /** The attempt that `begin` let through had the right password. */
  succeeded(loginNormalised: string, address: string): void {
    this.#change(this.#table.place(loginNormalised, ACCOUNT_SPACE, this.#worth), () => 0);
    this.#change(this.#table.place(address, ADDRESS_SPACE, this.#worth), (count) => count - 1);
  }

  #change(place: number, next: (count: number) => number): void {
    for (let i = 0; i < ATTEMPTS_MAX; i += 1) {
      const state = this.#table.read(place);
      const second = this.#second();
      const count = Math.max(0, next(failuresNow(state, second)));
      const changed = count === 0 ? 0 : (count * SECOND_SPAN + second) | 0;
      if (this.#table.exchange(place, state, changed)) return;
    }
  }

  #second(): number {
    return Math.floor(this.#clock.wallMs() / 1_000) % SECOND_SPAN;
  }
}

/** Failures that are not forgotten yet. */
function failuresNow(state: number, second: number): number {
  const quiet = quietSeconds(state, second);
  return Math.max(0, countOf(state) - Math.floor(quiet / FORGET_SECONDS));
}

function waitOf(state: number, second: number, freeCount: number): number {
  const excess = countOf(state) - freeCount;
  if (excess <= 0) return 0;
  const doublings = Math.min(excess - 1, DOUBLINGS_MAX);
  const wait = Math.min(BACK_OFF_SECONDS_FIRST * 2 ** doublings, BACK_OFF_SECONDS_MAX);
  return Math.max(0, wait - quietSeconds(state, second));
}

function countOf(state: number): number {
  return state >>> 24;
}

/**
 * Seconds since the last failure. A clock that stepped back looks like a long quiet, and forgives.
 */
function quietSeconds(state: number, second: number): number {
  return (second - (state & (SECOND_SPAN - 1)) + SECOND_SPAN) % SECOND_SPAN;
}
