/**
 * Tickets that somebody wanted to hold, kept in the browser from before they were asked for until
 * somebody has read what became of them: the engine lists no reservations, so a tab that was closed
 * would lose its own.
 *
 * A wish without a reservation may have been carried out: whoever asks for the same tickets again
 * gets the same reservation. So it is asked again, but not for ever: a wish of long ago would be
 * carried out anew. Each is an item of its own, so that tabs do not overwrite each other's.
 */
import { type ReadonlySignal, signal } from '@preact/signals-core';
import type { Selection } from '../picks/selection.ts';

export interface HeldTicket {
  readonly stockId: string;
  /** What the list showed of it: a reservation names its tickets by their ids alone. */
  readonly selection: Selection;
}

export interface KeptReservation {
  /** Made here; also where no reservation is known yet. */
  readonly key: string;
  /** Of the player who wanted it, and nobody else. */
  readonly playerId: string;
  readonly drawId: string;
  readonly tickets: readonly HeldTicket[];
  /** By the engine's clock. */
  readonly madeAtMs: number;
  /** Absent until an answer came. */
  readonly reservationId?: string | undefined;
  readonly expiresAtMs?: number | undefined;
  /** It is known to be paid, let go or run out: it waits to be read. */
  readonly isOver?: boolean | undefined;
}

/** As much of a browser's storage as it takes. */
export interface ReservationStorage {
  readonly length: number;
  key(index: number): string | null;
  getItem(name: string): string | null;
  setItem(name: string, value: string): void;
  removeItem(name: string): void;
}

/** With the form's number: a later form is another prefix. */
const PREFIX = 'tirage.reservation.1.';
/** As long as a reservation lasts where the operator says nothing else. */
export const WISH_AGE_MS_MAX = 5 * 60_000;
/** What became of an older one stands among the tickets, or does not matter any more. */
export const KEPT_AGE_MS_MAX = 24 * 3_600_000;

export class KeptReservations {
  readonly #storage: ReservationStorage;
  readonly #changes = signal(0);

  constructor(storage: ReservationStorage) {
    this.#storage = storage;
  }

  /** Rises with each change: also of another tab, where `changedElsewhere` is told. */
  get changes(): ReadonlySignal<number> {
    return this.#changes;
  }

  changedElsewhere(): void {
    this.#changes.value = this.#changes.peek() + 1;
  }

  /** Throws where the storage is full: then nothing must be asked for. */
  put(kept: KeptReservation): void {
    this.#storage.setItem(PREFIX + kept.key, JSON.stringify(kept));
    this.changedElsewhere();
  }

  drop(key: string): void {
    this.#storage.removeItem(PREFIX + key);
    this.changedElsewhere();
  }

  /** Oldest first. What is too old, or was written by another version, is left out and dropped. */
  of(playerId: string, nowMs: number): readonly KeptReservation[] {
    const names = Array.from({ length: this.#storage.length }, (_, i) => this.#storage.key(i));
    const found: KeptReservation[] = [];
    for (const name of names) {
      if (name === null || !name.startsWith(PREFIX)) continue;
      const kept = keptIn(this.#storage.getItem(name));
      if (kept === undefined || isTooOld(kept, nowMs)) this.#storage.removeItem(name);
      else if (kept.playerId === playerId) found.push(kept);
    }
    return found.sort((left, right) => left.madeAtMs - right.madeAtMs);
  }
}

/** Whether tickets may still be held by it: what is over is of the past, read or not. */
export function mayHold({ expiresAtMs, isOver }: KeptReservation, nowMs: number): boolean {
  return isOver !== true && (expiresAtMs === undefined || nowMs < expiresAtMs);
}

function isTooOld({ madeAtMs, reservationId }: KeptReservation, nowMs: number): boolean {
  const limitMs = reservationId === undefined ? WISH_AGE_MS_MAX : KEPT_AGE_MS_MAX;
  return nowMs - madeAtMs >= limitMs;
}

function keptIn(text: string | null): KeptReservation | undefined {
  try {
    const kept = JSON.parse(text ?? '') as Partial<KeptReservation>;
    const isWhole = typeof kept.key === 'string' && typeof kept.madeAtMs === 'number';
    return isWhole && Array.isArray(kept.tickets) ? (kept as KeptReservation) : undefined;
  } catch {
    return undefined;
  }
}
