import { ConfigurationError } from '../kernel/errors.ts';

/** The number that a flag gives. Throws a ConfigurationError where it is none, or out of bounds. */
export function countOf(
  name: string,
  text: string,
  { min = 1, max }: { readonly min?: number; readonly max: number },
): number {
  const count = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (count >= min && count <= max) return count;
  throw new ConfigurationError(`--${name} must be a whole number from ${min} to ${max}.`);
}
