/**
 * Shards in one thread, over journals in memory: everything but the threads and the disk is real.
 *
 * Time stands still until a test moves it, mail is delivered in order unless a test's `postman`
 * does otherwise, and errands run at once.
 */

import type { MessagePort } from 'node:worker_threads';
import type { AccrualFinding } from '../../../actors/order/decide-order.ts';
import { ENGINE_AREAS } from '../../../src/engine-areas.ts';
import type { Journal } from '../../../src/journal/journal.ts';
import type { JournalFaults } from '../../../src/journal/journal-faults.ts';
import { must } from '../../../src/kernel/assert.ts';
import type { Clock } from '../../../src/kernel/clock.ts';
import { minor } from '../../../src/kernel/money.ts';
import type { ShardCounts } from '../../../src/kernel/shard-counts.ts';
import type { AlarmChange } from '../../../src/operations/alarms.ts';
import type {
  ReplyOf,
  RequestOf,
  ShardAnswer,
  ShardOperation,
} from '../../../src/protocol/shard-requests.ts';
import type { DrawErrand, DrawErrandDone } from '../../../src/shard/handlers/draw-errands.ts';
import type { Errand } from '../../../src/shard/handlers/duty-handler.ts';
import { OperationTable } from '../../../src/shard/handlers/operation-table.ts';
import { Watchers } from '../../../src/shard/notices/watchers.ts';
import { PeerPorts } from '../../../src/shard/peer-ports.ts';
import { Shard } from '../../../src/shard/shard.ts';
import type { AddressedAnswer, ErrandDone, Letter, Work } from '../../../src/shard/work.ts';
import { type InFlightOutcome, MemoryJournal } from '../journal/memory-journal.ts';
import { SeededRandom } from '../sources/seeded-random.ts';
import { doDrawErrand } from './in-place-errands.ts';

const OPERATIONS = await OperationTable.load(ENGINE_AREAS);

export interface ManualClock extends Clock {
  nowMs: number;
  stepMs: number;
  /** What passes with each look at the monotonic time: deciding takes its time then. */
  lookMs: number;
}

export function manualClock(nowMs: number): ManualClock {
  return {
    nowMs,
    stepMs: 0,
    lookMs: 0,
    wallMs() {
      return this.nowMs + this.stepMs;
    },
    monotonicMs() {
      this.nowMs += this.lookMs;
      return this.nowMs;
    },
  };
}

/** The peer that asks through `ask` and `get`. */
const OWN_PEER = 0;

/** 2026-01-01T12:00:00Z. */
export const START_MS = Date.UTC(2026, 0, 1, 12);

export interface ClusterOptions {
  readonly shardCount: number;
  readonly seed: number;
  readonly operations?: OperationTable;
  readonly faults?: JournalFaults;
  /** By shard, if they have been begun. */
  readonly journals?: readonly MemoryJournal[];
  /** As the clock stands still, no commit waits unless a test wants it to. */
  readonly commitSpacingMs?: number;
  /** Stands in for jobs: what becomes of an errand that concerns a draw. */
  readonly drawErrand?: (errand: DrawErrand) => Promise<DrawErrandDone>;
  /** What the accrual system knows about an order. */
  readonly accrual?: (number: string) => AccrualFinding | null;
  /** What the payment provider answers when it is asked. */
  readonly provider?: (
    errand: Extract<Errand, { errand: 'askProvider' }>,
  ) => 'completed' | 'declined' | 'pending';
}

export class Cluster implements ShardCounts {
  readonly founderCount: number;
  shardCount: number;
  readonly clock = manualClock(START_MS);
  readonly shards: Shard[] = [];
  readonly journals: MemoryJournal[] = [];
  readonly failures: unknown[] = [];
  readonly alarms: AlarmChange[] = [];
  /** Whose work ended shards, as the supervisor would keep it for the next thread. */
  readonly stumbles: Record<string, number> = {};
  /** Whether mail is left with its senders. */
  isMailHeld = false;
  readonly #options: ClusterOptions;
  readonly #random: SeededRandom;
  readonly #ports: PeerPorts[] = [];
  readonly #watchers: Watchers[] = [];
  readonly #answers = new Map<number, (answer: ShardAnswer<unknown>) => void>();
  #correlation = 0;

  constructor(options: ClusterOptions) {
    this.#options = options;
    this.founderCount = options.shardCount;
    this.#random = new SeededRandom(options.seed);
    this.shardCount = options.shardCount;
    this.#addShards();
  }

  /** Asks a shard and waits for its durable answer. */
  ask<Op extends ShardOperation>(
    shard: number,
    op: Op,
    request: RequestOf<Op>,
  ): Promise<ShardAnswer<ReplyOf<Op>>> {
    this.#correlation += 1;
    const correlation = this.#correlation;
    const answered = new Promise<ShardAnswer<unknown>>((resolve) => {
      this.#answers.set(correlation, resolve);
    });
    const work: Work = { kind: 'request', op, request, replyTo: { peer: OWN_PEER, correlation } };
    must(this.shards[shard], 'no such shard').receive([work]);
    return answered as Promise<ShardAnswer<ReplyOf<Op>>>;
  }

  /** Asks and returns the reply; a refusal fails the test. */
  async get<Op extends ShardOperation>(
    shard: number,
    op: Op,
    request: RequestOf<Op>,
  ): Promise<ReplyOf<Op>> {
    const answer = await this.ask(shard, op, request);
    if (!answer.ok) throw new Error(`${op} was refused: ${answer.code}`);
    return answer.reply;
  }

