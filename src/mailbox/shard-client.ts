/**
 * The client's end of a shard's port, in a gateway or the main thread.
 *
 * What is asked within one tick of the event loop travels as one message per shard, or as several
 * where it is much: a shard shall not wait for the last of a thousand requests. Every question is
 * answered exactly once: by the shard, or by the one that it says to ask instead, or with
 * `shardUnavailable` when the shard is lost, which leaves the outcome open (a repeat with the same
 * key settles it), or with `engineOverloaded` at once when too much is waiting already.
 */
import type { MessagePort } from 'node:worker_threads';
import type { Rejected } from '../../actors/decider.ts';
import { must } from '../kernel/assert.ts';
import type { ShardCounts } from '../kernel/shard-counts.ts';
import type { ShardNotice } from '../protocol/shard-notices.ts';
import type {
  KeyTrail,
  ReplyOf,
  RequestOf,
  ShardAnswer,
  ShardOperation,
} from '../protocol/shard-requests.ts';
import { SlotTable } from '../structures/slot-table.ts';
import { FlatReader, FlatWriter } from './purchase-values.ts';
import type { PeerToShard, ShardNews, ShardToPeer, WatchChange } from './thread-messages.ts';

/** Questions that may wait for one shard: some half a second of its work. */
export const PENDING_PER_SHARD_MAX = 32_768;
/** More leave before the tick is over. */
export const QUESTIONS_PER_MESSAGE_MAX = 128;

type Answered = (answer: ShardAnswer<never>) => void;

/** Instead of a callback, where a closure for each question would cost too much. Must not throw. */
export interface AnswerTaker<Reply> {
  takeAnswer(answer: ShardAnswer<Reply>): void;
}

/** A question that waits for its answer. */
interface Asked {
  readonly op: ShardOperation;
  readonly request: RequestOf<ShardOperation>;
  readonly answered: Answered | AnswerTaker<never>;
}

/**
 * Gets what the watched shards report, and learns when a shard has to be told (again) what to
 * watch.
 */
export interface NewsListener {
  shardConnected(shard: number): void;
  takeNotices(shard: number, notices: readonly ShardNotice[]): void;
}

interface Connection {
  port: MessagePort | undefined;
  readonly pending: SlotTable<Asked>;
  batch: Batch;
  /** The purchases of the batch. */
  readonly purchases: FlatWriter;
}

interface Batch extends Omit<PeerToShard, 'purchases'> {
  readonly correlations: number[];
  readonly ops: (ShardOperation | null)[];
  readonly requests: RequestOf<ShardOperation>[];
}

const emptyBatch = (): Batch => ({ correlations: [], ops: [], requests: [] });

/** Takes the batch that is to leave, and begins the next one. */
function takeBatch(connection: Connection): PeerToShard {
  const taken = { ...connection.batch, purchases: connection.purchases.take() };
  connection.batch = emptyBatch();
  return taken;
}

export class ShardClient implements ShardCounts {
  readonly founderCount: number;
  readonly #connections: readonly Connection[];
  #listener: NewsListener | undefined;
  #isFlushPlanned = false;

