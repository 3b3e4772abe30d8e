/**
 * A shard's loop: the one place where commands become facts.
 *
 *   1 drain     take what waits in the queue, up to a batch
 *   2 decide    each command against the state, by its actor's pure function
 *   3 evolve    the state, event by event
 *   4 append    events and changed rows to the journal, in one commit
 *   5 release   the replies, once the commit survives power loss
 *   6 wake      tell the gateways that watch, send mail, start errands, queue what has become due
 *
 * The next batch is decided (1 to 3), and grows, while the last one is being flushed (4), and under
 * load a little longer, so that more commands share a commit (commit-pace.ts). Nothing is awaited
 * between reading a state and evolving it. A failed assertion or flush ends the shard: its memory
 * is ahead of its disk, so only a restart from the journal can be trusted. Work that throws before
 * it has changed anything is left out instead, and work that throws again and again is no longer
 * tried (stumbles.ts).
 */
import type { Stamp } from '../../actors/decider.ts';
import { ClockGuard } from '../kernel/clock-guard.ts';
import { BATCH_COMMANDS_MAX } from '../kernel/limits.ts';
import { randomHashKey } from '../structures/keyed-hash.ts';
import { AwakeActors } from './awake-actors.ts';
import { Batch } from './batch.ts';
import { ClockWatch } from './clock-watch.ts';
import { CommitPace } from './commit-pace.ts';
import { drawsToHash } from './handlers/draw-errands.ts';
import { NoticeDesk } from './notices/notice-desk.ts';
import { NoticeMaker } from './notices/notice-maker.ts';
import { encodeRecord } from './records/event-codec.ts';
import { lastRecordMs } from './records/last-record.ts';
import { restoreState } from './records/restore-state.ts';
import { ReplyGate } from './reply-gate.ts';
import type { ShardOptions } from './shard-options.ts';
import { ShardState } from './state/shard-state.ts';
import type { ErrandRunner, Work } from './work.ts';
import { BrokenWork, ERRAND_PAUSE_MS, WorkDecider } from './work-decider.ts';

/** How soon to look again while everything that is due is being worked on. */
const DUE_POLL_MS = 50;

const OVERLOADED = { ok: false, code: 'engineOverloaded', facts: null } as const;

export class Shard {
  readonly state: ShardState;
  readonly #options: ShardOptions;
  readonly #guard: ClockGuard;
  readonly #clockWatch: ClockWatch;
  readonly #gate: ReplyGate;
  readonly #desk: NoticeDesk;
  readonly #queue: Work[] = [];
  readonly #awake = new AwakeActors();
  readonly #decider: WorkDecider;
  readonly #notices: NoticeMaker;
  readonly #pace: CommitPace;
  #batchCount = 0;
  /** The batch that leaves when the one before it is durable. */
  #batch: Batch | undefined;
  #isDeciding = false;
  #isBroken = false;
  #isFlushing = false;
  #isOver = false;
  #areReadsArmed = false;
  #flushing: Promise<void> = Promise.resolve();

