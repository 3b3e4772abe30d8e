/** The engine that this page belongs to, and what of it every view needs. */
import { computed, signal } from '@preact/signals';
import { TirageClient } from '@tirage/client';

export const engine = new TirageClient('');

/** Who is logged in. `undefined`: nobody, as far as is known. */
const playerId = signal<string | undefined>(undefined);
export const isLoggedIn = computed(() => playerId.value !== undefined);
engine.onSession((player) => {
  playerId.value = player;
});

const isKnown = signal(false);
/** Whether it is known by now if somebody is logged in: until then views wait. */
export const isSessionKnown = computed(() => isKnown.value);

/**
 * Takes up the session of before. Never rejects: without an answer it is as before, which is nobody
 * at a start, until there is a line again and this is asked anew.
 */
export async function resumeSession(): Promise<void> {
  playerId.value = await engine.resume().catch(() => playerId.peek());
  isKnown.value = true;
}

const SECOND_MS = 1_000;
const second = signal(wholeSecond());
/** The engine's time in milliseconds, as of its last whole second: what countdowns show. */
export const now = computed(() => second.value);

/** Ticks when the engine's second changes, and catches up when a page that slept wakes. */
function tick(): void {
  second.value = wholeSecond();
  setTimeout(tick, SECOND_MS - (engine.now() % SECOND_MS));
}
tick();
document.addEventListener('visibilitychange', () => {
  second.value = wholeSecond();
});

function wholeSecond(): number {
  return Math.floor(engine.now() / SECOND_MS) * SECOND_MS;
}
