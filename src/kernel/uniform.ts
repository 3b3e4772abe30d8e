/**
 * Unbiased integers by rejection sampling, never by modulo or float multiplication.
 *
 * Values at or above the largest multiple of `bound` are discarded: what remains maps evenly.
 */
import { AssertionError, assert } from './assert.ts';
import type { RandomSource } from './random.ts';

const SPAN = 2 ** 32;
const WIDE_SPAN = 2 ** 53;
/** Fewer than half of the values are discarded, so a sound generator never gets here (< 2^-128). */
const UNIFORM_ATTEMPTS_MAX = 128;

/** A uniform integer in 0 … bound - 1, for 1 <= bound <= 2^32. */
export function uniformBelow(random: Pick<RandomSource, 'uint32'>, bound: number): number {
  assert(Number.isInteger(bound) && bound >= 1 && bound <= SPAN, 'bound out of range');
  for (let i = 0; i < UNIFORM_ATTEMPTS_MAX; i += 1) {
    const residue = acceptedResidue(random.uint32(), bound, SPAN);
    if (residue !== undefined) return residue;
  }
  throw new AssertionError('the generator repeats itself: it is not random');
}

/**
 * The same for 1 <= bound < 2^53: from 53 bits, of which the upper 21 are the low bits of a first
 * value, and the lower 32 a second one.
 */
export function uniformBelowWide(random: Pick<RandomSource, 'uint32'>, bound: number): number {
  assert(Number.isSafeInteger(bound) && bound >= 1, 'bound out of range');
  for (let i = 0; i < UNIFORM_ATTEMPTS_MAX; i += 1) {
    const high = random.uint32() % 2 ** 21;
    const residue = acceptedResidue(high * SPAN + random.uint32(), bound, WIDE_SPAN);
    if (residue !== undefined) return residue;
  }
  throw new AssertionError('the generator repeats itself: it is not random');
}

/**
 * What a value of 0 … span - 1 means below `bound`, or `undefined` where another must be drawn.
 * Apart from its caller so that a test can walk all values of small spans.
 */
export function acceptedResidue(value: number, bound: number, span: number): number | undefined {
  assert(Number.isInteger(value) && value >= 0 && value < span, 'value outside its span');
  const limit = span - (span % bound);
  return value < limit ? value % bound : undefined;
}
