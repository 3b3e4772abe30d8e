/**
 * The shard threads: started, connected with everybody who talks to them, restarted when one dies.
 *
 * A shard whose assertion failed comes back from its journal; meanwhile its clients are told that
 * it is unavailable, and the other shards keep their mail for it. A journal that failed is final
 * for the whole process: no thread may open it again before a restart has looked at the disk.
 */
import { MessageChannel, type MessagePort, Worker } from 'node:worker_threads';
import type { LogFormat, LogLevel } from '../config/log-levels.ts';
import type { JournalPlace } from '../journal/data-directory.ts';
import { must } from '../kernel/assert.ts';
import type { Clock } from '../kernel/clock.ts';
import { OperationalError } from '../kernel/errors.ts';
import type { Minor } from '../kernel/money.ts';
import type { AlarmBoard } from '../operations/alarms.ts';
import type { Logger } from '../operations/logger.ts';
import type { MetricsSnapshot } from '../operations/metrics.ts';
import type { MainToShard, ShardThreadData, ShardToMain } from '../shard/shard-thread.ts';
import type { ErrandRunner } from '../shard/work.ts';

/** More restarts of one shard within the window mean that a restart does not cure it. */
const RESTARTS_MAX = 5;
const RESTARTS_WINDOW_MS = 60_000;

/** A shard could not be started, or cannot go on in this process. */
export class ShardLostError extends OperationalError {
  override readonly name = 'ShardLostError';
  override readonly code = 'SHARD_LOST';
  override readonly retryable = false;
}

/** Somebody who asks shards: a gateway, or the main thread. */
export interface ShardPeer {
  readonly peer: number;
  /** The shard is reached by this port from now on. */
  connectShard(shard: number, port: MessagePort): void;
}

export interface ShardFleetOptions {
  /** By shard. */
  readonly places: readonly JournalPlace[];
  readonly approvalMinor: Minor;
  readonly logLevel: LogLevel;
  readonly logFormat: LogFormat;
  readonly log: Logger;
  readonly clock: Clock;
  /** What a shard that starts should believe of the clock, where it is known. */
  readonly believedOffset: () => number | undefined;
  readonly runErrand: ErrandRunner;
  /** The process has to end: the shard's journal failed, or restarting does not help. */
  readonly onLost: (error: ShardLostError) => void;
  readonly alarms: Pick<AlarmBoard, 'note' | 'forget'>;
  readonly onMetrics: (thread: string, snapshot: MetricsSnapshot) => void;
}

type ErrandMessage = Extract<ShardToMain, { type: 'errand' }>;

interface ShardSeat {
  worker: Worker;
  isReady: boolean;
  restartsAtMs: number[];
  ended: Promise<void>;
}

export class ShardFleet {
  readonly #options: ShardFleetOptions;
  readonly #seats: ShardSeat[] = [];
  readonly #peers = new Map<number, ShardPeer>();
  #isStopping = false;
  /** A journal failed: no thread of this process may open one again. */
  #isLost = false;
  #hasRoom = true;
  #lastMs = 0;

  constructor(options: ShardFleetOptions) {
    this.#options = options;
  }

  get shardCount(): number {
    return this.#options.places.length;
  }

  /** When the newest record of all journals was made, as the shards found them. */
  get lastMs(): number {
    return this.#lastMs;
  }

  /** Resolves when every shard has recovered. Rejects with a ShardLostError. */
  async start(): Promise<void> {
    const starting = this.#options.places.map((_, shard) => this.#spawn(shard));
    for (let shard = 0; shard < this.shardCount; shard += 1) this.#connectShards(shard);
    // All of them, so that of several refusals the same one is told each time.
    const outcomes = await Promise.allSettled(starting);
    for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason;
  }

  /** Lets a gateway or the main thread ask the shards, also those that are started later. */
  addPeer(peer: ShardPeer): void {
    this.#peers.set(peer.peer, peer);
    for (let shard = 0; shard < this.shardCount; shard += 1) this.#connectPeer(shard, peer);
  }

  removePeer(peer: number): void {
    this.#peers.delete(peer);
  }

  /** Passes on the free-space guard's word. */
  setRoom(hasRoom: boolean): void {
    this.#hasRoom = hasRoom;
    for (let shard = 0; shard < this.shardCount; shard += 1) {
      this.#post(shard, { type: 'room', hasRoom });
    }
  }

  askMetrics(): void {
    for (let shard = 0; shard < this.shardCount; shard += 1) {
      this.#post(shard, { type: 'askMetrics' });
    }
  }

