/**
 * The shard threads: started, connected to their clients and each other, restarted.
 *
 * A shard whose assertion failed recovers from its journal; meanwhile its clients are told that it
 * is unavailable, and the other shards keep their mail for it. A journal that failed is final for
 * the whole process: no thread may open it again before a restart has looked at the disk.
 */
import { MessageChannel, type MessagePort, Worker } from 'node:worker_threads';
import type { HeadMark } from '../journal/head-marks.ts';
import { must } from '../kernel/assert.ts';
import type { MainToShard, ShardThreadData, ShardToMain } from '../shard/shard-thread.ts';
import { STUMBLES_MAX, type StumbleCounts } from '../shard/stumbles.ts';
import { contradictions, type ShardStanding } from '../shard/verification/shard-standing.ts';
import {
  type ShardFleetOptions,
  ShardLostError,
  type ShardPeer,
  type ShardRun,
} from './shard-fleet-options.ts';

/** More restarts of one shard within the window mean that restarting does not help. */
const RESTARTS_MAX = 5;
const RESTARTS_WINDOW_MS = 60_000;
/** Culprits of one shard whose restarts do not count. */
const EXCUSED_CULPRITS_MAX = 64;

type ErrandMessage = Extract<ShardToMain, { type: 'errand' }>;

interface ShardSeat {
  worker: Worker;
  isReady: boolean;
  /** Since when it is ready, or is not. */
  sinceMs: number;
  readonly restartCount: number;
  restartsAtMs: number[];
  /** Whose work ended this shard's threads, and how often. */
  stumbles: StumbleCounts;
  /** What ended the thread is known, and will be set aside. */
  isExcused: boolean;
  ended: Promise<void>;
}

export class ShardFleet {
  readonly #options: ShardFleetOptions;
  readonly #seats: ShardSeat[] = [];
  readonly #peers = new Map<number, ShardPeer>();
  /** How far each shard's journal was at least. */
  readonly #marks: HeadMark[] = [];
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

  /**
   * Resolves when every shard has recovered and all of them agree on one history; before that none
   * of them does anything. Rejects with a ShardLostError.
   */
  async start(): Promise<void> {
    const starting = this.#options.places.map((_, shard) => this.#spawn(shard));
    // Waits for all of them, so that of several refusals the same one is reported each time.
    const outcomes = await Promise.allSettled(starting);
    for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason;
    const standings = outcomes.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
    const [problem] = contradictions(standings);
    if (problem !== undefined) throw new ShardLostError(problem);
    await this.#options.beforeBegin();
    for (let shard = 0; shard < this.shardCount; shard += 1) {
      this.#connectShards(shard, Array(shard).keys());
      this.#post(shard, { type: 'begin' });
    }
  }

  /** Lets a gateway or the main thread ask the shards, also those that are started later. */
  addPeer(peer: ShardPeer): void {
    this.#peers.set(peer.peer, peer);
    for (let shard = 0; shard < this.shardCount; shard += 1) this.#connectPeer(shard, peer);
  }

  removePeer(peer: number): void {
    this.#peers.delete(peer);
  }

