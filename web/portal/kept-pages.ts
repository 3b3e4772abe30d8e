/** Has the browser keep this page, so that it opens without a line: see `worker/worker.ts`. */

/** Where a browser cannot, or does not want to, the page works as it did before. */
export async function keepPages(): Promise<void> {
  // While pages are served from their sources there is no build, and so no worker.
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  // Its script is asked for anew each time: it says which build there is.
  const how = { scope: '/', updateViaCache: 'none' } as const;
  await navigator.serviceWorker.register('/sw.js', how).catch(() => undefined);
}
