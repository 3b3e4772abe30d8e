/**
 * Real shards in a world that a seed makes: their disks, mail, errands and clocks are ours.
 *
 * Nothing happens by itself. Each method moves the world by one fault or one mercy; which of them,
 * and when, is the simulation's choice (simulation.ts).
 */

import { ENGINE_AREAS } from '../../src/engine-areas.ts';
import { JournalWriteError } from '../../src/journal/journal-errors.ts';
import { assert, must } from '../../src/kernel/assert.ts';
import { type PlayerKey, slotOfPlayer } from '../../src/kernel/ids.ts';
import { minor } from '../../src/kernel/money.ts';
import type { ShardCounts } from '../../src/kernel/shard-counts.ts';
import { shardOfSlot } from '../../src/kernel/slots.ts';
import type { RequestOf, ShardAnswer, ShardOperation } from '../../src/protocol/shard-requests.ts';
import { COMMIT_SPACING_MS } from '../../src/shard/commit-pace.ts';
import type { IndexShape } from '../../src/shard/entries/key-index.ts';
import { OperationTable } from '../../src/shard/handlers/operation-table.ts';
import { Watchers } from '../../src/shard/notices/watchers.ts';
import { Shard } from '../../src/shard/shard.ts';
import type { AddressedAnswer, ErrandDone, Work } from '../../src/shard/work.ts';
import { type ManualClock, manualClock, START_MS } from '../support/cluster/cluster.ts';
import { type InFlightOutcome, MemoryJournal } from '../support/journal/memory-journal.ts';
import { SeededRandom } from '../support/sources/seeded-random.ts';
import { Dice } from './dice.ts';
import { INJECTED_ERRAND_FAILURE, SimulatedErrandDesk } from './errand-desk.ts';
import { Postman } from './postman.ts';
import { SimulatedDisk } from './simulated-disk.ts';

const OPERATIONS = await OperationTable.load(ENGINE_AREAS);

/** So small that windows turn and runs merge within a seed, and shards crash meanwhile. */
export const SMALL_INDEX: IndexShape = { windowKeys: 4, blockBits: 2 };

/** One request and what became of it; without an answer its outcome is unknown. */
export interface Asked {
  /** Who has answered, or was asked last. */
  shard: number;
  readonly op: ShardOperation;
  readonly request: RequestOf<ShardOperation>;
  /** True time, which no clock of the engine steps away from. */
  readonly askedAtMs: number;
  answer: ShardAnswer<unknown> | undefined;
  answeredAtMs: number;
}

interface Place {
  journal: MemoryJournal;
  disk: SimulatedDisk;
  /** Undefined while the shard is down. */
  shard: Shard | undefined;
  /** Counts the runs: what a dead run still says is not heard. */
  run: number;
}

/** Low, so that bets of the workload wait for approval now and then. */
const APPROVAL_MINOR = minor(3_000);

/** What stakes earn in a world: nothing as by default, a little, or what is worth spending. */
const REWARDS_HUNDREDTHS = [20_000, 0, 300];

/** Of 120 seeds the longest took 5,054. Beyond, a bug keeps the shards busy for ever. */
const STEPS_MAX = 50_000;

export class World implements ShardCounts {
  readonly clock: ManualClock = manualClock(START_MS);
  readonly dice: Dice;
  readonly founderCount: number;
  shardCount: number;
  /** Players are dealt over so many. */
  dealtCount: number;
  readonly asked: Asked[] = [];
  /** What no fault explains: the simulation has found something. */
  readonly unexplained: unknown[] = [];
  readonly postman: Postman;
  readonly errands: SimulatedErrandDesk;
  /** False once the wall clock was stepped: then only the shards know what time it is. */
  isClockSteady = true;
  /** How often it was moved, or given time. */
  #stepCount = 0;
  readonly #rewardHundredths: number;
  readonly #places: Place[] = [];
  readonly #random: SeededRandom;

