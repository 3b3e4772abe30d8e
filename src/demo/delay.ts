import { setTimeout as pause } from 'node:timers/promises';

/** Waits, or until somebody is told to leave: then it returns at once. */
export async function delay(milliseconds: number, leaving: AbortSignal): Promise<void> {
  await pause(milliseconds, undefined, { signal: leaving }).catch(() => undefined);
}
