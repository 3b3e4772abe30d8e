/**
 * The bus thread: started where NATS is configured and restarted when it dies; what it reports is
 * passed on to readiness.
 *
 * An engine without NATS may be ready: the journals keep what is to be told. It is not ready when
 * more waits than the limit, or when NATS contradicts the settings. At the start the latter ends
 * the engine, because an operator is there to read why.
 */
import { type MessagePort, Worker } from 'node:worker_threads';
import type { Settings } from '../config/settings.ts';
import { must } from '../kernel/assert.ts';
import type { Clock } from '../kernel/clock.ts';
import { ConfigurationError } from '../kernel/errors.ts';
import { BUS_PEER } from '../mailbox/peers.ts';
import type { AlarmBoard } from '../operations/alarms.ts';
import type { HealthState } from '../operations/health.ts';
import type { Logger } from '../operations/logger.ts';
import type { MetricsSnapshot } from '../operations/metrics.ts';
import type { BusState, BusThreadData, BusToMain, MainToBus } from '../outbox/bus-thread.ts';
import type { ShardFleet } from './shard-fleet.ts';
import type { Watchdog } from './watchdog.ts';

/** How long the start waits for the first report on NATS before it goes on. */
const FIRST_WORD_MS = 6_000;
const RESTART_PAUSE_MS = 500;
const NOT_YET = 'it has not been asked yet';
/**
 * Versions 2.x: from these patches on, NATS is not known to have lost anything that it
 * acknowledged.
 */
const SOUND_VERSIONS = [
  { minor: 12, patch: 15 },
  { minor: 14, patch: 5 },
] as const;

export interface BusOptions extends Pick<BusThreadData, 'engineId' | 'forebears' | 'shardCounts'> {
  readonly settings: Settings;
  readonly shards: Pick<ShardFleet, 'addPeer'>;
  readonly watchdog: Pick<Watchdog, 'place' | 'whenHung'>;
  readonly health: HealthState;
  readonly clock: Pick<Clock, 'wallMs'>;
  readonly log: Logger;
  readonly alarms: Pick<AlarmBoard, 'note' | 'forget'>;
  readonly onMetrics: (thread: string, snapshot: MetricsSnapshot) => void;
}

/** The connection as it stands, and since when. */
export interface BusStanding {
  readonly state: BusState['state'];
  readonly sinceMs: number;
  readonly serverVersion: string | null;
  readonly sentence: string | null;
}

export class Bus {
  readonly #options: BusOptions;
  #worker: Worker | undefined;
  #ended: Promise<void> = Promise.resolve();
  #isStopping = false;
  #refusal: string | undefined;
  #recordsLeft = 0;
  #standing: BusStanding;
  #firstWord: ((bus?: BusState) => void) | undefined;
  #firstWordTimer: NodeJS.Timeout | undefined;

  constructor(options: BusOptions) {
    this.#options = options;
    this.#standing = this.#since({ state: 'away', reason: NOT_YET });
  }

