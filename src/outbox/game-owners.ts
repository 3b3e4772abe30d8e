/**
 * Which engine of a group counts a game's stakes: the one whose claim was stored first, for ever.
 *
 * Why: a stake may be delivered twice, and the second time to another engine, if its first taker
 * was killed after the commit and before the acknowledgement. Only the journal that took it knows.
 * So all stakes of a game go to one journal, whichever engine they were delivered to; and a raffle,
 * which counts distinct players, needs that anyway.
 *
 * How: claims are appended to a log, and the first one under the game's name counts. A reader who
 * sees an older state of that log finds the same first claim or none, so nothing here relies on a
 * clock, a lease or an expected sequence. A claim is never changed, so what was read once stays
 * true.
 */
import { BoundedMap } from '../structures/bounded-map.ts';

/** Games whose owner is remembered: about 10 MB. The oldest is dropped, and is read again. */
const GAMES_KNOWN_MAX = 65_536;

/** The log of claims. Both reject when the answer is unknown. */
export interface ClaimLog {
  /** The engine of the first claim that was stored for the game; undefined if there is none. */
  firstClaim(gameId: string): Promise<string | undefined>;
  /** Resolves once the claim is stored; another claim may precede it. */
  claim(gameId: string, engineId: string): Promise<void>;
}

export class GameOwners {
  readonly #engineId: string;
  readonly #log: ClaimLog;
  readonly #known = new BoundedMap<string, string>(GAMES_KNOWN_MAX);
  /** One question per game at a time, however many stakes wait for the answer. */
  readonly #asking = new Map<string, Promise<string>>();

  constructor(engineId: string, log: ClaimLog) {
    this.#engineId = engineId;
    this.#log = log;
  }

  /** The game's owner. A game that has none becomes ours, unless another engine is faster. */
  async ownerOf(gameId: string): Promise<string> {
    const known = this.#known.get(gameId) ?? this.#asking.get(gameId);
    if (known !== undefined) return known;
    const asking = this.#find(gameId);
    this.#asking.set(gameId, asking);
    try {
      const owner = await asking;
      this.#known.set(gameId, owner);
      return owner;
    } finally {
      this.#asking.delete(gameId);
    }
  }

  async #find(gameId: string): Promise<string> {
    const claimed = await this.#log.firstClaim(gameId);
    if (claimed !== undefined) return claimed;
    await this.#log.claim(gameId, this.#engineId);
    const owner = await this.#log.firstClaim(gameId);
    if (owner === undefined) throw new Error('a claim that was stored is not shown yet');
    return owner;
  }
}
