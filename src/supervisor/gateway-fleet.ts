/**
 * The gateway threads: loaded, set to listen, told what all of them must know, restarted when they
 * die.
 *
 * Loading their code takes most of an engine's start, so they are loaded before there is anything
 * to serve. They share one port, which is claimed first (claim-port.ts).
 */
import { type MessagePort, Worker } from 'node:worker_threads';
import type { Game } from '../../actors/games/game.ts';
import type { Settings } from '../config/settings.ts';
import type { GatewayThreadData, GatewayToMain, MainToGateway } from '../gateway/gateway-thread.ts';
import { type AskMain, type MainAnswers, toldTo } from '../gateway/main-desk.ts';
import type { Brand } from '../gateway/pages/brand.ts';
import type { EngineSecrets } from '../identity/kept-secrets.ts';
import type { SigningKeyRecord } from '../identity/key-ring.ts';
import { must } from '../kernel/assert.ts';
import { OperationalError } from '../kernel/errors.ts';
import type { ShardCounts } from '../kernel/shard-counts.ts';
import { peerOfGateway } from '../mailbox/peers.ts';
import type { HealthReport } from '../operations/health.ts';
import type { Logger } from '../operations/logger.ts';
import type { MetricsSnapshot } from '../operations/metrics.ts';
import { claimPort, type PortClaim } from './claim-port.ts';
import type { ClockKeeper } from './clock-keeper.ts';
import type { ShardFleet } from './shard-fleet.ts';
import type { Watchdog } from './watchdog.ts';

const RESTART_PAUSE_MS = 500;

/** A gateway could not be started; the message is a sentence for the operator. */
export class GatewayStartError extends OperationalError {
  override readonly name = 'GatewayStartError';
  override readonly code = 'GATEWAY_START';
  override readonly retryable = false;
}

export interface GatewayFleetOptions {
  readonly shardCounts: ShardCounts;
  readonly settings: Settings;
  /** What is on offer. */
  readonly games: readonly Game[];
  readonly brand: Brand;
  readonly secrets: EngineSecrets;
  readonly signingKeys: readonly SigningKeyRecord[];
  readonly rateLimits: SharedArrayBuffer;
  readonly loginFailures: SharedArrayBuffer;
  readonly shards: Pick<ShardFleet, 'addPeer' | 'removePeer'>;
  readonly watchdog: Pick<Watchdog, 'place' | 'whenHung'>;
  readonly clock: Pick<ClockKeeper, 'belief' | 'onAccepted' | 'wallMs'>;
  readonly log: Logger;
  readonly onMetrics: (thread: string, snapshot: MetricsSnapshot) => void;
}

interface GatewaySeat {
  readonly worker: Worker;
  readonly ended: Promise<void>;
}

/** Whether a gateway serves clients, and since when that is so. */
export interface GatewayStanding {
  readonly isListening: boolean;
  readonly sinceMs: number;
}

export class GatewayFleet {
  readonly #options: GatewayFleetOptions;
  readonly #seats = new Map<number, GatewaySeat>();
  readonly #standings = new Map<number, GatewayStanding>();
  #signingKeys: readonly SigningKeyRecord[];
  #health: HealthReport = { alive: true, ready: false, reasons: {}, alarms: {} };
  #listening: Promise<unknown> = Promise.resolve();
  /** Held from the moment when the gateways may listen. */
  #claim: PortClaim | undefined;
  #answers: MainAnswers | undefined;
  #isStopping = false;

