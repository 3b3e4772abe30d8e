/**
 * Trouble that an operator has to look at although the engine goes on.
 *
 * Why: trouble that does not end a thread (a damaged row, a clock that was stepped, an outbox that
 * stands still) would otherwise be seen in a log at best. Any thread raises an alarm and lowers it;
 * the main thread keeps those that stand, and shows them in the log, in the metrics and in
 * readiness. Alarms are kept in memory only: whatever raises one finds the trouble again after a
 * restart.
 */
import { Gauge, Registry } from 'prom-client';
import type { Clock } from '../kernel/clock.ts';
import { SYSTEM_CLOCK } from '../kernel/system-clock.ts';
import type { HealthState } from './health.ts';
import type { Logger } from './logger.ts';
import type { MetricsSnapshot } from './metrics.ts';

/** Each kind of alarm, and whether the engine should get no traffic while one stands. */
export const ALARM_KINDS = {
  /** The accrual system does not answer, or asked for a long pause: no points are credited. */
  accrualAway: { stopsTraffic: false },
  /** The accrual system's answers make no sense: the orders concerned stay open. */
  accrualNonsense: { stopsTraffic: false },
  /** The wall clock was stepped, and it is not known yet which reading is right. */
  clockStep: { stopsTraffic: true },
  /** A row does not match its checksum: its actor is not served until it has been repaired. */
  damagedRow: { stopsTraffic: false },
  /** A duty failed again and again, and is left alone until the next start. */
  dutySetAside: { stopsTraffic: false },
  /** A game has other rules than its draws had, and their version: none of it is planned. */
  gameRulesChanged: { stopsTraffic: false },
  /** NATS does not let the engine's user do something that the engine needs. */
  natsDenied: { stopsTraffic: false },
  /** The outbox has messages that it cannot publish. */
  outboxStuck: { stopsTraffic: true },
  /** Nearly all that may be sold of some pick of a draw was dealt out. */
  pickNearLimit: { stopsTraffic: false },
  /** Somebody reads the rows' file as of an old moment: it grows until they stop. */
  rowsPinned: { stopsTraffic: false },
  /** A draw's public file of sealed tickets cannot be made. */
  sealedFileFailed: { stopsTraffic: false },
  /** A draw closed before all standing tickets of its series had their turn. */
  standingLate: { stopsTraffic: false },
  /** A thread does not answer. */
  threadSilent: { stopsTraffic: true },
} as const satisfies Record<string, { readonly stopsTraffic: boolean }>;

export type AlarmKind = keyof typeof ALARM_KINDS;

/** An alarm goes up, with its sentence, or down, with null. Plain: made to be posted. */
export interface AlarmChange {
  readonly kind: AlarmKind;
  /** What this alarm is about, where there may be several of its kind: such as a player's id. */
  readonly about: string;
  /** For the operator: what is wrong, and what to do. No path, no secret. */
  readonly sentence: string | null;
}

/** More alarms of one thread are counted in the metrics and logged, but not shown one by one. */
export const ALARMS_OF_THREAD_MAX = 256;

/** An alarm that stands. */
export interface StandingAlarm {
  readonly kind: AlarmKind;
  readonly about: string;
  readonly sentence: string;
  readonly thread: string;
  /** Since when, whatever it said at first. */
  readonly sinceMs: number;
}

export class AlarmBoard {
  readonly #health: HealthState;
  readonly #log: Logger;
  readonly #clock: Pick<Clock, 'wallMs'>;
  /** The alarms that stand, by thread, then by kind and what they are about. */
  readonly #standing = new Map<string, Map<string, StandingAlarm>>();
  readonly #registry = new Registry();
  readonly #gauge = new Gauge({
    registers: [this.#registry],
    name: 'tirage_alarms',
    help: 'Alarms that stand, by kind: what an operator has to look at.',
    labelNames: ['alarm'],
  });

  constructor(health: HealthState, log: Logger, clock: Pick<Clock, 'wallMs'> = SYSTEM_CLOCK) {
    this.#health = health;
    this.#log = log;
    this.#clock = clock;
    for (const kind of Object.keys(ALARM_KINDS)) this.#gauge.set({ alarm: kind }, 0);
  }

  /** A thread raised or lowered an alarm. Raising one that stands already changes nothing. */
  note(thread: string, change: AlarmChange): void {
    const ofThread = this.#standing.get(thread) ?? new Map<string, StandingAlarm>();
    this.#standing.set(thread, ofThread);
    const { kind, about, sentence } = change;
    const key = `${kind} ${about}`;
    const known = ofThread.get(key);
    if ((known?.sentence ?? null) === sentence) return;
    const sinceMs = known?.sinceMs ?? this.#clock.wallMs();
    if (sentence === null) ofThread.delete(key);
    else if (known !== undefined || ofThread.size < ALARMS_OF_THREAD_MAX)
      ofThread.set(key, { kind, about, sentence, thread, sinceMs });
    if (sentence === null) this.#log.info('an alarm is over', { from: thread, alarm: kind, about });
    else this.#log.error(sentence, { from: thread, alarm: kind, about });
    this.#show(kind);
  }

  /** The thread has ended; its successor raises what still stands. */
  forget(thread: string): void {
    const kinds = new Set([...(this.#standing.get(thread)?.values() ?? [])].map((one) => one.kind));
    this.#standing.delete(thread);
    for (const kind of kinds) this.#show(kind);
  }

  /** Oldest first. */
  standing(): readonly StandingAlarm[] {
    return this.#all().sort((left, right) => left.sinceMs - right.sinceMs);
  }

  snapshot(): Promise<MetricsSnapshot> {
    return this.#registry.getMetricsAsJSON();
  }

  /** Readiness shows one sentence of each kind, and how many more there are. */
  #show(kind: AlarmKind): void {
    const [first, ...more] = this.#all().filter((one) => one.kind === kind);
    this.#gauge.set({ alarm: kind }, first === undefined ? 0 : 1 + more.length);
    const suffix = more.length === 0 ? '' : ` (and ${more.length} more)`;
    const text = first === undefined ? undefined : `${first.sentence}${suffix}`;
    this.#health.alarm(kind, text, ALARM_KINDS[kind]);
  }

  #all(): StandingAlarm[] {
    return [...this.#standing.values()].flatMap((alarms) => [...alarms.values()]);
  }
}
