/**
 * Which windows of an open loop others have disturbed. Only what others did decides, never how the
 * window came out.
 *
 * The limit is that of a contest's rounds (calm-rounds.ts): 15 % of the machine. At 15,000
 * purchases a second engine and client use most of two processors; while others use as much as
 * that, a thread which is due waits for a slice of theirs, of some milliseconds, and what is
 * measured is the scheduler. A reading of a quarter of a second on two processors has 50 ticks, so
 * less than some percent cannot be told from nothing.
 * The window behind a disturbed one is left out too: what had queued up is served in it.
 */
import { OTHERS_SHARE_MAX } from './calm-rounds.ts';

/** For each window whether it is disturbed; `undefined` for a share that is not known. */
export function disturbedWindows(othersShares: readonly (number | undefined)[]): boolean[] {
  const isBusy = othersShares.map((share) => share !== undefined && share > OTHERS_SHARE_MAX);
  return isBusy.map((busy, index) => busy || isBusy[index - 1] === true);
}
