/**
 * Pearson's chi-square test: do observed counts fit a uniform expectation?
 *
 * A test at level 0.001 with a fixed seed never flickers: it either fits once and for all, or shows
 * a bias. Level 0.001 is what laboratories ask for (99 % confidence and better).
 *
 * How the critical value is computed. The probability that chi-square with v degrees of freedom
 * exceeds x is Q(v / 2, x / 2), the upper regularised incomplete gamma function. For x / 2 below
 * v / 2 + 1 it is 1 - P, with P by its power series; above, by Lentz's continued fraction
 * (Numerical Recipes, 6.2). Q falls as x grows, so bisection finds the x where it equals the
 * level. Published tables give 3.841 (v = 1, 0.05), 66.619 (v = 35, 0.001), 149.449 (v = 100,
 * 0.001).
 */
import { assert } from '../../../src/kernel/assert.ts';

const ITERATIONS_MAX = 10_000;
const PRECISION = 1e-14;
const TINY = 1e-300;

/** The statistic that a sound sample exceeds only with probability `level`. */
export function chiSquareCritical(degreesOfFreedom: number, level: number): number {
  assert(level > 0 && level < 1, 'a level is not a probability');
  let low = 0;
  let high = 1;
  while (chiSquareUpperTail(high, degreesOfFreedom) > level) high *= 2;
  for (let i = 0; i < 100; i++) {
    const middle = (low + high) / 2;
    if (chiSquareUpperTail(middle, degreesOfFreedom) > level) low = middle;
    else high = middle;
  }
  return high;
}

/** The sum of (observed - expected)² / expected. */
export function chiSquareStatistic(observed: ArrayLike<number>, expected: number): number {
  assert(expected >= 5, 'the approximation needs five expected hits per cell');
  let statistic = 0;
  for (const count of Array.from(observed)) statistic += (count - expected) ** 2 / expected;
  return statistic;
}

/** The probability that a sound sample's statistic is at least this large: the p-value. */
export function chiSquareUpperTail(statistic: number, degreesOfFreedom: number): number {
  assert(degreesOfFreedom >= 1, 'one cell cannot deviate');
  if (statistic <= 0) return 1;
  const shape = degreesOfFreedom / 2;
  const x = statistic / 2;
  const scale = Math.exp(shape * Math.log(x) - x - logGammaOfHalf(degreesOfFreedom));
  return x < shape + 1
    ? 1 - scale * lowerSeries(shape, x)
    : scale * upperContinuedFraction(shape, x);
}

function lowerSeries(shape: number, x: number): number {
  let term = 1 / shape;
  let sum = term;
  for (let i = 1; i < ITERATIONS_MAX; i++) {
    term *= x / (shape + i);
    sum += term;
    if (term < sum * PRECISION) return sum;
  }
  throw new Error('the series did not converge');
}

function upperContinuedFraction(shape: number, x: number): number {
  let b = x + 1 - shape;
  let c = 1 / TINY;
  let d = 1 / b;
  let fraction = d;
  for (let i = 1; i < ITERATIONS_MAX; i++) {
    const a = -i * (i - shape);
    b += 2;
    d = 1 / nonZero(a * d + b);
    c = nonZero(b + a / c);
    fraction *= d * c;
    if (Math.abs(d * c - 1) < PRECISION) return fraction;
  }
  throw new Error('the continued fraction did not converge');
}

/** ln Γ(v / 2), exactly by Γ(z + 1) = z Γ(z) down to Γ(1) = 1 or Γ(1 / 2) = √π. */
function logGammaOfHalf(degreesOfFreedom: number): number {
  let shape = degreesOfFreedom / 2;
  let logGamma = Number.isInteger(shape) ? 0 : Math.log(Math.PI) / 2;
  while (shape > 1) {
    shape -= 1;
    logGamma += Math.log(shape);
  }
  return logGamma;
}

function nonZero(value: number): number {
  return Math.abs(value) < TINY ? TINY : value;
}
