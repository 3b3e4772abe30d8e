/**
 * The client's end of a shard's port, in a gateway or the main thread.
 *
 * What is asked within one tick of the event loop travels as one message per shard, or as several
 * where it is much: a shard shall not wait for the last of a thousand requests. Every question is
 * answered exactly once: by the shard, or with `shardUnavailable` when the shard is lost, which
 * leaves the outcome open (a repeat with the same key settles it), or with `engineOverloaded` at
 * once when too much is waiting already.
 */
import type { MessagePort } from 'node:worker_threads';
import type { BuyTickets } from '../../actors/draw/decide-purchase.ts';
import { must } from '../kernel/assert.ts';
import type { ShardNotice } from '../protocol/shard-notices.ts';
import type {
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
type Waiting = Answered | AnswerTaker<never>;

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
  readonly pending: SlotTable<Waiting>;
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

export class ShardClient {
  readonly #connections: readonly Connection[];
  #listener: NewsListener | undefined;
  #isFlushPlanned = false;

  constructor(shardCount: number) {
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
    const connection = this.#connection(shard);
    if (connection.port === undefined) {
      give(answered as Waiting, { ok: false, code: 'shardUnavailable', facts: null });
      return;
    }
    if (connection.pending.size >= PENDING_PER_SHARD_MAX) {
      give(answered as Waiting, { ok: false, code: 'engineOverloaded', facts: null });
      return;
    }
    connection.batch.correlations.push(connection.pending.add(answered as Waiting));
    if (op === 'buyTickets') {
      connection.batch.ops.push(null);
      connection.purchases.purchase(request as BuyTickets);
    } else {
      connection.batch.ops.push(op);
      connection.batch.requests.push(request);
    }
    if (connection.batch.correlations.length < QUESTIONS_PER_MESSAGE_MAX) this.#planFlush();
    else this.#flush(connection);
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
      const answered = pending.take(correlation);
      if (answered !== undefined) give(answered, answer as ShardAnswer<never>);
    }
  }

  #lose(connection: Connection): void {
    const lost = connection.pending.takeAll();
    takeBatch(connection);
    for (const answered of lost) {
      give(answered, { ok: false, code: 'shardUnavailable', facts: null });
    }
  }
}

function give(waiting: Waiting, answer: ShardAnswer<never>): void {
  if (typeof waiting === 'function') waiting(answer);
  else waiting.takeAnswer(answer);
}