  /** Lets a gateway, or any other peer than 0, ask a shard over a port of its own. */
  connectPeer(shard: number, peer: number, port: MessagePort): void {
    must(this.#ports[shard], 'no such shard').connectPeer(peer, port);
  }

  /** Moves time forward and lets everything that has become due happen. */
  async advance(byMs: number): Promise<void> {
    this.clock.nowMs += byMs;
    await this.settle();
  }

  /** Runs until no shard has anything left to do now. */
  async settle(): Promise<void> {
    for (let quiet = 0; quiet < 3; ) {
      for (const shard of this.shards) shard.tick();
      const before = this.#sequences();
      for (const shard of this.shards) await shard.drained();
      await new Promise((resolve) => setImmediate(resolve));
      quiet = this.#sequences() === before ? quiet + 1 : 0;
    }
    const failure = this.failures[0];
    if (failure !== undefined) throw failure;
  }

  /** Ends a shard as `kill -9` would and starts it again from its journal. */
  async crash(shard: number, inFlight: InFlightOutcome = 'absent'): Promise<void> {
    this.reopen(shard, inFlight);
    for (const other of this.shards) other.resendMail();
    await this.settle();
  }

  /** Stops all shards in order, and starts them again with others beside them. */
  async grow(shardCount: number): Promise<void> {
    await this.settle();
    this.shardCount = shardCount;
    for (const shard of this.shards.keys()) this.reopen(shard);
    this.#addShards();
    for (const shard of this.shards) shard.resendMail();
    await this.settle();
  }

  /** No player has to move any more. */
  async dealPlayers(): Promise<void> {
    for (const shard of this.shards.keys()) await this.get(shard, 'dealPlayers', {});
    await this.settle();
  }

  /** Like `crash`, but no shard acts yet. */
  reopen(shard: number, inFlight: InFlightOutcome = 'absent'): void {
    const journal = must(this.journals[shard], 'no such shard');
    this.journals[shard] = journal.crash(inFlight, this.#options.faults ?? {});
    this.shards[shard] = this.#open(shard);
  }

  #addShards(): void {
    for (let shard = this.shards.length; shard < this.shardCount; shard += 1) {
      const begun = this.#options.journals?.[shard];
      this.journals.push(begun ?? MemoryJournal.create(this.#options.faults ?? {}));
      const watchers = new Watchers();
      this.#watchers.push(watchers);
      const receive = (works: readonly Work[]): void => this.shards[shard]?.receive(works);
      this.#ports.push(new PeerPorts(shard, receive, watchers));
      this.shards.push(this.#open(shard));
    }
  }

  #open(shard: number): Shard {
    const journal: Journal = must(this.journals[shard], 'no such journal');
    return new Shard({
      identity: { shard, founderCount: this.founderCount },
      shardCount: this.shardCount,
      journal,
      operations: this.#options.operations ?? OPERATIONS,
      clock: this.clock,
      believedOffsetMs: 0,
      random: this.#random,
      approvalMinor: minor(1_000_000),
      ports: {
        answer: (answers) => this.#answer(shard, answers),
        notify: (peer, notices) => this.#ports[shard]?.notify(peer, notices),
        post: (letters) => this.#post(shard, letters),
        confirm: (to, number) =>
          this.shards[to]?.receive([{ kind: 'mailConfirmed', from: shard, number }]),
      },
      watchers: must(this.#watchers[shard], 'made with the ports'),
      runErrand: async (errand) => this.#run(errand),
      commitSpacingMs: this.#options.commitSpacingMs ?? 0,
      stumbles: this.stumbles,
      onStumble: (error) => this.failures.push(error),
      onFailure: (error, culprit) => {
        this.failures.push(error);
        if (culprit !== undefined) {
          this.stumbles[culprit] = (this.stumbles[culprit] ?? 0) + 1;
        }
      },
      onErrandFailure: (error) => this.failures.push(error),
      onAlarm: (change) => this.alarms.push(change),
      onBatch: () => undefined,
    });
  }

  #answer(shard: number, answers: readonly AddressedAnswer[]): void {
    const others = answers.filter(({ peer }) => peer !== OWN_PEER);
    if (others.length > 0) this.#ports[shard]?.answer(others);
    for (const { peer, correlation, answer } of answers) {
      if (peer !== OWN_PEER) continue;
      this.#answers.get(correlation)?.(answer);
      this.#answers.delete(correlation);
    }
  }

  #post(from: number, letters: readonly Letter[]): void {
    if (this.isMailHeld) return;
    for (const { to, number, message } of letters) {
      // Cloned as a thread would: no object is shared between shards.
      const sent = structuredClone(message);
      this.shards[to]?.receive([{ kind: 'mail', from, number, message: sent }]);
    }
  }

  #run(errand: Errand): ErrandDone | Promise<ErrandDone> {
    if (errand.errand === 'askAccrual') {
      const { player, ordinal, number } = errand;
      const found = this.#options.accrual?.(number) ?? null;
      return { kind: 'accrualAnswered', player, ordinal, found };
    }
    if (errand.errand !== 'askProvider') {
      return this.#options.drawErrand?.(errand) ?? doDrawErrand(errand);
    }
    const { player, number } = errand.payment;
    const outcome = this.#options.provider?.(errand) ?? 'completed';
    return { kind: 'providerAnswered', player, number, outcome };
  }

  #sequences(): string {
    return this.journals.map(({ head }) => head.sequence).join();
  }
}
