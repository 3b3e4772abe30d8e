/**
 * Which of a shard's own tickets of a stock are free: a bit for each, in memory.
 *
 * A million of them are 125 KB, so what is named is looked up and turned over for next to nothing,
 * wherever it lies; and any tickets are taken from one end on, where the search stopped last.
 */
import type { StockRange } from './stock.ts';

const WORD_BITS = 32;
const ALL = 0xffff_ffff;

export class FreeStock {
  /** For whoever stores them: the lowest bit of the first word is that of the first index. */
  readonly words: Uint32Array;
  readonly #from: number;
  readonly #span: number;
  #count: number;
  /** No word before this one has a bit set. */
  #firstWord = 0;

  /** All are free, or those whose bits are set. */
  constructor({ from, to }: StockRange, words?: Uint32Array) {
    this.#from = from;
    this.#span = to - from;
    this.words = words ?? allOf(this.#span);
    this.#count = words === undefined ? this.#span : bitsIn(words);
  }

  /** How many are free. */
  get count(): number {
    return this.#count;
  }

  /** None outside of the range is. */
  isFree(index: number): boolean {
    const at = index - this.#from;
    if (at < 0 || at >= this.#span) return false;
    return ((this.words[at >>> 5] as number) & (1 << (at & 31))) !== 0;
  }

  /** Free from now on, or taken, of the range. False, and nothing has changed, if it was before. */
  set(index: number, isFree: boolean): boolean {
    const at = index - this.#from;
    const word = at >>> 5;
    const bit = 1 << (at & 31);
    const before = this.words[word] as number;
    if (((before & bit) !== 0) === isFree) return false;
    this.words[word] = before ^ bit;
    this.#count += isFree ? 1 : -1;
    if (isFree && word < this.#firstWord) this.#firstWord = word;
    return true;
  }

  /** The first ones, up to so many. */
  first(countMax: number): number[] {
    const found: number[] = [];
    const wanted = Math.min(countMax, this.#count);
    if (wanted === 0) return found;
    while (this.words[this.#firstWord] === 0) this.#firstWord += 1;
    for (let word = this.#firstWord; found.length < wanted; word += 1) {
      for (let rest = this.words[word] as number; rest !== 0; rest &= rest - 1) {
        if (found.length === wanted) break;
        found.push(this.#indexOf(word, rest));
      }
    }
    return found;
  }

  /** The first one from an index on. */
  next(index: number): number | undefined {
    const at = Math.max(0, index - this.#from);
    if (at >= this.#span) return undefined;
    const first = at >>> 5;
    const rest = (this.words[first] as number) & (ALL << (at & 31));
    if (rest !== 0) return this.#indexOf(first, rest);
    for (let word = first + 1; word < this.words.length; word += 1) {
      if (this.words[word] !== 0) return this.#indexOf(word, this.words[word] as number);
    }
    return undefined;
  }

  /** The index of the lowest bit that is set. */
  #indexOf(word: number, bits: number): number {
    return this.#from + word * WORD_BITS + WORD_BITS - 1 - Math.clz32(bits & -bits);
  }
}

function allOf(count: number): Uint32Array {
  const words = new Uint32Array(Math.ceil(count / WORD_BITS)).fill(ALL);
  const rest = count % WORD_BITS;
  if (rest > 0) words[words.length - 1] = ALL >>> (WORD_BITS - rest);
  return words;
}

function bitsIn(words: Uint32Array): number {
  let count = 0;
  for (const word of words) count += bitsOf(word);
  return count;
}

/** Within pairs, fours and bytes, and then over all (Warren, "Hacker's Delight", 5-1). */
function bitsOf(word: number): number {
  const pairs = word - ((word >>> 1) & 0x5555_5555);
  const fours = (pairs & 0x3333_3333) + ((pairs >>> 2) & 0x3333_3333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f_0f0f, 0x0101_0101) >>> 24;
}
