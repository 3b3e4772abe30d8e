/**
 * The bets on one fixture of one shard, as columns, and the order in which they are settled.
 *
 * Why columns only now: bets are written as they come and read one by one, so nothing needs all of
 * them until there is a result. Then they are read from the disk in one sweep, and released when
 * the fixture is settled. Memory shared with other threads, which tickets have, would gain nothing:
 * nobody else reads bets.
 */
import { assert, must } from '../../src/kernel/assert.ts';
import type { PlayerKey } from '../../src/kernel/ids.ts';
import type { Minor } from '../../src/kernel/money.ts';
import { pointsHundredths } from '../../src/kernel/points.ts';
import { ODDS_HUNDREDTHS_MAX } from '../line/odds.ts';
import type { Bet } from './bet.ts';
import { BETS_PER_BOOK_MAX } from './book.ts';

/** Odds and selection share a word: 20 bits and 7 bits. */
const ODDS_SPAN = 2 ** 20;
const SELECTIONS_SPAN = 2 ** 7;
assert(ODDS_HUNDREDTHS_MAX < ODDS_SPAN, 'odds do not fit their bits');
/** A player and an ordinal make one number that sorts: 32 bits and 21 bits. */
const ORDINAL_SPAN = 2 ** 21;
assert(BETS_PER_BOOK_MAX <= ORDINAL_SPAN, 'an ordinal does not fit beside its player');
assert(2 ** 32 * ORDINAL_SPAN <= 2 ** 53, 'a player and an ordinal do not fit in a number');

export function packPrice({ selection, oddsHundredths }: Bet): number {
  assert(selection < SELECTIONS_SPAN, 'a selection does not fit its bits');
  return selection * ODDS_SPAN + oddsHundredths;
}

export function unpackPrice(word: number): Pick<Bet, 'selection' | 'oddsHundredths'> {
  return { selection: Math.floor(word / ODDS_SPAN), oddsHundredths: word % ODDS_SPAN };
}

export class BetColumns {
  readonly players: Uint32Array;
  readonly stakesMinor: Uint32Array;
  readonly prices: Uint32Array;
  readonly acceptedAtMs: Float64Array;
  /** There only where a stake has earned points. */
  #rewardsHundredths: Float64Array | undefined;
  #count = 0;

  /** Room for exactly that many bets. */
  constructor(betCount: number) {
    assert(betCount <= BETS_PER_BOOK_MAX, 'a book holds too many bets');
    this.players = new Uint32Array(betCount);
    this.stakesMinor = new Uint32Array(betCount);
    this.prices = new Uint32Array(betCount);
    this.acceptedAtMs = new Float64Array(betCount);
  }

  get count(): number {
    return this.#count;
  }

  append(bet: Bet): void {
    const ordinal = this.#count;
    assert(ordinal < this.players.length, 'there are more bets than the book counts');
    this.players[ordinal] = bet.player;
    this.stakesMinor[ordinal] = bet.stakeMinor;
    this.prices[ordinal] = packPrice(bet);
    this.acceptedAtMs[ordinal] = bet.acceptedAtMs;
    if (bet.rewardHundredths !== undefined) {
      this.#rewardsHundredths ??= new Float64Array(this.players.length);
      this.#rewardsHundredths[ordinal] = bet.rewardHundredths;
    }
    this.#count = ordinal + 1;
  }

  bet(ordinal: number): Bet {
    assert(ordinal < this.#count, 'no bet has that ordinal');
    const { selection, oddsHundredths } = unpackPrice(
      must(this.prices[ordinal], 'a bet has no price'),
    );
    const bet = {
      player: must(this.players[ordinal], 'a bet has no player') as PlayerKey,
      selection,
      stakeMinor: must(this.stakesMinor[ordinal], 'a bet has no stake') as Minor,
      oddsHundredths,
      acceptedAtMs: must(this.acceptedAtMs[ordinal], 'a bet has no time'),
    };
    const rewardHundredths = this.#rewardsHundredths?.[ordinal] ?? 0;
    if (rewardHundredths === 0) return bet;
    return { ...bet, rewardHundredths: pointsHundredths(rewardHundredths) };
  }
}

/** All bets of a book by player, and of one player in the order in which they placed them. */
export class BetsByPlayer {
  readonly columns: BetColumns;
  readonly #keys: Float64Array;

  constructor(columns: BetColumns) {
    this.columns = columns;
    this.#keys = new Float64Array(columns.count);
    for (let ordinal = 0; ordinal < columns.count; ordinal += 1) {
      this.#keys[ordinal] = keyOf(must(columns.players[ordinal], 'a bet has no player'), ordinal);
    }
    this.#keys.sort();
  }

  get count(): number {
    return this.#keys.length;
  }

  ordinalAt(place: number): number {
    return must(this.#keys[place], 'a place holds no bet') % ORDINAL_SPAN;
  }

  /** The first place at or behind a player's bet with that ordinal. */
  placeOf(player: number, ordinal: number): number {
    const key = keyOf(player, ordinal);
    let low = 0;
    let high = this.#keys.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (must(this.#keys[middle], 'a place holds no bet') < key) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

function keyOf(player: number, ordinal: number): number {
  return player * ORDINAL_SPAN + ordinal;
}
