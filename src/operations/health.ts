/**
 * Whether the process is alive, and whether it should be given work; each "no" with its reasons.
 *
 * Alive and ready are different questions. A process that is not ready (recovering, short of disk,
 * stopping) is left alone and gets no traffic; one that is not alive has to be restarted, so only
 * what a restart would cure may be reported as broken. All parts are named up front: one that never
 * reports keeps the process from being ready.
 *
 * An alarm (alarms.ts) is shown beside the reasons; its kind says whether it stops the traffic.
 */
import { assert } from '../kernel/assert.ts';
import type { Clock } from '../kernel/clock.ts';
import { SYSTEM_CLOCK } from '../kernel/system-clock.ts';

export interface HealthReport {
  readonly alive: boolean;
  readonly ready: boolean;
  /** The reasons against, by part. Empty when alive and ready. */
  readonly reasons: Readonly<Record<string, string>>;
  /** What an operator has to look at, by kind of alarm; ready or not. */
  readonly alarms: Readonly<Record<string, string>>;
}

/** Why the process should be given no work, and since when. */
export interface StandingReason {
  readonly part: string;
  readonly sentence: string;
  readonly sinceMs: number;
}

export class HealthState {
  readonly #reasons = new Map<string, string>();
  /** Since when a part has had a reason, whatever it was at first. */
  readonly #sinceMs = new Map<string, number>();
  readonly #broken = new Set<string>();
  readonly #alarms = new Map<string, { readonly text: string; readonly stopsTraffic: boolean }>();
  readonly #parts: ReadonlySet<string>;
  readonly #listeners: ((report: HealthReport) => void)[] = [];
  readonly #clock: Pick<Clock, 'wallMs'>;

  constructor(parts: readonly string[], clock: Pick<Clock, 'wallMs'> = SYSTEM_CLOCK) {
    this.#parts = new Set(parts);
    this.#clock = clock;
    for (const part of parts) this.#give(part, 'has not started');
  }

  /** `onChange` is called in the caller's thread, once for each change, with the new report. */
  listen(onChange: (report: HealthReport) => void): void {
    this.#listeners.push(onChange);
  }

  ready(part: string): void {
    this.#note(part, undefined);
  }

  /** The part cannot work now and will again: no traffic, no restart. */
  notReady(part: string, reason: string): void {
    this.#note(part, reason);
  }

  /** The part will not work again in this process. */
  broken(part: string, reason: string): void {
    this.#broken.add(part);
    this.#note(part, reason);
  }

  /** The alarms of one kind that stand, or undefined when none does. */
  alarm(kind: string, text: string | undefined, of: { readonly stopsTraffic: boolean }): void {
    if (this.#alarms.get(kind)?.text === text) return;
    if (text === undefined) this.#alarms.delete(kind);
    else this.#alarms.set(kind, { text, stopsTraffic: of.stopsTraffic });
    this.#noteSince(kind, text);
    this.#tell();
  }

  report(): HealthReport {
    const alarms = [...this.#alarms].map(([kind, { text }]) => [kind, text] as const);
    const stopping = [...this.#alarms].filter(([, { stopsTraffic }]) => stopsTraffic);
    const reasons = stopping.map(([kind, { text }]) => [kind, text] as const);
    return {
      alive: this.#broken.size === 0,
      ready: this.#reasons.size + reasons.length === 0,
      reasons: Object.fromEntries([...this.#reasons, ...reasons]),
      alarms: Object.fromEntries(alarms),
    };
  }

  /** The reasons of `report`, with their times. */
  standing(): readonly StandingReason[] {
    return Object.entries(this.report().reasons).map(([part, sentence]) => {
      return { part, sentence, sinceMs: this.#sinceMs.get(part) ?? this.#clock.wallMs() };
    });
  }

  #note(part: string, reason: string | undefined): void {
    assert(this.#parts.has(part), () => `health knows no part ${part}`);
    if (reason === undefined && this.#broken.has(part)) return; // A broken part stays broken.
    if (this.#reasons.get(part) === reason) return;
    this.#give(part, reason);
    this.#tell();
  }

  #tell(): void {
    for (const listener of this.#listeners) listener(this.report());
  }

  #give(part: string, reason: string | undefined): void {
    if (reason === undefined) this.#reasons.delete(part);
    else this.#reasons.set(part, reason);
    this.#noteSince(part, reason);
  }

  #noteSince(name: string, sentence: string | undefined): void {
    if (sentence === undefined) this.#sinceMs.delete(name);
    else if (!this.#sinceMs.has(name)) this.#sinceMs.set(name, this.#clock.wallMs());
  }
}
