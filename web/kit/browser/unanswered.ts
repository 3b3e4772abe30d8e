/**
 * What somebody wanted and no answer came to: a line that dropped, a tab that was closed. It is
 * asked again under its key, so it is done once, until an answer says what became of it.
 *
 * Until then the view it came from waits, so that nobody wants the same again.
 */

import { signal } from '@preact/signals';
import { type PendingIntent, UnansweredError } from '@tirage/client';
import { engine } from './engine.ts';

export interface Outcome {
  readonly intent: PendingIntent;
  /** Absent: it was done. */
  readonly refusal?: unknown;
}

const PAUSE_MS = 3_000;

const waiting = signal<readonly PendingIntent[]>([]);
const told = signal<readonly Outcome[]>([]);
let isAsking = false;

/** What has no answer yet. */
export const unanswered = waiting;
/** What became of those that had none; until somebody has read it. */
export const outcomes = told;

export function haveRead(outcome: Outcome): void {
  told.value = told.value.filter((one) => one !== outcome);
}

/** Whether something of this kind, about this, waits for its answer. */
export function isWaiting(path: string, id?: string): boolean {
  return waiting.value.some(
    (intent) => intent.path === path && (id === undefined || intent.params.id === id),
  );
}

/** An intent of the client: where no answer comes to it, it is asked again until one does. */
export async function untilAnswered<T>(intent: Promise<T>): Promise<T> {
  try {
    return await intent;
  } catch (reason) {
    if (reason instanceof UnansweredError) void askUnanswered();
    throw reason;
  }
}

/** Asks until everything has an answer. Call it at a start, and when a call had none. */
export async function askUnanswered(): Promise<void> {
  if (isAsking) return;
  isAsking = true;
  try {
    while ((await askOnce()) > 0) {
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    }
  } finally {
    isAsking = false;
  }
}

/** Resolves to how many are left. */
async function askOnce(): Promise<number> {
  waiting.value = await engine.pending().catch(() => waiting.value);
  for (const intent of waiting.value) {
    try {
      await intent.ask();
      told.value = [...told.value, { intent }];
    } catch (refusal) {
      if (refusal instanceof UnansweredError) continue;
      told.value = [...told.value, { intent, refusal }];
    }
    waiting.value = waiting.value.filter((one) => one !== intent);
  }
  return waiting.value.length;
}