  /** Rejects with a ConfigurationError where NATS answers and does not fit the settings. */
  async start(): Promise<void> {
    const word = new Promise<BusState | undefined>((resolve) => {
      this.#firstWord = resolve;
    });
    this.#spawn();
    const bus = await word;
    clearTimeout(this.#firstWordTimer);
    this.#firstWord = undefined;
    if (bus?.state === 'refused') throw new ConfigurationError(bus.reason);
    this.#judge();
  }

  standing(): BusStanding {
    return this.#standing;
  }

  askMetrics(): void {
    this.#post({ type: 'askMetrics' });
  }

  /** Ends the connection and makes durable how far the outboxes were relayed. */
  async stop(): Promise<void> {
    this.#isStopping = true;
    this.#post({ type: 'stop' });
    await this.#ended;
  }

  #spawn(): void {
    const { engineId, forebears, shardCounts, settings, shards, log, watchdog } = this.#options;
    const pulse = watchdog.place('bus');
    const workerData: BusThreadData = { pulse, engineId, forebears, shardCounts, settings };
    const url = new URL('../outbox/nats-main.js', import.meta.url);
    const worker = new Worker(url, { name: 'bus', workerData });
    this.#worker = worker;
    const exited = new Promise<void>((resolve) => worker.once('exit', () => resolve()));
    this.#ended = Promise.race([exited, watchdog.whenHung('bus')]);
    worker.on('message', (message: BusToMain) => this.#receive(message));
    worker.on('error', (error) => log.error('the bus thread threw', { error }));
    worker.once('exit', () => this.#exited());
    const connectShard = (shard: number, port: MessagePort): void =>
      worker.postMessage({ type: 'connectShard', shard, port } satisfies MainToBus, [port]);
    shards.addPeer({ peer: BUS_PEER, connectShard });
  }

  #receive(message: BusToMain): void {
    switch (message.type) {
      case 'metrics':
        this.#options.onMetrics('bus', message.snapshot);
        return;
      case 'alarm':
        this.#options.alarms.note('bus', message.change);
        return;
      case 'outboxDepth':
        this.#recordsLeft = message.recordsLeft;
        this.#judge();
        return;
      case 'asking':
        // Not counted from the thread's start: a busy machine takes seconds to load it, and then it
        // asks at once.
        if (this.#firstWord === undefined) return;
        this.#firstWordTimer = setTimeout(this.#firstWord, FIRST_WORD_MS);
        return;
      case 'busState':
        this.#note(message.bus);
        return;
    }
  }

  #note(bus: BusState): void {
    const { log, engineId } = this.#options;
    this.#standing = this.#since(bus);
    this.#refusal = bus.state === 'refused' ? bus.reason : undefined;
    if (bus.state === 'connected') {
      log.info('connected to NATS', { serverVersion: bus.serverVersion, engineId });
      const isSound = isForProduction(bus.serverVersion);
      if (!isSound) log.warn('this version of NATS may lose what it has acknowledged');
    } else if (!this.#endsStart(bus)) {
      log.warn('the engine goes on without NATS', { reason: bus.reason });
    }
    this.#firstWord?.(bus);
    this.#judge();
  }

  #since(bus: BusState): BusStanding {
    const { state } = bus;
    const before: BusStanding | undefined = this.#standing;
    const isSame = before?.state === state;
    return {
      state,
      sinceMs: isSame ? before.sinceMs : this.#options.clock.wallMs(),
      serverVersion: bus.state === 'connected' ? bus.serverVersion : null,
      sentence: bus.state === 'connected' ? null : bus.reason,
    };
  }

  /** Refused while the start waits for the first report: then the start fails. */
  #endsStart({ state }: BusState): boolean {
    return state === 'refused' && this.#firstWord !== undefined;
  }

  #judge(): void {
    const { health, settings } = this.#options;
    const { outboxRecordsMax } = settings;
    if (this.#refusal !== undefined) health.notReady('outbox', this.#refusal);
    else if (this.#recordsLeft <= outboxRecordsMax) health.ready('outbox');
    else {
      health.notReady(
        'outbox',
        `more than ${outboxRecordsMax} records of a shard wait to be published to NATS`,
      );
    }
  }

  #exited(): void {
    if (this.#isStopping) return;
    this.#firstWord?.();
    this.#options.alarms.forget('bus');
    this.#standing = this.#since({ state: 'away', reason: 'the bus is being restarted' });
    this.#options.log.warn('restarting the bus');
    setTimeout(() => {
      if (!this.#isStopping) this.#spawn();
    }, RESTART_PAUSE_MS);
  }

  #post(message: MainToBus): void {
    must(this.#worker, 'the bus was not started').postMessage(message);
  }
}

function isForProduction(version: string): boolean {
  const [major = 0, minor = 0, patch = 0] = version.split(/[.-]/).map(Number);
  const isNewer = major > 2 || (major === 2 && minor > 14);
  return isNewer || SOUND_VERSIONS.some((one) => minor === one.minor && patch >= one.patch);
}