  constructor({ founderCount, shardCount }: ShardCounts) {
    this.founderCount = founderCount;
    this.#connections = Array.from({ length: shardCount }, () => ({
      port: undefined,
      pending: new SlotTable(),
      batch: emptyBatch(),
      purchases: new FlatWriter(),
    }));
  }

  get shardCount(): number {
    return this.#connections.length;
  }

  /** Questions that have no answer yet. */
  get pendingCount(): number {
    return this.#connections.reduce((sum, { pending }) => sum + pending.size, 0);
  }

  /** From now on the shard is reached by this port. Questions on the previous port are lost. */
  connect(shard: number, port: MessagePort): void {
    const connection = this.#connection(shard);
    this.#lose(connection);
    connection.port?.close();
    connection.port = port;
    port.on('message', (message: ShardToPeer | ShardNews) => {
      if ('notices' in message) this.#listener?.takeNotices(shard, message.notices);
      else this.#receive(connection, message);
    });
    port.on('close', () => {
      if (connection.port !== port) return;
      connection.port = undefined;
      this.#lose(connection);
    });
    this.#listener?.shardConnected(shard);
  }

  /** Sets the only listener to what shards report unasked. */
  listen(listener: NewsListener): void {
    this.#listener = listener;
  }

  /** From now on the shard reports these, or stops; sent at once, before any later question. */
  watch(shard: number, change: WatchChange): void {
    this.#connection(shard).port?.postMessage(change);
  }

  /** Asks, and calls back once. The callback must not throw. */
  ask<Op extends ShardOperation>(
    shard: number,
    op: Op,
    request: RequestOf<Op>,
    answered: ((answer: ShardAnswer<ReplyOf<Op>>) => void) | AnswerTaker<ReplyOf<Op>>,
  ): void {
    this.#ask(shard, { op, request, answered } as Asked);
  }

  /** The same, as a promise. */
  question<Op extends ShardOperation>(
    shard: number,
    op: Op,
    request: RequestOf<Op>,
  ): Promise<ShardAnswer<ReplyOf<Op>>> {
    return new Promise((resolve) => this.ask(shard, op, request, resolve));
  }

  /** Asks every shard the same; answers in shard order. */
  questionAll<Op extends ShardOperation>(
    op: Op,
    request: RequestOf<Op>,
  ): Promise<ShardAnswer<ReplyOf<Op>>[]> {
    return Promise.all(this.#connections.map((_, shard) => this.question(shard, op, request)));
  }

  close(): void {
    for (const { port } of this.#connections) port?.close();
  }

  #ask(shard: number, asked: Asked): void {
    const { op, request } = asked;
    const connection = this.#connection(shard);
    if (connection.port === undefined) {
      give(asked, { ok: false, code: 'shardUnavailable', facts: null });
      return;
    }
    if (connection.pending.size >= PENDING_PER_SHARD_MAX) {
      give(asked, { ok: false, code: 'engineOverloaded', facts: null });
      return;
    }
    connection.batch.correlations.push(connection.pending.add(asked));
    if (op === 'buyTickets') {
      connection.batch.ops.push(null);
      connection.purchases.purchase(request as RequestOf<'buyTickets'>);
    } else {
      connection.batch.ops.push(op);
      connection.batch.requests.push(request);
    }
    if (connection.batch.correlations.length < QUESTIONS_PER_MESSAGE_MAX) this.#planFlush();
    else this.#flush(connection);
  }

  #connection(shard: number): Connection {
    return must(this.#connections[shard], 'no such shard');
  }

  #planFlush(): void {
    if (this.#isFlushPlanned) return;
    this.#isFlushPlanned = true;
    setImmediate(() => {
      this.#isFlushPlanned = false;
      for (const connection of this.#connections) this.#flush(connection);
    });
  }

  #flush(connection: Connection): void {
    if (connection.batch.correlations.length === 0) return;
    connection.port?.postMessage(takeBatch(connection));
  }

  #receive({ pending }: Connection, { correlations, answers, purchases }: ShardToPeer): void {
    const reader = new FlatReader(purchases);
    for (let i = 0; i < correlations.length; i += 1) {
      const correlation = must(correlations[i], 'a loop left its bounds');
      const answer = answers[i] ?? { ok: true, ...reader.purchaseReply() };
      const asked = pending.take(correlation);
      if (asked === undefined) continue;
      if (!answer.ok && answer.code === 'elsewhere') this.#askElsewhere(asked, answer.facts);
      else give(asked, answer as ShardAnswer<never>);
    }
  }

  #lose(connection: Connection): void {
    const lost = connection.pending.takeAll();
    takeBatch(connection);
    for (const asked of lost) give(asked, { ok: false, code: 'shardUnavailable', facts: null });
  }

  /** The player has lived on another shard, or lives there now: it is asked instead. */
  #askElsewhere({ op, request, answered }: Asked, facts: Rejected['facts'] | null): void {
    const { shard, ...trail } = facts as unknown as KeyTrail & { readonly shard: number };
    this.#ask(shard, { op, request: { ...request, trail }, answered });
  }
}

function give({ answered }: Asked, answer: ShardAnswer<never>): void {
  if (typeof answered === 'function') answered(answer);
  else answered.takeAnswer(answer);
}
