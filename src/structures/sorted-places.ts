/**
 * Places in a table, kept in the order of what stands there: found by halving, walked both ways.
 *
 * The places are in chunks of a few hundred, one behind the other, and a chunk that is full is
 * halved. So a new place moves a few hundred numbers at most, however many there are; a sorted list
 * of 65,536 would move half of them each time. (A B+ tree of two levels.)
 *
 * Threading: its owner's thread only.
 */
import { must } from '../kernel/assert.ts';

const CHUNK_PLACES_MAX = 512;

/** Less than 0: what stands at `place` comes before what is looked for. */
export type Against = (place: number) => number;

export class SortedPlaces {
  #chunks: number[][] = [];

  /** Adds a place before the first one that does not come before it. */
  add(place: number, against: Against): void {
    const at = this.#chunkFor(against);
    const chunk = this.#chunks[at];
    if (chunk === undefined) {
      const last = this.#chunks.at(-1);
      if (last === undefined) this.#chunks.push([place]);
      else this.#insert(this.#chunks.length - 1, last.length, place);
      return;
    }
    this.#insert(at, firstNotBefore(chunk, against), place);
  }

  /** From the first place that does not come before what is looked for. */
  *from(against: Against): Generator<number> {
    let at = this.#chunkFor(against);
    let index = firstNotBefore(this.#chunks[at] ?? [], against);
    for (; at < this.#chunks.length; at += 1, index = 0) {
      const chunk = must(this.#chunks[at], 'a chunk is missing');
      for (; index < chunk.length; index += 1) yield must(chunk[index], 'a place is missing');
    }
  }

  /** Backwards, from the last place that comes before what is looked for. */
  *backFrom(against: Against): Generator<number> {
    let at = this.#chunkFor(against);
    let index = firstNotBefore(this.#chunks[at] ?? [], against);
    for (;;) {
      const chunk = this.#chunks[at] ?? [];
      for (index -= 1; index >= 0; index -= 1) yield must(chunk[index], 'a place is missing');
      at -= 1;
      if (at < 0) return;
      index = must(this.#chunks[at], 'a chunk is missing').length;
    }
  }

  /** All of them, in order, in memory of the caller's. */
  copyTo(target: Uint32Array): void {
    let at = 0;
    for (const chunk of this.#chunks) {
      target.set(chunk, at);
      at += chunk.length;
    }
  }

  clear(): void {
    this.#chunks = [];
  }

  /** The first chunk whose last place does not come before; else how many there are. */
  #chunkFor(against: Against): number {
    let low = 0;
    let high = this.#chunks.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const last = must(this.#chunks[middle]?.at(-1), 'a chunk is empty');
      if (against(last) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #insert(at: number, index: number, place: number): void {
    const chunk = must(this.#chunks[at], 'a chunk is missing');
    chunk.splice(index, 0, place);
    if (chunk.length <= CHUNK_PLACES_MAX) return;
    this.#chunks.splice(at + 1, 0, chunk.splice(CHUNK_PLACES_MAX / 2));
  }
}

function firstNotBefore(chunk: readonly number[], against: Against): number {
  let low = 0;
  let high = chunk.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (against(must(chunk[middle], 'a place is missing')) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}
