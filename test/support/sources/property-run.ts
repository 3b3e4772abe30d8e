/** Runs a property as often as CI can afford; a failure prints the seed and path that repeat it. */
import fc from 'fast-check';

export async function holds<Values extends [unknown, ...unknown[]]>(
  runs: number,
  property: fc.IAsyncProperty<Values>,
): Promise<void> {
  // A run that found something prints `seed` and `path`: pass both here to repeat it.
  await fc.assert(property, { numRuns: runs, endOnFailure: true });
}