  /** By number. */
  runs(): readonly ShardRun[] {
    return this.#seats.map(({ isReady, sinceMs, restartCount }, shard) => {
      return { isReady, sinceMs, restartCount, mark: this.#marks[shard] };
    });
  }

  /** Passes on what the free-space guard says. */
  setRoom(hasRoom: boolean): void {
    this.#hasRoom = hasRoom;
    for (let shard = 0; shard < this.shardCount; shard += 1) {
      this.#post(shard, { type: 'room', hasRoom });
    }
  }

  askHeads(): void {
    for (let shard = 0; shard < this.shardCount; shard += 1) this.#post(shard, { type: 'askHead' });
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

  /** Resolves once the shard has recovered. */
  #spawn(shard: number): Promise<ShardStanding> {
    const { places, settings, believedOffset, watchdog } = this.#options;
    const known = must(places[shard], 'a shard has no place');
    // Once it has run, a journal that is missing was lost.
    const mayCreate = known.mayCreate && this.#seats[shard] === undefined;
    const mark = this.#marks[shard] ?? known.mark;
    const place = { ...known, mayCreate, mark };
    const believedOffsetMs = believedOffset();
    const stumbles = this.#seats[shard]?.stumbles ?? {};
    const name = `shard-${shard}`;
    const given = { place, pulse: watchdog.place(name), believedOffsetMs, stumbles };
    const workerData: ShardThreadData = { ...given, settings };
    const entry = new URL('../shard/shard-main.js', import.meta.url);
    const worker = new Worker(entry, { name, workerData });
    const exited = new Promise<void>((resolve) => worker.once('exit', () => resolve()));
    const ended = Promise.race([exited, watchdog.whenHung(name)]);
    const restartsAtMs = this.#seats[shard]?.restartsAtMs ?? [];
    const restartCount = (this.#seats[shard]?.restartCount ?? -1) + 1;
    const history = { restartsAtMs, stumbles, isExcused: false, restartCount };
    const sinceMs = this.#options.clock.wallMs();
    this.#seats[shard] = { worker, isReady: false, sinceMs, ...history, ended };
    return new Promise((resolve, reject) => {
      worker.on('message', (message: ShardToMain) => {
        if (message.type === 'ready') {
          this.#seat(shard).isReady = true;
          this.#seat(shard).sinceMs = this.#options.clock.wallMs();
          resolve(message.standing);
        }
        this.#receive(shard, worker, message);
      });
      worker.on('error', (error) => {
        // An error with a code is a sentence for the operator, who is told elsewhere.
        if (!('code' in error)) this.#options.log.error('a shard thread threw', { shard, error });
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
        else this.#remember(shard, message.culprit);
        return;
      case 'journalRead':
        this.#lastMs = Math.max(this.#lastMs, message.lastMs);
        return;
      case 'fileTrouble':
        this.#options.onFileTrouble(shard, message.trouble);
        return;
      case 'ready':
      case 'head':
        this.#marks[shard] = message.mark;
        this.#options.onHead(shard, message.mark);
        return;
    }
  }

  /**
   * The next thread is told whose work ended this one, and sets that work aside if it happens too
   * often. That is a cure, so the restart does not count, unless culprits come without end.
   */
  #remember(shard: number, culprit: string | null): void {
    const seat = this.#seat(shard);
    if (culprit === null) return;
    const count = (seat.stumbles[culprit] ?? 0) + 1;
    seat.stumbles = { ...seat.stumbles, [culprit]: count };
    const culpritCount = Object.keys(seat.stumbles).length;
    seat.isExcused = count <= STUMBLES_MAX && culpritCount <= EXCUSED_CULPRITS_MAX;
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
    if (!seat.isExcused) seat.restartsAtMs.push(nowMs);
    if (seat.restartsAtMs.length > RESTARTS_MAX) {
      this.#lose(`shard ${shard} failed ${RESTARTS_MAX} times within a minute`);
      return;
    }
    this.#options.log.warn('restarting a shard from its journal', { shard });
    const started = this.#spawn(shard);
    this.#connectShards(shard, this.#seats.keys());
    this.#post(shard, { type: 'begin' });
    for (const peer of this.#peers.values()) this.#connectPeer(shard, peer);
    if (!this.#hasRoom) this.#post(shard, { type: 'room', hasRoom: false });
    started.catch((error: Error) => this.#lose(error.message));
  }

  #lose(reason: string): void {
    if (this.#isStopping || this.#isLost) return;
    this.#isLost = true;
    this.#options.onLost(new ShardLostError(reason));
  }

  /** Each pair has a port of its own; one that is replaced would keep its thread from ending. */
  #connectShards(shard: number, others: Iterable<number>): void {
    for (const other of others) {
      if (other === shard) continue;
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
