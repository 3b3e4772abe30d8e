/**
 * A permutation of 0 … size - 1 by a seed, both ways: which value stands at an index, and at which
 * index a value stands. The algorithm is written down in stock-picks.ts.
 *
 * A word of F is used by many tickets of one stock, so those of small networks are kept: in a game
 * of eight million picks nearly all of them are known after some hundred tickets.
 */
import { assert } from '../kernel/assert.ts';
import { CanonicalBytes, labelBytes } from './canonical-bytes.ts';
import { sha256 } from './sha256.ts';

export const STOCK_SEED_BYTES = 32;

const ROUNDS = 8;
const WORDS_PER_DIGEST = 8;
const WORD_BYTES = 4;
/** A network of so many bits or fewer keeps the words that it has made: 64 KB at most. */
const KEPT_BITS_MAX = 12;

const ROUND_LABEL = labelBytes('tirage/stock-round/v1');
const roundForm = new CanonicalBytes(ROUND_LABEL, ROUND_LABEL.length + STOCK_SEED_BYTES + 5);

export class StockPermutation {
  readonly #seed: Uint8Array;
  readonly #size: number;
  readonly #half: number;
  /** The words of each round by value, plus 1; 0 is unknown. None if too many would be kept. */
  readonly #kept: Uint16Array;
  /** How many of them a round has. */
  readonly #keptEach: number;

  constructor(seed: Uint8Array, size: number) {
    assert(seed.length === STOCK_SEED_BYTES, 'the seed of a stock is not 32 bytes long');
    this.#seed = seed;
    this.#size = size;
    let bits = 1;
    while (4 ** bits < size) bits += 1;
    const half = 2 ** bits;
    this.#half = half;
    this.#keptEach = Math.ceil(half / WORDS_PER_DIGEST) * WORDS_PER_DIGEST;
    this.#kept = new Uint16Array(bits > KEPT_BITS_MAX ? 0 : ROUNDS * this.#keptEach);
  }

  /** The value at an index. */
  at(index: number): number {
    assert(index >= 0 && index < this.#size, 'a stock has no such index');
    let place = index;
    do place = this.#step(place);
    while (place >= this.#size);
    return place;
  }

  /** The index of a value: the same walk, backwards. */
  indexOf(value: number): number {
    assert(value >= 0 && value < this.#size, 'a stock has no such value');
    let place = value;
    do place = this.#stepBack(place);
    while (place >= this.#size);
    return place;
  }

  #step(place: number): number {
    const half = this.#half;
    let left = Math.floor(place / half);
    let right = place % half;
    for (let round = 0; round < ROUNDS; round += 1) {
      const mixed = (left ^ this.#word(round, right)) >>> 0;
      left = right;
      right = mixed;
    }
    return left * half + right;
  }

  #stepBack(place: number): number {
    const half = this.#half;
    let left = Math.floor(place / half);
    let right = place % half;
    for (let round = ROUNDS - 1; round >= 0; round -= 1) {
      const before = (right ^ this.#word(round, left)) >>> 0;
      right = left;
      left = before;
    }
    return left * half + right;
  }

  /** F. Halves have 26 bits at most, so that words of 32 hold them. */
  #word(round: number, value: number): number {
    const kept = this.#kept[round * this.#keptEach + value];
    if (kept !== undefined && kept !== 0) return kept - 1;
    const block = Math.floor(value / WORDS_PER_DIGEST);
    const digest = this.#digest(round, block);
    if (kept !== undefined) this.#keep(round * this.#keptEach, digest, block);
    return this.#wordIn(digest, value);
  }

  #keep(firstOfRound: number, digest: DataView, block: number): void {
    const first = block * WORDS_PER_DIGEST;
    for (let value = first; value < first + WORDS_PER_DIGEST; value += 1) {
      this.#kept[firstOfRound + value] = this.#wordIn(digest, value) + 1;
    }
  }

  #wordIn(digest: DataView, value: number): number {
    return digest.getUint32((value % WORDS_PER_DIGEST) * WORD_BYTES) % this.#half;
  }

  #digest(round: number, block: number): DataView {
    roundForm.begin();
    roundForm.bytes(this.#seed);
    roundForm.uint8(round);
    roundForm.uint32(block);
    return new DataView(sha256(roundForm.view()).buffer);
  }
}