  /** Has every shard finish what it took, flush and end. */
  async stop(): Promise<void> {
    this.#isStopping = true;
    for (let shard = 0; shard < this.shardCount; shard += 1) this.#post(shard, { type: 'stop' });
    await Promise.all(this.#seats.map(({ ended }) => ended));
  }

  #spawn(shard: number): Promise<void> {
    const { places, approvalMinor, logLevel, logFormat, believedOffset } = this.#options;
    const known = must(places[shard], 'a shard has its place');
    // Once it has run, what is not there was lost.
    const mayCreate = known.mayCreate && this.#seats[shard] === undefined;
    const place = { ...known, mayCreate };
    const believedOffsetMs = believedOffset();
    const terms = { approvalMinor, logLevel, logFormat };
    const workerData: ShardThreadData = { place, believedOffsetMs, ...terms };
    const worker = new Worker(new URL('../shard/shard-main.js', import.meta.url), {
      name: `shard-${shard}`,
      workerData,
    });
    const ended = new Promise<void>((resolve) => worker.once('exit', () => resolve()));
    const restartsAtMs = this.#seats[shard]?.restartsAtMs ?? [];
    this.#seats[shard] = { worker, isReady: false, restartsAtMs, ended };
    return new Promise((resolve, reject) => {
      worker.on('message', (message: ShardToMain) => {
        if (message.type === 'ready') {
          this.#seat(shard).isReady = true;
          resolve();
        }
        this.#receive(shard, worker, message);
      });
      worker.on('error', (error) => {
        this.#options.log.error('a shard thread threw', { shard, error });
        reject(new ShardLostError(`shard ${shard} could not start: ${error.message}`));
      });
      worker.once('exit', () => this.#exited(shard, worker));
    });
  }

  #receive(shard: number, worker: Worker, message: ShardToMain): void {
    switch (message.type) {
      case 'errand':
        this.#runErrand(worker, message);
        return;
      case 'metrics':
        this.#options.onMetrics(`shard-${shard}`, message.snapshot);
        return;
      case 'alarm':
        this.#options.alarms.note(`shard-${shard}`, message.change);
        return;
      case 'failed':
        if (message.isFatal) this.#lose(`the journal of shard ${shard} failed: ${message.message}`);
        return;
      case 'journalRead':
        this.#lastMs = Math.max(this.#lastMs, message.lastMs);
        return;
      case 'ready':
        return;
    }
  }

  /** Answers whoever asked: a shard that came back counts its errands from 1 again. */
  #runErrand(worker: Worker, { errandId, errand }: ErrandMessage): void {
    const tell = (message: MainToShard): void => worker.postMessage(message);
    this.#options.runErrand(errand).then(
      (done) => tell({ type: 'errandDone', errandId, done }),
      (error: Error) => tell({ type: 'errandFailed', errandId, message: error.message }),
    );
  }

  #exited(shard: number, worker: Worker): void {
    const seat = this.#seat(shard);
    if (this.#isStopping || this.#isLost || seat.worker !== worker || !seat.isReady) return;
    this.#options.alarms.forget(`shard-${shard}`);
    const nowMs = this.#options.clock.monotonicMs();
    seat.restartsAtMs = seat.restartsAtMs.filter((atMs) => atMs > nowMs - RESTARTS_WINDOW_MS);
    seat.restartsAtMs.push(nowMs);
    if (seat.restartsAtMs.length > RESTARTS_MAX) {
      this.#lose(`shard ${shard} failed ${RESTARTS_MAX} times within a minute`);
      return;
    }
    this.#options.log.warn('restarting a shard from its journal', { shard });
    const started = this.#spawn(shard);
    this.#connectShards(shard);
    for (const peer of this.#peers.values()) this.#connectPeer(shard, peer);
    if (!this.#hasRoom) this.#post(shard, { type: 'room', hasRoom: false });
    started.catch((error: Error) => this.#lose(error.message));
  }

  #lose(reason: string): void {
    if (this.#isStopping || this.#isLost) return;
    this.#isLost = true;
    this.#options.onLost(new ShardLostError(reason));
  }

  /** Ports between a shard that has just been started and all the others. */
  #connectShards(shard: number): void {
    for (const [other, seat] of this.#seats.entries()) {
      const isPairDone = other >= shard && !seat.isReady;
      if (other === shard || isPairDone) continue;
      const { port1, port2 } = new MessageChannel();
      this.#post(shard, { type: 'connectShard', shard: other, port: port1 }, [port1]);
      this.#post(other, { type: 'connectShard', shard, port: port2 }, [port2]);
    }
  }

  #connectPeer(shard: number, { peer, connectShard }: ShardPeer): void {
    const { port1, port2 } = new MessageChannel();
    this.#post(shard, { type: 'connectPeer', peer, port: port1 }, [port1]);
    connectShard(shard, port2);
  }

  #post(shard: number, message: MainToShard, transfer: MessagePort[] = []): void {
    this.#seat(shard).worker.postMessage(message, transfer);
  }

  #seat(shard: number): ShardSeat {
    return must(this.#seats[shard], 'no such shard');
  }
}
