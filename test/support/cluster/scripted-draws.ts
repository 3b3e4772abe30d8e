/**
 * Draws of k of n that yield what a test wants, so that its arithmetic can be done by hand.
 *
 * Everything else of a draw is real. Its transcript fails the check of the outcome, and that only:
 * `verifiesApartFromNumbers` says so.
 */
import type { Test } from 'tap';
import { K_OF_N } from '../../../actors/games/k-of-n/k-of-n.ts';
import { verifyTranscript } from '../../../src/fairness/verify-transcript.ts';

/** From now on until the test is over, each draw yields these numbers. */
export function scriptDraws(t: Test, numbers: readonly number[]): void {
  const original = K_OF_N.draw;
  K_OF_N.draw = () => [...numbers];
  t.teardown(() => {
    K_OF_N.draw = original;
  });
}

export function verifiesApartFromNumbers(t: Test, transcript: unknown): void {
  const failed = verifyTranscript(transcript).checks.filter(({ ok }) => !ok);
  t.same(
    failed.map(({ name }) => name),
    ['outcome'],
    JSON.stringify(failed),
  );
}
