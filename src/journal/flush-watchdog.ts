/**
 * Bounds the wait for a flush. A disk may hang instead of failing, and LMDB leaves its promises
 * unsettled where it could not even begin; in both cases the outcome is unknown.
 */

export class FlushOverdueError extends Error {
  override readonly name = 'FlushOverdueError';
}

/** The promise, or a FlushOverdueError where it does not settle in time. */
export function answeredInTime(promise: Promise<unknown>, limitMs: number): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const watchdog = setTimeout(() => {
      reject(new FlushOverdueError(`no answer within ${limitMs} ms`));
    }, limitMs);
    const settled = (): void => clearTimeout(watchdog);
    promise.then(resolve, reject).then(settled, settled);
  });
}
