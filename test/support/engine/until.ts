/** Waits for a condition instead of a time: the test goes on as soon as it holds. */
const POLL_MS = 5;

/** The first value that is not undefined. At the limit it rejects, saying what it waited for. */
export async function until<T>(
  what: string,
  limitMs: number,
  look: () => Promise<T | undefined> | T | undefined,
): Promise<T> {
  const endsAtMs = performance.now() + limitMs;
  for (;;) {
    const found = await look();
    if (found !== undefined) return found;
    if (performance.now() > endsAtMs) throw new Error(`waited ${limitMs} ms in vain for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}
