/**
 * Shards that send each other mail, as they are durably, with every instant that there was: what
 * cuts are held against.
 */

import type { ShardEvent } from '../../../actors/events.ts';
import type { MailMessage } from '../../../actors/mail/mail.ts';
import { must } from '../../../src/kernel/assert.ts';
import type { RandomSource } from '../../../src/kernel/random.ts';
import type { ShardMail } from '../../../src/shard/handlers/backup-handlers.ts';

const MESSAGE: MailMessage = { message: 'MarkFeed', epoch: 1 };

interface Numbers {
  sent: number;
  taken: number;
  confirmed: number;
}

export class MailingModel {
  readonly shardCount: number;
  /** By shard, by sequence from 1: the events of the record. */
  readonly records: ShardEvent[][][];
  /** By shard, by sequence from 1: after which step the record was durable. */
  readonly steps: number[][];
  /** What was durable after each step. */
  readonly instants: (readonly number[])[] = [];
  readonly #random: Pick<RandomSource, 'uint32'>;
  readonly #numbers: Numbers[][];

  constructor(shardCount: number, random: Pick<RandomSource, 'uint32'>) {
    const each = <T>(make: (shard: number) => T) =>
      Array.from({ length: shardCount }, (_, i) => make(i));
    this.shardCount = shardCount;
    this.#random = random;
    this.records = each(() => [[]]);
    this.steps = each(() => [0]);
    this.#numbers = each(() => each(() => ({ sent: 0, taken: 0, confirmed: 0 })));
    this.instants.push(this.heads);
  }

  get heads(): number[] {
    return this.records.map((records) => records.length);
  }

  /** One record of one shard: it posts, takes what has come, notes confirmations, or all of it. */
  step(): void {
    const shard = this.#random.uint32() % this.shardCount;
    const events: ShardEvent[] = [];
    for (let count = 1 + (this.#random.uint32() % 3); count > 0; count -= 1) {
      const event = this.#event(shard, this.#random.uint32() % this.shardCount);
      if (event !== undefined) events.push(event);
    }
    // Letters leave with the record, so what it posts can be taken by the next one at the earliest.
    for (const event of events)
      if (event.type === 'MailPosted') this.#own(shard, event.to).sent += 1;
    must(this.records[shard], 'a shard').push(events);
    must(this.steps[shard], 'a shard').push(this.instants.length);
    this.instants.push(this.heads);
  }

  /** What the shard tells of itself at that record, counted anew. */
  told(shard: number, sequence: number): ShardMail {
    const hashHex = `${shard}`.repeat(64);
    return { sequence, hashHex, channels: this.#channels(shard, sequence) };
  }

  /** By the words of the rule, pair by pair. */
  isConsistent(cut: readonly number[]): boolean {
    return cut.every((sequence, shard) =>
      this.#channels(shard, sequence).every(({ shard: peer, takenNumber, confirmedNumber }) => {
        const theirs = this.#channels(peer, must(cut[peer], 'a shard')).find((one) => {
          return one.shard === shard;
        });
        const { sentNumber = 0, takenNumber: theyTook = 0 } = theirs ?? {};
        return takenNumber <= sentNumber && confirmedNumber <= theyTook;
      }),
    );
  }

  #event(shard: number, peer: number): ShardEvent | undefined {
    const [own, theirs] = [this.#own(shard, peer), this.#own(peer, shard)];
    switch (this.#random.uint32() % 3) {
      case 0:
        return { type: 'MailPosted', to: peer, message: MESSAGE };
      case 1:
        if (own.taken === theirs.sent) return undefined;
        own.taken += 1;
        return { type: 'MailTaken', from: peer, number: own.taken };
      default:
        // Those before it may be confirmed by one letter; to itself it confirms after the record.
        if (own.confirmed >= theirs.taken || shard === peer) return undefined;
        own.confirmed += 1 + (this.#random.uint32() % (theirs.taken - own.confirmed));
        return { type: 'MailConfirmed', to: peer, number: own.confirmed };
    }
  }

  #channels(shard: number, sequence: number): ShardMail['channels'] {
    const channels = new Map<
      number,
      { sentNumber: number; takenNumber: number; confirmedNumber: number }
    >();
    const channel = (peer: number) => {
      const known = channels.get(peer) ?? { sentNumber: 0, confirmedNumber: 0, takenNumber: 0 };
      channels.set(peer, known);
      return known;
    };
    for (const event of must(this.records[shard], 'a shard').slice(0, sequence).flat()) {
      if (event.type === 'MailPosted') channel(event.to).sentNumber += 1;
      if (event.type === 'MailTaken') channel(event.from).takenNumber = event.number;
      if (event.type === 'MailConfirmed') channel(event.to).confirmedNumber = event.number;
    }
    return [...channels]
      .sort(([left], [right]) => left - right)
      .map(([peer, numbers]) => ({ shard: peer, ...numbers }));
  }

  #own(shard: number, peer: number): Numbers {
    return must(this.#numbers[shard]?.[peer], 'a pair of shards');
  }
}
