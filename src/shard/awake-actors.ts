/** Which actors are queued to act, out on an errand, or left alone for a while after one failed. */
import type { Work } from './work.ts';

export class AwakeActors {
  readonly #awake = new Set<string>();
  /** Until when, in monotonic time, an actor whose errand failed is left alone. */
  readonly #pausedUntilMs = new Map<string, number>();

  /** The work that wakes those due actors that are neither awake nor paused. */
  wake(due: readonly string[], nowMs: number): Work[] {
    const wakes: Work[] = [];
    for (const actor of due) {
      if (this.#awake.has(actor) || nowMs < (this.#pausedUntilMs.get(actor) ?? 0)) continue;
      this.#pausedUntilMs.delete(actor);
      this.#awake.add(actor);
      wakes.push({ kind: 'wake', actor });
    }
    return wakes;
  }

  /** It has acted; what it owes next wakes it again. */
  rest(actor: string): void {
    this.#awake.delete(actor);
  }

  /** Its errand failed: it is tried again, but not at once. */
  pause(actor: string, untilMs: number): void {
    this.#awake.delete(actor);
    this.#pausedUntilMs.set(actor, untilMs);
  }
}