  constructor(options: GatewayFleetOptions) {
    this.#options = options;
    this.#signingKeys = options.signingKeys;
    options.clock.onAccepted(() => this.#tellAll({ type: 'clockAccepted' }));
  }

  /** Starts the threads. If one of them fails, `listen` rejects. */
  load(): void {
    const { gatewayCount } = this.#options.settings;
    const gateways = Array.from({ length: gatewayCount }, (_, gateway) => this.#spawn(gateway));
    this.#listening = Promise.all(gateways);
    this.#listening.catch(() => undefined);
  }

  /**
   * Opens the doors; from then on gateways may ask. Resolves to the port once every gateway
   * listens. Rejects with an OperationalError.
   */
  async listen(answers: MainAnswers): Promise<number> {
    this.#answers = answers;
    const { host, port } = this.#options.settings;
    const claim = await claimPort(host, port);
    this.#claim = claim;
    this.#tellAll({ type: 'listen', port: claim.port, clock: this.#options.clock.belief });
    await this.#listening;
    return claim.port;
  }

  /** By number. */
  standings(): readonly GatewayStanding[] {
    return [...this.#standings.values()];
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

  /** Has every gateway answer the requests that it took, close its connections and end. */
  async stop(): Promise<void> {
    this.#isStopping = true;
    this.#tellAll({ type: 'stop' });
    await Promise.all([...this.#seats.values()].map(({ ended }) => ended));
    this.#claim?.release();
  }

  /** Resolves when it listens, which it does once there is a port. */
  #spawn(gateway: number): Promise<void> {
    const { shardCounts, settings, games, brand, secrets } = this.#options;
    const { rateLimits, loginFailures, watchdog } = this.#options;
    const name = `gateway-${gateway}`;
    const workerData: GatewayThreadData = {
      name,
      pulse: watchdog.place(name),
      shardCounts,
      settings,
      games,
      brand,
      signingKeys: this.#signingKeys,
      secrets,
      health: this.#health,
      rateLimits,
      loginFailures,
    };
    const url = new URL('../gateway/gateway-main.js', import.meta.url);
    const worker = new Worker(url, { name, workerData });
    const exited = new Promise<void>((resolve) => worker.once('exit', () => resolve()));
    const ended = Promise.race([exited, watchdog.whenHung(name)]);
    this.#seats.set(gateway, { worker, ended });
    this.#place(gateway, { isListening: false });
    this.#options.shards.addPeer({
      peer: peerOfGateway(gateway),
      connectShard: (shard, port) => post(worker, { type: 'connectShard', shard, port }, [port]),
    });
    if (this.#claim !== undefined) {
      const { port } = this.#claim;
      post(worker, { type: 'listen', port, clock: this.#options.clock.belief });
    }
    return new Promise((resolve, reject) => {
      worker.on('message', (message: GatewayToMain) => {
        if (message.type === 'listening') resolve();
        if (message.type === 'cannotListen') reject(new GatewayStartError(message.message));
        this.#receive(gateway, message);
      });
      worker.on('error', (error) => {
        this.#options.log.error('a gateway thread threw', { gateway, error });
        reject(new GatewayStartError(`gateway ${gateway} could not start: ${error.message}`));
      });
      worker.once('exit', () => {
        reject(new GatewayStartError(`gateway ${gateway} ended before it listened`));
        this.#exited(gateway, worker);
      });
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
      case 'askMain':
        void this.#answer(gateway, message);
        return;
      case 'listening':
        this.#place(gateway, { isListening: true });
        return;
      case 'cannotListen':
        return;
    }
  }

  async #answer(gateway: number, asked: AskMain): Promise<void> {
    const seat = this.#seats.get(gateway);
    const answers = must(this.#answers, 'a gateway asked before the doors were open');
    const told = await toldTo(answers, asked, (error) => {
      this.#options.log.error('a gateway was not answered', { gateway, name: asked.name, error });
    });
    if (seat !== undefined) post(seat.worker, told);
  }

  #place(gateway: number, standing: Pick<GatewayStanding, 'isListening'>): void {
    this.#standings.set(gateway, { ...standing, sinceMs: this.#options.clock.wallMs() });
  }

  #exited(gateway: number, worker: Worker): void {
    if (this.#isStopping || this.#seats.get(gateway)?.worker !== worker) return;
    this.#place(gateway, { isListening: false });
    this.#options.shards.removePeer(peerOfGateway(gateway));
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
