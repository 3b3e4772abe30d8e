/**
 * Publishes one shard's outbox, in order, and remembers durably how far it has come.
 *
 * A page of messages is published at once and its acknowledgements are awaited together, so what is
 * in flight is bounded by a page. Only when all have come does the relay go on: after any failure
 * it publishes the page again, with the same ids. So every message is published at least once, and
 * an id never means two things. The cursor is an event of the shard; it trails by up to
 * `SAVE_MESSAGES` messages or `SAVE_AFTER_MS`, which are repeated after a crash.
 *
 * Why the order holds: a shard's pages follow each other on one connection, and the next is not
 * begun before the last is stored. Within a page a broker may refuse one message and take a later
 * one; the repeat then stores the refused one behind it. The position header lets a reader see
 * that.
 */
import { setTimeout as pause } from 'node:timers/promises';
import type { Clock } from '../kernel/clock.ts';
import type { ShardClient } from '../mailbox/shard-client.ts';
import type { OutboxPage, OutboxPlace, PlacedMessage } from '../protocol/shard-requests.ts';
import { type MessageOrigin, type OutgoingMessage, outgoingMessage } from './outgoing-message.ts';

/** Messages in flight for one shard: more gain nothing (one connection takes some 35,000/s). */
export const PAGE_MESSAGES_MAX = 512;
/** Messages that may be published before the cursor is saved. */
const SAVE_MESSAGES = 8_192;
const SAVE_AFTER_MS = 500;
/** Records without messages that may be passed over before the cursor is saved. */
const SAVE_RECORDS = 4_096;
/** The pause between two looks at an outbox that was empty. */
const IDLE_MS = 20;
const RETRY_FIRST_MS = 100;
const RETRY_LAST_MS = 1_000;
/** A refusal on one link, and soon after on the next, is one standstill. */
const LINK_GAP_MS = 5_000;

/** A connection to the broker, while it lasts. */
export interface OutboxLink {
  readonly isOpen: boolean;
  /** Resolves once the broker has stored the message; rejects if it refuses or that is unknown. */
  publish(message: OutgoingMessage): Promise<void>;
}

export interface OutboxRelayOptions extends MessageOrigin {
  readonly client: Pick<ShardClient, 'question'>;
  readonly clock: Clock;
  readonly recordsMax: number;
  readonly onPublished: (count: number) => void;
  readonly onFailure: (error: unknown) => void;
}

/** Messages that were published, and are not all stored yet. */
export interface Standstill {
  /** Since when, by the monotonic clock. */
  readonly sinceMs: number;
  /** The subject of the message that failed last, or else of the first message. */
  readonly subject: string;
  /** Why the message was not stored, and when we learnt of it; undefined while we have not. */
  readonly failure: { readonly error: unknown; readonly atMs: number } | undefined;
}

export class OutboxRelay {
  readonly #options: OutboxRelayOptions;
  #place: OutboxPlace | null = null;
  #recordsLeft = 0;
  #oldestAtMs: number | null = null;
  #standstill: Standstill | undefined;
  #emptyAtMs = Number.NEGATIVE_INFINITY;
  #savedSequence = 0;
  /** The replay count under which `#place` was reached. */
  #replayCount: number | undefined;
  #savedAtMs = Number.NEGATIVE_INFINITY;
  #unsavedCount = 0;

  constructor(options: OutboxRelayOptions) {
    this.#options = options;
  }

  /** Durable records that the broker has not stored completely, as of the last look. */
  get recordsLeft(): number {
    return this.#recordsLeft;
  }

  /** When the oldest of them was sequenced, by the wall clock. */
  get oldestAtMs(): number | null {
    return this.#oldestAtMs;
  }

  /** Undefined while nothing is in flight. */
  get standstill(): Standstill | undefined {
    return this.#standstill;
  }

  /** When nothing was last left to be published, by the monotonic clock. */
  get emptyAtMs(): number {
    return this.#emptyAtMs;
  }

