import type { FilterShape, HashFilter } from '../../../src/structures/hash-filter.ts';

/** A hash filter's twin: a Set for each segment that it has learned. It is never wrong. */
export class HashSetFilter implements Pick<HashFilter, keyof HashFilter> {
  readonly segmentCount: number;
  readonly #segments = new Map<number, Set<number>>();

  constructor({ segmentBits }: Pick<FilterShape, 'segmentBits'>) {
    this.segmentCount = 2 ** segmentBits;
  }

  segmentOf(hash: number): number {
    return Math.floor(hash / (2 ** 32 / this.segmentCount));
  }

  isKnown(segment: number): boolean {
    return this.#segments.has(segment);
  }

  learn(segment: number, hashes: readonly number[]): void {
    if (!this.isKnown(segment)) this.#segments.set(segment, new Set());
    for (const hash of hashes) this.add(hash);
  }

  add(hash: number): void {
    this.#segments.get(this.segmentOf(hash))?.add(hash);
  }

  mayHold(hash: number): boolean {
    return this.#segments.get(this.segmentOf(hash))?.has(hash) ?? true;
  }
}
