/** Waits for a condition instead of a time: the test goes on as soon as it holds. */
const POLL_MS = 5;
/** A look is often a request. The longer a wait has been, the less a test gains by another look. */
const POLL_MS_MAX = 50;
const SHARE_OF_WAIT = 1 / 20;

/** The first value that is not undefined. At the limit it rejects, saying what it waited for. */
export async function until<T>(
  what: string,
  limitMs: number,
  look: () => Promise<T | undefined> | T | undefined,
): Promise<T> {
  const startedMs = performance.now();
  for (;;) {
    const found = await look();
    if (found !== undefined) return found;
    const waitedMs = performance.now() - startedMs;
    if (waitedMs > limitMs) throw new Error(`waited ${limitMs} ms in vain for ${what}`);
    const pauseMs = Math.min(POLL_MS_MAX, Math.max(POLL_MS, waitedMs * SHARE_OF_WAIT));
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
  }
}