  /** Publishes the messages that wait and that come, until the link is closed. Never rejects. */
  async run(link: OutboxLink): Promise<void> {
    let retryMs = RETRY_FIRST_MS;
    const failedAtMs = this.#standstill?.failure?.atMs ?? Number.NEGATIVE_INFINITY;
    if (this.#options.clock.monotonicMs() - failedAtMs > LINK_GAP_MS) this.#standstill = undefined;
    while (link.isOpen) {
      const readAtMs = this.#options.clock.monotonicMs();
      const page = await this.#readPage();
      if (page === undefined || !(await this.#publish(page.messages, link))) {
        await pause(retryMs);
        retryMs = Math.min(2 * retryMs, RETRY_LAST_MS);
        continue;
      }
      retryMs = RETRY_FIRST_MS;
      this.#place = page.next;
      this.#recordsLeft = page.recordsLeft;
      if (page.recordsLeft === 0) {
        this.#emptyAtMs = readAtMs;
        this.#oldestAtMs = null;
      }
      this.#unsavedCount += page.messages.length;
      const isIdle = page.messages.length === 0 && page.recordsLeft === 0;
      if (this.#isSaveDue()) await this.save();
      if (isIdle) await pause(IDLE_MS);
    }
  }

  /** Looks how much is waiting, even while nothing can be published. */
  async measure(): Promise<void> {
    const from = this.#place;
    const page = await this.#read(from, 0);
    // If the relay has moved on meanwhile, its own figures are newer.
    if (page === undefined || this.#place !== from) return;
    if (this.#replayCount !== undefined && this.#replayCount !== page.replayCount) return;
    this.#recordsLeft = page.recordsLeft;
    this.#oldestAtMs = page.oldestAtMs;
  }

  /** Records durably how far the relay has come. */
  async save(): Promise<void> {
    if (this.#place === null) return;
    const sequence = this.#place.sequence - 1;
    if (sequence <= this.#savedSequence) return;
    const { client, shard, clock } = this.#options;
    const answer = await client.question(shard, 'advanceOutbox', {
      sequence,
      replayCount: this.#replayCount ?? 0,
    });
    if (!answer.ok) return; // It is tried again: until then, a crash repeats more.
    this.#savedSequence = sequence;
    this.#savedAtMs = clock.monotonicMs();
    this.#unsavedCount = 0;
  }

  /** The next page. Its records count as waiting until they are stored. */
  async #readPage(): Promise<OutboxPage | undefined> {
    const from = this.#place;
    if (from === null) return this.#readFirstPage();
    const page = await this.#read(from, PAGE_MESSAGES_MAX);
    if (page === undefined) return undefined;
    // An operator has sent the relay back: it starts again from where the cursor stands now.
    if (page.replayCount !== this.#replayCount) return this.#readFirstPage();
    this.#recordsLeft = page.recordsLeft + page.next.sequence - from.sequence;
    this.#oldestAtMs = page.oldestAtMs;
    return page;
  }

  async #readFirstPage(): Promise<OutboxPage | undefined> {
    const start = await this.#read(null, 0);
    if (start === undefined) return undefined;
    this.#place = start.next;
    this.#replayCount = start.replayCount;
    this.#savedSequence = start.savedSequence;
    this.#unsavedCount = 0;
    return this.#readPage();
  }

  async #read(from: OutboxPlace | null, messagesMax: number): Promise<OutboxPage | undefined> {
    const { client, shard, recordsMax } = this.#options;
    const answer = await client.question(shard, 'readOutbox', { from, recordsMax, messagesMax });
    if (!answer.ok) return undefined;
    return answer.reply;
  }

  async #publish(messages: readonly PlacedMessage[], link: OutboxLink): Promise<boolean> {
    const [first] = messages;
    if (first === undefined) return true;
    const { onPublished, onFailure, clock } = this.#options;
    const sinceMs = this.#standstill?.sinceMs ?? clock.monotonicMs();
    this.#standstill ??= { sinceMs, subject: first.subject, failure: undefined };
    const acks = messages.map((message) => link.publish(outgoingMessage(this.#options, message)));
    for (const [index, ack] of (await Promise.allSettled(acks)).entries()) {
      if (ack.status === 'fulfilled') continue;
      const { subject } = messages[index] ?? first;
      // A failure because the link has gone says nothing about the message.
      const failure = { error: ack.reason, atMs: clock.monotonicMs() };
      if (link.isOpen) this.#standstill = { sinceMs, subject, failure };
      onFailure(ack.reason);
      return false;
    }
    this.#standstill = undefined;
    onPublished(messages.length);
    return true;
  }

  #isSaveDue(): boolean {
    const passed = (this.#place?.sequence ?? 1) - 1 - this.#savedSequence;
    if (this.#unsavedCount === 0) return passed >= SAVE_RECORDS;
    if (this.#unsavedCount >= SAVE_MESSAGES) return true;
    return this.#options.clock.monotonicMs() - this.#savedAtMs >= SAVE_AFTER_MS;
  }
}
