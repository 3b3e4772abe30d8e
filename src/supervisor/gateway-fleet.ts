/**
 * The gateway threads: started on one port, told what they all must know, restarted when one dies.
 *
 * They share one port, which is looked at first (claim-port.ts).
 */
import { type MessagePort, Worker } from 'node:worker_threads';
import type { Settings } from '../config/settings.ts';
import type { GatewayThreadData, GatewayToMain, MainToGateway } from '../gateway/gateway-thread.ts';
import type { SigningKeyRecord } from '../identity/key-ring.ts';
import { must } from '../kernel/assert.ts';
import { OperationalError } from '../kernel/errors.ts';
import type { HealthReport } from '../operations/health.ts';
import type { Logger } from '../operations/logger.ts';
import type { MetricsSnapshot } from '../operations/metrics.ts';
import { claimPort } from './claim-port.ts';
import type { ShardFleet } from './shard-fleet.ts';

/** Peer 0 is the main thread. */
const FIRST_PEER = 1;
const RESTART_PAUSE_MS = 500;

/** A gateway could not be started; the message is a sentence for the operator. */
export class GatewayStartError extends OperationalError {
  override readonly name = 'GatewayStartError';
  override readonly code = 'GATEWAY_START';
  override readonly retryable = false;
}

export interface GatewayFleetOptions {
  readonly settings: Settings;
  readonly sandboxSecret: string;
  readonly signingKeys: readonly SigningKeyRecord[];
  readonly rateLimits: SharedArrayBuffer;
  readonly loginFailures: SharedArrayBuffer;
  readonly shards: ShardFleet;
  readonly log: Logger;
  readonly onMetrics: (thread: string, snapshot: MetricsSnapshot) => void;
  readonly exposition: () => Promise<string>;
}

interface GatewaySeat {
  readonly worker: Worker;
  readonly ended: Promise<void>;
}

export class GatewayFleet {
  readonly #options: GatewayFleetOptions;
  readonly #seats = new Map<number, GatewaySeat>();
  #signingKeys: readonly SigningKeyRecord[];
  #health: HealthReport = { alive: true, ready: false, reasons: {} };
  #port: number;
  #isStopping = false;

  constructor(options: GatewayFleetOptions) {
    this.#options = options;
    this.#signingKeys = options.signingKeys;
    this.#port = options.settings.port;
  }

  /** Resolves to the port once every gateway listens. Rejects with an OperationalError. */
  async start(): Promise<number> {
    const { host, port, gatewayCount } = this.#options.settings;
    this.#port = await claimPort(host, port);
    await Promise.all(Array.from({ length: gatewayCount }, (_, gateway) => this.#spawn(gateway)));
    return this.#port;
  }

  tellHealth(report: HealthReport): void {
    this.#health = report;
    this.#tellAll({ type: 'health', report });
  }

  tellSigningKeys(records: readonly SigningKeyRecord[]): void {
    this.#signingKeys = records;
    this.#tellAll({ type: 'signingKeys', records });
  }

  tellSessionsEnded(sessionIds: readonly string[]): void {
    this.#tellAll({ type: 'sessionsEnded', sessionIds });
  }

  askMetrics(): void {
    this.#tellAll({ type: 'askMetrics' });
  }

  /** Has every gateway answer what it took, close its connections and end. */
  async stop(): Promise<void> {
    this.#isStopping = true;
    this.#tellAll({ type: 'stop' });
    await Promise.all([...this.#seats.values()].map(({ ended }) => ended));
  }

  #spawn(gateway: number): Promise<number> {
    const { settings, sandboxSecret, rateLimits, loginFailures } = this.#options;
    const name = `gateway-${gateway}`;
    const workerData: GatewayThreadData = {
      name,
      port: this.#port,
      settings,
      signingKeys: this.#signingKeys,
      sandboxSecret,
      health: this.#health,
      rateLimits,
      loginFailures,
    };
    const url = new URL('../gateway/gateway-main.js', import.meta.url);
    const worker = new Worker(url, { name, workerData });
    const ended = new Promise<void>((resolve) => worker.once('exit', () => resolve()));
    this.#seats.set(gateway, { worker, ended });
    this.#options.shards.addPeer({
      peer: gateway + FIRST_PEER,
      connectShard: (shard, port) => post(worker, { type: 'connectShard', shard, port }, [port]),
    });
    return new Promise((resolve, reject) => {
      worker.on('message', (message: GatewayToMain) => {
        if (message.type === 'listening') resolve(message.port);
        if (message.type === 'cannotListen') reject(new GatewayStartError(message.message));
        this.#receive(gateway, message);
      });
      worker.on('error', (error) => {
        this.#options.log.error('a gateway thread threw', { gateway, error });
        reject(new GatewayStartError(`gateway ${gateway} could not start: ${error.message}`));
      });
      worker.once('exit', () => this.#exited(gateway, worker));
    });
  }

  #receive(gateway: number, message: GatewayToMain): void {
    switch (message.type) {
      case 'metrics':
        this.#options.onMetrics(`gateway-${gateway}`, message.snapshot);
        return;
      case 'sessionsEnded':
        this.tellSessionsEnded(message.sessionIds);
        return;
      case 'askExposition':
        void this.#options.exposition().then((text) => {
          const { worker } = must(this.#seats.get(gateway), 'who asked has a seat');
          post(worker, { type: 'exposition', askId: message.askId, text });
        });
        return;
      case 'listening':
      case 'cannotListen':
        return;
    }
  }

  #exited(gateway: number, worker: Worker): void {
    if (this.#isStopping || this.#seats.get(gateway)?.worker !== worker) return;
    this.#options.shards.removePeer(gateway + FIRST_PEER);
    this.#options.log.warn('restarting a gateway', { gateway });
    setTimeout(() => {
      if (this.#isStopping) return;
      this.#spawn(gateway).catch((error: unknown) =>
        this.#options.log.error('a gateway did not come back', { gateway, error }),
      );
    }, RESTART_PAUSE_MS);
  }

  #tellAll(message: MainToGateway): void {
    for (const { worker } of this.#seats.values()) post(worker, message);
  }
}

function post(worker: Worker, message: MainToGateway, transfer: MessagePort[] = []): void {
  worker.postMessage(message, transfer);
}
