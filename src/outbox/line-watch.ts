/**
 * Whether a bet maker may rely on what it knows of the line: decisions only, no clock, no wire.
 *
 * It may while heartbeats come within the limit, all from the provider's run that it was
 * synchronised with, and while everything that they say was told has been taken within the limit
 * too. A skipped version ends that at once, because where one message is missing others may be. It
 * resumes after a synchronisation that began after the trouble, never on a heartbeat alone.
 */
import type { FeedReason } from '../../actors/feed/line-feed.ts';

export interface Heartbeat {
  readonly provider: string;
  readonly run: string;
  /** By shard of the provider: the position of the newest message that NATS has stored. */
  readonly told: readonly (string | null)[];
}

export type LineStep =
  | { readonly do: 'nothing' }
  | { readonly do: 'suspend'; readonly reason: FeedReason }
  /** Ask for a snapshot of that run, and then report it with `synchronised`. */
  | { readonly do: 'synchronise'; readonly beat: Heartbeat };

const NOTHING: LineStep = { do: 'nothing' };

export class LineWatch {
  readonly #silenceMs: number;
  #isCurrent = false;
  #isSuspended = false;
  #trouble: FeedReason | undefined = 'start';
  #run: string | undefined;
  #beat: Heartbeat | undefined;
  #heardAtMs = Number.NEGATIVE_INFINITY;
  /** By shard of the provider: how far its messages have been taken. */
  readonly #taken = new Map<number, Position>();
  /** By shard: since when a message that was told has not been taken. */
  readonly #waitingSinceMs = new Map<number, number>();

  constructor(silenceMs: number) {
    this.#silenceMs = silenceMs;
  }

  get isCurrent(): boolean {
    return this.#isCurrent;
  }

  heard(beat: Heartbeat, atMs: number): void {
    if (this.#beat !== undefined && this.#beat.provider !== beat.provider) this.#taken.clear();
    if (this.#isCurrent && beat.run !== this.#run) this.#trouble ??= 'restarted';
    this.#beat = beat;
    this.#heardAtMs = atMs;
    this.#compare(atMs);
  }

  /** The message at that position is durable here, or was so already. */
  took(position: string | undefined, atMs: number): void {
    const read = position === undefined ? undefined : positionOf(position);
    if (read === undefined) return;
    const { shard } = read;
    const known = this.#taken.get(shard);
    if (known === undefined || isBehind(known, read)) this.#taken.set(shard, read);
    this.#compare(atMs);
  }

  /** A version was skipped. */
  missed(): void {
    this.#trouble ??= 'gap';
  }

  next(atMs: number): LineStep {
    const isSilent = atMs - this.#heardAtMs > this.#silenceMs;
    if (isSilent && this.#isCurrent) this.#trouble ??= 'silent';
    const oldestMs = Math.min(...this.#waitingSinceMs.values());
    if (this.#isCurrent && atMs - oldestMs > this.#silenceMs) this.#trouble ??= 'lost';
    if (this.#trouble !== undefined) return { do: 'suspend', reason: this.#trouble };
    if (this.#isCurrent || !this.#isSuspended || isSilent || this.#beat === undefined) {
      return NOTHING;
    }
    return { do: 'synchronise', beat: this.#beat };
  }

  /** Betting is suspended, durably. Any trouble from here on needs another suspension. */
  suspended(): void {
    this.#isCurrent = false;
    this.#isSuspended = true;
    this.#trouble = undefined;
  }

  /**
   * Everything that the provider knew after `beat` has been taken. False if there was trouble
   * meanwhile: then nothing may be resumed.
   */
  synchronised(beat: Heartbeat, atMs: number): boolean {
    if (this.#trouble !== undefined || this.#beat?.run !== beat.run) return false;
    if (atMs - this.#heardAtMs > this.#silenceMs) return false;
    this.#isCurrent = true;
    this.#isSuspended = false;
    this.#run = beat.run;
    // What was waited for is in the snapshot, or was told after it: then it is waited for anew.
    this.#waitingSinceMs.clear();
    for (const told of beat.told) this.took(told ?? undefined, atMs);
    return true;
  }

  #compare(atMs: number): void {
    for (const text of this.#beat?.told ?? []) {
      const told = text === null ? undefined : positionOf(text);
      if (told === undefined) continue;
      const taken = this.#taken.get(told.shard);
      const isWaiting = taken === undefined || isBehind(taken, told);
      if (!isWaiting) this.#waitingSinceMs.delete(told.shard);
      else if (!this.#waitingSinceMs.has(told.shard)) this.#waitingSinceMs.set(told.shard, atMs);
    }
  }
}

/** `shard.record.event.index`, as in the header `tirage-position`. */
interface Position {
  readonly shard: number;
  readonly places: readonly number[];
}

function positionOf(text: string): Position | undefined {
  if (!/^\d{1,4}(\.\d{1,15}){3}$/.test(text)) return undefined;
  const [shard = 0, ...places] = text.split('.').map(Number);
  return { shard, places };
}

function isBehind(left: Position, right: Position): boolean {
  for (const [index, place] of left.places.entries()) {
    const other = right.places[index] ?? 0;
    if (place !== other) return place < other;
  }
  return false;
}
