/**
 * The picks of a stock, tickets made in advance: which ticket stands at which index.
 *
 * They follow from a seed, which is committed to when the stock is made and revealed with the
 * draw's transcript, so the operator can choose neither the picks nor their order afterwards, and
 * anybody can make the whole list again.
 *
 *   commitment = SHA-256 over
 *     "tirage/stock/v1"        15 bytes of ASCII
 *     32 bytes stockSeed
 *     u8 length, drawId        ASCII
 *     u64 count                how many tickets were made
 *     u64 picks                N: how many different picks the game has
 *
 *   The ticket at index i (0 … count - 1) has the pick of rank P(i) in the order of the game's
 *   family (for k of n: actors/games/k-of-n/unrank-pick.ts). P is a permutation of 0 … N - 1, so
 *   all tickets differ: a Feistel network of eight rounds on twice h bits, where h ≥ 1 is the least
 *   with 4^h ≥ N, walked until it comes to a value below N:
 *
 *     x = i
 *     repeat: (L, R) = (⌊x / 2^h⌋, x mod 2^h)
 *             for round = 0 … 7: (L, R) = (R, L xor F(round, R))
 *             x = L × 2^h + R
 *     until x < N
 *
 *     F(round, v) is the lowest h bits of word v mod 8 of
 *       SHA-256("tirage/stock-round/v1" ‖ stockSeed ‖ u8 round ‖ u32 ⌊v / 8⌋)
 *
 * All integers are unsigned and big-endian; a digest is eight words of 32 bits. With a seed that
 * is drawn at random each pick is as likely as any other at each index. Any ticket is found in
 * constant time, and nothing is kept of those that nobody has asked for.
 */
import { familyOf } from '../../actors/games/families.ts';
import type { Game } from '../../actors/games/game.ts';
import { STOCK_COMBINATIONS_MAX, STOCK_SEED_BYTES } from '../../actors/stock/stock.ts';
import { assert, must } from '../kernel/assert.ts';
import { hexOf } from '../kernel/hex.ts';
import { rememberLast } from '../kernel/remember-last.ts';
import { CanonicalBytes, labelBytes } from './canonical-bytes.ts';
import { sha256 } from './sha256.ts';

const ROUNDS = 8;
const WORDS_PER_DIGEST = 8;
const WORD_BYTES = 4;
/** A network of so many bits or fewer keeps the words that it has made: a megabyte at most. */
const KEPT_BITS_MAX = 12;

const COMMIT_LABEL = labelBytes('tirage/stock/v1');
const DRAW_ID_BYTES_MAX = 1 + 255;
const commitForm = new CanonicalBytes(
  COMMIT_LABEL,
  COMMIT_LABEL.length + STOCK_SEED_BYTES + DRAW_ID_BYTES_MAX + 16,
);
const ROUND_LABEL = labelBytes('tirage/stock-round/v1');
const roundForm = new CanonicalBytes(ROUND_LABEL, ROUND_LABEL.length + STOCK_SEED_BYTES + 5);

export interface PromisedStock {
  readonly stockSeed: Uint8Array;
  readonly drawId: string;
  readonly count: number;
  readonly game: Game;
}

/** The commitment, in lower-case hexadecimal. */
export function stockCommitmentOf({ stockSeed, drawId, count, game }: PromisedStock): string {
  assert(stockSeed.length === STOCK_SEED_BYTES, 'the seed of a stock is not 32 bytes long');
  commitForm.begin();
  commitForm.bytes(stockSeed);
  commitForm.shortText(drawId);
  commitForm.uint64(count);
  commitForm.uint64(picksOfGame(game));
  return hexOf(sha256(commitForm.view()));
}

/** The numbers of the ticket at an index, as its player sees them. */
export function stockSelection(game: Game, stockSeedHex: string, index: number): number[] {
  const family = familyOf(game);
  const space = must(family.space, 'a stock was made of a game whose picks cannot be counted off');
  const masks: number[] = [];
  space.unrank(game, permutationOf({ game, stockSeedHex }).at(index), masks, 0);
  return family.printPick(family.layout(game), masks, 0, masks.length);
}

/** Many tickets of one stock are shown one after the other. */
const permutationOf = rememberLast(
  ({ game, stockSeedHex }: { readonly game: Game; readonly stockSeedHex: string }) =>
    new StockPermutation(Buffer.from(stockSeedHex, 'hex'), picksOfGame(game)),
  (left, right) =>
    left.stockSeedHex === right.stockSeedHex && left.game.gameId === right.game.gameId,
);

function picksOfGame(game: Game): number {
  const { space } = familyOf(game);
  const count = must(space, 'a stock was made of a game whose picks cannot be counted off');
  const picks = count.pickCount(game);
  assert(picks <= STOCK_COMBINATIONS_MAX, 'a stock was made of a game with too many picks');
  return Number(picks);
}

/** A permutation of 0 … size - 1 by a seed. */
export class StockPermutation {
  readonly #seed: Uint8Array;
  readonly #size: number;
  readonly #half: number;
  /** By round, then by block of eight values; empty where too many would be kept. */
  readonly #kept: (DataView | undefined)[][];

  constructor(seed: Uint8Array, size: number) {
    assert(seed.length === STOCK_SEED_BYTES, 'the seed of a stock is not 32 bytes long');
    this.#seed = seed;
    this.#size = size;
    let bits = 1;
    while (4 ** bits < size) bits += 1;
    this.#half = 2 ** bits;
    this.#kept = bits > KEPT_BITS_MAX ? [] : Array.from({ length: ROUNDS }, () => []);
  }

  at(index: number): number {
    assert(index >= 0 && index < this.#size, 'a stock has no such index');
    let place = index;
    do place = this.#step(place);
    while (place >= this.#size);
    return place;
  }

  #step(place: number): number {
    let left = Math.floor(place / this.#half);
    let right = place % this.#half;
    for (let round = 0; round < ROUNDS; round += 1) {
      const mixed = (left ^ this.#word(round, right)) >>> 0;
      left = right;
      right = mixed;
    }
    return left * this.#half + right;
  }

  /** F. Halves have 26 bits at most, so that words of 32 hold them. */
  #word(round: number, value: number): number {
    const digest = this.#digest(round, Math.floor(value / WORDS_PER_DIGEST));
    return digest.getUint32((value % WORDS_PER_DIGEST) * WORD_BYTES) % this.#half;
  }

  #digest(round: number, block: number): DataView {
    const kept = this.#kept[round];
    const known = kept?.[block];
    if (known !== undefined) return known;
    roundForm.begin();
    roundForm.bytes(this.#seed);
    roundForm.uint8(round);
    roundForm.uint32(block);
    const digest = new DataView(sha256(roundForm.view()).buffer);
    if (kept !== undefined) kept[block] = digest;
    return digest;
  }
}