  constructor(options: ShardOptions) {
    const { identity, journal, clock, ports, indexShape, random, accountsMax } = options;
    this.#options = options;
    this.#guard = new ClockGuard(clock, {
      lastMs: lastRecordMs(journal),
      believedOffsetMs: options.believedOffsetMs,
    });
    this.#clockWatch = new ClockWatch(this.#guard, options.onAlarm);
    this.#gate = new ReplyGate((answers) => ports.answer(answers));
    this.#desk = new NoticeDesk(options);
    this.#pace = new CommitPace(options.commitSpacingMs, clock);
    const hashKey = randomHashKey(random);
    this.state = new ShardState(identity, journal, { indexShape, hashKey, accountsMax });
    const openBatch = () => this.#batch ?? this.#openBatch();
    this.#decider = new WorkDecider(this.state, this.#awake, options, openBatch);
    this.#notices = new NoticeMaker(this.state, options, {
      longReads: this.#decider.longReads,
      openBatch,
    });
    restoreState(journal, this.state);
    this.state.askAgain();
    if (options.shardCount !== this.state.identity.shardCount)
      this.#queue.push({ kind: 'addShards', shardCount: options.shardCount });
  }

  /** The time that records are stamped with, and what is known about it. */
  get clock(): Pick<ClockGuard, 'read' | 'doubt' | 'stepCount'> {
    return this.#guard;
  }

  /** Commands that were taken and are not yet being flushed. */
  get waitingCount(): number {
    return this.#queue.length + (this.#batch?.commandCount ?? 0);
  }

  /** Queues work and runs the loop. Work that does not fit is refused at once, by class. */
  receive(works: readonly Work[]): void {
    if (this.#isOver) return;
    const { operations, ports } = this.#options;
    for (const work of works) {
      if (work.kind === 'request' && this.#queue.length >= operations.queueLimitOf(work.op)) {
        ports.answer([{ ...work.replyTo, op: work.op, answer: OVERLOADED }]);
      } else {
        this.#queue.push(work);
      }
    }
    this.#run();
  }

  /** Queues actors whose reminders are due; lets a batch leave that has waited long enough. */
  tick(): void {
    if (this.#isOver) return;
    const nowMs = this.#options.clock.monotonicMs();
    this.#desk.pulse(nowMs);
    const reading = this.#guard.read();
    this.#clockWatch.look();
    const due = [...this.state.dueActors(reading, nowMs), ...drawsToHash(this.state)];
    const wakes = this.#awake.wake(due, nowMs);
    if (wakes.length > 0) this.receive(wakes);
    else this.#run();
  }

  /** Milliseconds until something may be due; undefined when nothing is planned. */
  nextWakeInMs(): number | undefined {
    const pulseAtMs = this.#desk.nextPulseMs() ?? Number.POSITIVE_INFINITY;
    const nowMs = this.#options.clock.monotonicMs();
    const pulseInMs = Math.max(0, pulseAtMs - nowMs);
    const askInMs = this.state.questions.nextInMs(nowMs);
    const dueInMs = this.state.nextDueAtMs() - this.#guard.read().earliestMs;
    // What is still due after a tick is being worked on, or out on an errand: no need to look soon.
    const leavesInMs = this.#pace.waitMs(this.#batch?.events) || Number.POSITIVE_INFINITY;
    const inMs = Math.min(leavesInMs, pulseInMs, askInMs, dueInMs > 0 ? dueInMs : DUE_POLL_MS);
    return inMs === Number.POSITIVE_INFINITY ? undefined : inMs;
  }

  /** Sends again what `to` (or everybody) has not confirmed: after a start or a comeback. */
  resendMail(to?: number): void {
    this.receive([{ kind: 'resend', to }]);
  }

  /** A client's key finds its operation again for so long: a setting, recorded when it changes. */
  keepKeys(termMs: number): void {
    this.receive([{ kind: 'keepKeys', termMs }]);
  }

  /** The free-space guard's verdict: without room, only reads and work under way are served. */
  setRoom(hasRoom: boolean): void {
    this.#decider.hasRoom = hasRoom;
  }

  /** Resolves when the queue is empty and everything decided is durable. */
  async drained(): Promise<void> {
    const { longReads } = this.#decider;
    const isAtWork = () => this.#isFlushing || this.#batch !== undefined || !longReads.isIdle;
    while (!this.#isOver && isAtWork()) {
      this.#pace.hurry();
      this.#run('reads');
      await this.#flushing;
    }
  }

  /** Finishes what was taken, then closes the journal. */
  async stop(): Promise<void> {
    await this.drained();
    this.#isOver = true;
    await this.#options.journal.close();
  }

  /**
   * Decides what waits, into the batch that leaves next, and lets that batch leave if the last one
   * is durable and the pace allows it. Until then the batch grows.
   */
  #run(turn: 'work' | 'reads' = 'work'): void {
    if (this.#isOver || this.#isBroken || this.#isDeciding) return;
    try {
      this.#isDeciding = true;
      this.#decide();
      if (turn === 'reads') this.#readOn();
      this.#armReads();
      if (this.#isFlushing || this.#pace.waitMs(this.#batch?.events) > 0) return;
      this.#flush();
      // What the batch has made due is decided while it is flushed; in the next turn of the event
      // loop, because LMDB begins to write only then.
      if (this.#isFlushing) setImmediate(() => this.tick());
    } catch (error) {
      // Durable batches are answered first; the half-decided batch never leaves.
      this.#isBroken = true;
      void this.#flushing.then(() => this.#fail(error));
    } finally {
      this.#isDeciding = false;
    }
  }

  /** A turn of a long read: work that arrived before it is decided already. */
  #readOn(): void {
    const answer = this.#decider.longReads.readOn();
    if (answer !== undefined) (this.#batch ?? this.#openBatch()).answers.push(answer);
  }

  #armReads(): void {
    if (this.#areReadsArmed || this.#decider.longReads.isIdle) return;
    this.#areReadsArmed = true;
    setImmediate(() => {
      this.#areReadsArmed = false;
      this.#run('reads');
    });
  }

  /** Stages 1 to 3. */
  #decide(): void {
    if (this.#queue.length === 0) return;
    const batch = this.#batch ?? this.#openBatch();
    const works = this.#queue.splice(0, BATCH_COMMANDS_MAX - batch.commandCount);
    batch.take(works.length, this.#stamp());
    for (const work of works) this.#decider.decide(batch, work);
  }

  #openBatch(): Batch {
    const { journal, clock } = this.#options;
    const number = ++this.#batchCount;
    const acceptWall = (): Stamp => {
      this.#guard.acceptWall();
      return this.#stamp();
    };
    const stamp = this.#stamp();
    this.#batch = new Batch({ number, state: this.state, journal, stamp, clock, acceptWall });
    return this.#batch;
  }

  /** Stages 4 to 6 of the batch that has grown until now, and then the next turn. */
  #flush(): void {
    const batch = this.#batch;
    if (batch === undefined) return;
    this.#batch = undefined;
    this.#gate.hold(batch.number, batch.answers);
    this.#notices.take(batch);
    this.#isFlushing = true;
    this.#flushing = this.#append(batch).then(
      () => {
        this.#isFlushing = false;
        this.#run();
      },
      (error: unknown) => this.#fail(error),
    );
  }

  /** Stages 4 to 6. */
  async #append(batch: Batch): Promise<void> {
    const { journal, ports, onBatch, clock } = this.#options;
    const { number, events, commandCount } = batch;
    const startedMs = clock.monotonicMs();
    if (events.length > 0) {
      this.#pace.started(events);
      const sequence = journal.head.sequence + 1;
      const rows = this.state.takeWrites({ batch: number, sequence });
      const entries = this.state.entries.ofRecord(sequence);
      const payload = encodeRecord({ sequence, nowMs: batch.context.stamp.nowMs, events, entries });
      await journal.append({ payload, rows });
    }
    this.state.flushed(number);
    this.#gate.open(number);
    if (batch.notices.length > 0) this.#desk.release(batch.notices);
    if (batch.letters.length > 0) ports.post(batch.letters);
    for (const [from, taken] of batch.taken) ports.confirm(from, taken);
    for (const { actor, errand } of batch.errands) this.#sendOut(actor, errand);
    const flushMs = clock.monotonicMs() - startedMs;
    onBatch({ commandCount, events, flushMs, answers: batch.answers });
  }

  #sendOut(actor: string, errand: Parameters<ErrandRunner>[0]): void {
    const { runErrand, onErrandFailure, clock } = this.#options;
    runErrand(errand).then(
      (done) => this.receive([done]),
      (error: unknown) => {
        this.#awake.pause(actor, clock.monotonicMs() + ERRAND_PAUSE_MS);
        onErrandFailure(error);
      },
    );
  }

  #stamp(): Stamp {
    const { nowMs, earliestMs, latestMs } = this.#guard.read();
    const { random, approvalMinor } = this.#options;
    return { nowMs, earliestMs, latestMs, random, approvalMinor };
  }

  #fail(error: unknown): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#gate.shut();
    this.#queue.length = 0;
    const broken = error instanceof BrokenWork ? error : new BrokenWork(error, undefined);
    this.#options.onFailure(broken.cause, broken.culprit);
  }
}
