/** Randomness comes in through this interface, so that a seed can replay a whole run. */
export interface RandomSource {
  /** A uniformly distributed integer in 0 … 2^32 - 1. */
  uint32(): number;
  /** `count` uniformly distributed bytes, in a buffer that the caller may keep. */
  bytes(count: number): Uint8Array;
}
