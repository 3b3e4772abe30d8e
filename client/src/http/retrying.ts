/**
 * Asks again what may be asked again: bounded in time, spread by chance, and abortable.
 *
 * Too many requests (429) had no effect, so whatever it was may come again. After any other
 * trouble only a request may that does the same when it is repeated. What the server asks us to
 * wait for longer than there is patience is the caller's to hear at once.
 */
import type { ClientPlatform } from '../platform/platform.ts';
import { RefusalError } from './refusal-error.ts';
import { UnansweredError } from './unanswered-error.ts';

export interface Patience {
  readonly attemptsMax: number;
  /** From the first attempt to the beginning of the last one. */
  readonly totalMs: number;
}
export const PATIENCE: Patience = { attemptsMax: 10, totalMs: 20_000 };

const FIRST_PAUSE_MS = 200;
const PAUSE_MS_MAX = 5_000;

export interface Attempts {
  /** Whether a repeat does nothing that the first one did. */
  readonly isRepeatable: boolean;
  readonly signal?: AbortSignal | undefined;
  readonly patience?: Patience;
  /** Hears of an attempt that may have had its effect, though it was no yes. */
  readonly onOpen?: (() => void) | undefined;
}

export async function retrying<T>(
  platform: Pick<ClientPlatform, 'elapsedMs' | 'wait' | 'randomBytes'>,
  { isRepeatable, signal, patience = PATIENCE, onOpen }: Attempts,
  attempt: () => Promise<T>,
): Promise<T> {
  const beganAtMs = platform.elapsedMs();
  for (let made = 1; ; made += 1) {
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof RefusalError && error.hadNoEffect)) onOpen?.();
      signal?.throwIfAborted();
      if (made >= patience.attemptsMax || !mayComeAgain(error, isRepeatable)) throw error;
      const pauseMs = pauseAfter(error, made, chance(platform));
      const leftMs = patience.totalMs - (platform.elapsedMs() - beganAtMs);
      if (pauseMs > leftMs) throw error;
      await platform.wait(pauseMs, signal);
      signal?.throwIfAborted();
    }
  }
}

/** Between nothing and a bound that doubles; never less than the server asks for. */
export function pauseAfter(error: unknown, made: number, chanceNow: number): number {
  const asked = error instanceof RefusalError ? (error.retryAfterSeconds ?? 0) * 1_000 : 0;
  const bound = Math.min(PAUSE_MS_MAX, FIRST_PAUSE_MS * 2 ** (made - 1));
  return asked + chanceNow * bound;
}

/** At least 0, below 1. */
export function chance(platform: Pick<ClientPlatform, 'randomBytes'>): number {
  const [high = 0, low = 0] = platform.randomBytes(2);
  return (high * 256 + low) / 65_536;
}

function mayComeAgain(error: unknown, isRepeatable: boolean): boolean {
  if (error instanceof UnansweredError) return isRepeatable;
  if (!(error instanceof RefusalError)) return false;
  const isPassing =
    error.status === 503 || (error.status === 0 && error.retryAfterSeconds !== undefined);
  return error.code === 'rateLimited' || (isPassing && isRepeatable);
}
