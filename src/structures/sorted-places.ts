/**
 * Places in a table, kept in the order of what stands there: found by halving, walked both ways.
 *
 * The places are in chunks of a few hundred, one behind the other, and a chunk that is full is
 * halved. So a new place moves a few hundred numbers at most, however many there are; a sorted list
 * of 65,536 would move half of them each time. (A B+ tree of two levels.)
 * Beside each place stands a rank, which decides nearly every comparison: what stands at the places
 * is scattered in memory, and waiting for it was a third of what a shard with a million players
 * needed for a purchase more than one with ten thousand.
 *
 * Threading: its owner's thread only.
 */
const CHUNK_PLACES_MAX = 512;

/** What is looked for, or added. */
export interface Sought {
  /** What has a lower rank comes before. */
  readonly rank: number;
  /** Of equal rank: less than 0 where what stands at `place` comes before. */
  readonly against: (place: number) => number;
}

/** Two parallel columns, outside of the heap, of which the first `count` are taken. */
interface Chunk {
  readonly places: Uint32Array;
  readonly ranks: Float64Array;
  count: number;
}

export class SortedPlaces {
  readonly #chunks: Chunk[] = [];
  /** The last rank of each chunk. */
  readonly #lastRanks: number[] = [];
  /** For reuse. */
  readonly #spares: Chunk[] = [];

  /** Adds a place before the first one that does not come before it. */
  add(place: number, sought: Sought): void {
    if (this.#chunks.length === 0) this.#chunks.push(this.#newChunk());
    const at = Math.min(this.#chunkFor(sought), this.#chunks.length - 1);
    const chunk = this.#chunks[at] as Chunk;
    const { places, ranks, count } = chunk;
    const index = firstNotBefore(chunk, sought);
    places.copyWithin(index + 1, index, count);
    ranks.copyWithin(index + 1, index, count);
    places[index] = place;
    ranks[index] = sought.rank;
    chunk.count = count + 1;
    if (chunk.count === CHUNK_PLACES_MAX) this.#halve(at, chunk);
    this.#lastRanks[at] = lastRankOf(chunk);
  }

  /** From the first place that does not come before what is looked for. */
  *from(sought: Sought): Generator<number> {
    const first = this.#chunkFor(sought);
    for (let at = first; at < this.#chunks.length; at += 1) {
      const chunk = this.#chunks[at] as Chunk;
      let index = at === first ? firstNotBefore(chunk, sought) : 0;
      for (; index < chunk.count; index += 1) yield chunk.places[index] as number;
    }
  }

  /** Backwards, from the last place that comes before what is looked for. */
  *backFrom(sought: Sought): Generator<number> {
    const last = this.#chunkFor(sought);
    for (let at = Math.min(last, this.#chunks.length - 1); at >= 0; at -= 1) {
      const chunk = this.#chunks[at] as Chunk;
      let index = at === last ? firstNotBefore(chunk, sought) : chunk.count;
      for (index -= 1; index >= 0; index -= 1) yield chunk.places[index] as number;
    }
  }

  /** All of them, in order, in memory of the caller's. */
  copyTo(target: Uint32Array): void {
    let at = 0;
    for (const { places, count } of this.#chunks) {
      target.set(places.subarray(0, count), at);
      at += count;
    }
  }

  /** Forgets all places and keeps the memory. */
  clear(): void {
    this.#spares.push(...this.#chunks);
    this.#chunks.length = 0;
    this.#lastRanks.length = 0;
  }

  /** The first chunk whose last place does not come before; else how many there are. */
  #chunkFor({ rank, against }: Sought): number {
    let low = 0;
    let high = this.#lastRanks.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const lastRank = this.#lastRanks[middle] as number;
      const isBefore = lastRank === rank ? against(this.#lastOf(middle)) < 0 : lastRank < rank;
      if (isBefore) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #lastOf(at: number): number {
    const { places, count } = this.#chunks[at] as Chunk;
    return places[count - 1] as number;
  }

  #halve(at: number, chunk: Chunk): void {
    const half = CHUNK_PLACES_MAX / 2;
    const second = this.#newChunk();
    second.places.set(chunk.places.subarray(half));
    second.ranks.set(chunk.ranks.subarray(half));
    chunk.count = half;
    second.count = half;
    this.#chunks.splice(at + 1, 0, second);
    this.#lastRanks.splice(at + 1, 0, lastRankOf(second));
  }

  #newChunk(): Chunk {
    const spare = this.#spares.pop() ?? {
      places: new Uint32Array(CHUNK_PLACES_MAX),
      ranks: new Float64Array(CHUNK_PLACES_MAX),
      count: 0,
    };
    spare.count = 0;
    return spare;
  }
}

function lastRankOf({ ranks, count }: Chunk): number {
  return ranks[count - 1] as number;
}

function firstNotBefore({ places, ranks, count }: Chunk, { rank, against }: Sought): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const known = ranks[middle] as number;
    const isBefore = known === rank ? against(places[middle] as number) < 0 : known < rank;
    if (isBefore) low = middle + 1;
    else high = middle;
  }
  return low;
}