  constructor(seed: number) {
    this.dice = new Dice(seed);
    this.#rewardHundredths = must(REWARDS_HUNDREDTHS[seed % 3], 'one of three');
    this.#random = new SeededRandom(seed + 2 ** 32);
    this.founderCount = this.dice.between(1, 4);
    this.shardCount = this.founderCount;
    this.dealtCount = this.founderCount;
    this.postman = new Postman(this.dice);
    this.errands = new SimulatedErrandDesk(this.dice);
    this.#addShards();
  }

  /** The rate of the day: the operator has doubled it at some time. */
  get earnsHundredths(): number {
    return this.asked.length < 250 ? this.#rewardHundredths : 2 * this.#rewardHundredths;
  }

  get shards(): number[] {
    return [...this.#places.keys()];
  }

  journal(shard: number): MemoryJournal {
    return this.#place(shard).journal;
  }

  running(shard: number): Shard | undefined {
    return this.#place(shard).shard;
  }

  disk(shard: number): SimulatedDisk {
    return this.#place(shard).disk;
  }

  /** Where a player lives. */
  homeOf(player: PlayerKey): number {
    return shardOfSlot(slotOfPlayer(player), this.dealtCount);
  }

  /** No player has to move any more. */
  dealPlayers(): void {
    this.dealtCount = this.shardCount;
    for (const shard of this.shards) this.ask(shard, 'dealPlayers', {});
  }

  /** Sends a request; to a shard that is down it is lost. */
  ask<Op extends ShardOperation>(shard: number, op: Op, request: RequestOf<Op>): Asked {
    const { nowMs } = this.clock;
    const asked: Asked = {
      shard,
      op,
      request,
      askedAtMs: nowMs,
      answer: undefined,
      answeredAtMs: 0,
    };
    this.asked.push(asked);
    const replyTo = { peer: 0, correlation: this.asked.length - 1 };
    this.deliver(shard, { kind: 'request', op, request, replyTo });
    return asked;
  }

  deliver(shard: number, work: Work): void {
    this.#step();
    this.#place(shard).shard?.receive([work]);
  }

  tick(): void {
    this.#step();
    for (const { shard } of this.#places) shard?.tick();
  }

  resendMail(): void {
    for (const { shard } of this.#places) shard?.resendMail();
  }

  start(shard: number): void {
    const place = this.#place(shard);
    if (place.shard === undefined) place.shard = this.#open(shard, place);
  }

  /** `kill -9`, or the end after a failed append: the batch in flight is there whole or not. */
  crash(shard: number, inFlight: InFlightOutcome): void {
    const late = this.#end(shard, this.#place(shard), inFlight);
    if (!this.dice.chance(0.3)) return;
    // A worker that outlived the shard reports to its successor.
    this.start(shard);
    for (const done of late) this.deliver(shard, done);
  }

  /** All shards stop and, where they are started again, there are more of them. */
  grow(shardCount: number): void {
    for (const shard of this.shards) {
      if (this.running(shard) !== undefined) this.#end(shard, this.#place(shard), 'absent');
    }
    this.shardCount = shardCount;
    this.#addShards();
  }

  #addShards(): void {
    for (let shard = this.#places.length; shard < this.shardCount; shard += 1) {
      const disk = new SimulatedDisk(this.dice);
      const journal = MemoryJournal.create(disk.faults);
      this.#places.push({ journal, disk, shard: undefined, run: 0 });
      this.start(shard);
    }
  }

  /** Lets everything that waits for nobody but the machine happen. */
  async pump(): Promise<void> {
    this.#step();
    await new Promise((resolve) => setImmediate(resolve));
  }

  /** All that was decided becomes durable; nothing is delivered meanwhile. */
  async flushAll(): Promise<void> {
    await this.pump();
    // What waits for more to share its commit leaves now.
    for (const { shard } of this.#places) void shard?.drained();
    while (this.#places.some(({ shard, disk }) => shard !== undefined && disk.isFlushing)) {
      for (const { disk } of this.#places) disk.flush();
      await this.pump();
    }
  }

  /** Returns what it had out, done too late. */
  #end(shard: number, place: Place, inFlight: InFlightOutcome): ErrandDone[] {
    place.run += 1;
    place.shard = undefined;
    place.disk = new SimulatedDisk(this.dice);
    place.journal = place.journal.crash(inFlight, place.disk.faults);
    return this.errands.abandon(shard);
  }

  /** Shards that keep each other, or themselves, busy for ever end their seed. */
  #step(): void {
    this.#stepCount += 1;
    assert(this.#stepCount <= STEPS_MAX, 'a seed does not come to its end');
  }

  #open(shard: number, place: Place): Shard {
    const { run } = place;
    const isHeard = (): boolean => place.run === run;
    return new Shard({
      identity: { shard, founderCount: this.founderCount },
      shardCount: this.shardCount,
      journal: place.journal,
      operations: OPERATIONS,
      clock: this.clock,
      believedOffsetMs: 0,
      random: this.#random,
      approvalMinor: APPROVAL_MINOR,
      ports: {
        answer: (answers) => isHeard() && this.#answered(answers),
        post: (letters) => isHeard() && this.postman.post(shard, letters),
        confirm: (to, number) => isHeard() && this.postman.confirm(shard, to, number),
        notify: () => undefined,
      },
      watchers: new Watchers(),
      runErrand: (errand) => this.errands.run(shard, errand),
      commitSpacingMs: COMMIT_SPACING_MS,
      indexShape: SMALL_INDEX,
      stumbles: {},
      onStumble: (error) => isHeard() && this.#failed(shard, error),
      onFailure: (error) => isHeard() && this.#failed(shard, error),
      onErrandFailure: (error) => {
        const isInjected = error instanceof Error && error.message === INJECTED_ERRAND_FAILURE;
        if (isHeard() && !isInjected) this.unexplained.push(error);
      },
      onAlarm: (change) => {
        const isExpected = change.kind === 'clockStep' || change.kind === 'standingLate';
        if (isHeard() && !isExpected) this.unexplained.push(change);
      },
      onBatch: () => undefined,
    });
  }

  /** A shard whose append failed has ended; the next start reads what is really there. */
  #failed(shard: number, error: unknown): void {
    if (!(error instanceof JournalWriteError)) this.unexplained.push(error);
    const isThere = error instanceof JournalWriteError && error.outcome === 'unknown';
    try {
      this.crash(shard, isThere && this.dice.chance(0.5) ? 'present' : 'absent');
    } catch (startError) {
      // The shard tells of its end when nobody waits for it: what is thrown here would be nobody's.
      this.unexplained.push(startError);
    }
  }

  #answered(answers: readonly AddressedAnswer[]): void {
    for (const { correlation, answer } of answers) {
      const asked = must(this.asked[correlation], 'nobody asked that');
      if (!answer.ok && answer.code === 'elsewhere') {
        this.#askElsewhere(asked, correlation, answer.facts as Readonly<Record<string, number>>);
        continue;
      }
      if (asked.answer !== undefined) this.unexplained.push(new Error('a request had two answers'));
      asked.answer = structuredClone(answer);
      asked.answeredAtMs = this.clock.nowMs;
    }
  }

  /** As a gateway does. */
  #askElsewhere(asked: Asked, correlation: number, facts: Readonly<Record<string, number>>): void {
    const { shard, ...trail } = facts;
    const { op, request } = asked;
    asked.shard = must(shard, 'an answer names no shard to ask');
    const replyTo = { peer: 0, correlation };
    const again = { ...request, trail } as RequestOf<ShardOperation>;
    this.deliver(asked.shard, { kind: 'request', op, request: again, replyTo });
  }

  #place(shard: number): Place {
    return must(this.#places[shard], 'no such shard');
  }
}
