/**
 * The numbers of a shard's mail, record by record: what has to be known to cut several shards so
 * that no mail is half there.
 *
 * It begins with the numbers behind one record and goes on with the events of those that follow.
 * Numbers only grow, so what they were at a record is found by halves.
 */
import type { ShardEvent } from '../../actors/events.ts';
import type { MailChannel } from '../../actors/mail/mail.ts';
import { assert } from '../kernel/assert.ts';
import type { ShardMail } from '../shard/handlers/backup-handlers.ts';

/** What a shard counts of its correspondence with another. */
export type MailNumber = 'sentNumber' | 'confirmedNumber' | 'takenNumber';

/** One number as it grew: at `sequences[i]` it became `numbers[i]`. */
interface Growth {
  readonly sequences: number[];
  readonly numbers: number[];
}

export type MailBase = Pick<ShardMail, 'sequence' | 'channels'>;

export class MailHistory {
  readonly #baseSequence: number;
  readonly #growths = new Map<string, Growth>();
  readonly #shards = new Set<number>();
  #lastSequence: number;

  constructor({ sequence, channels }: MailBase) {
    this.#baseSequence = sequence;
    this.#lastSequence = sequence;
    for (const { shard, ...numbers } of channels) {
      for (const [name, number] of Object.entries(numbers)) {
        this.#grow(name as MailNumber, shard, number);
      }
    }
  }

  /** The shards that this one has corresponded with. */
  get shards(): readonly number[] {
    return [...this.#shards];
  }

  get baseSequence(): number {
    return this.#baseSequence;
  }

  get lastSequence(): number {
    return this.#lastSequence;
  }

  /** The next record, with its events. */
  take(sequence: number, events: readonly ShardEvent[]): void {
    assert(sequence === this.#lastSequence + 1, 'a record of a mail history was left out');
    this.#lastSequence = sequence;
    for (const event of events) {
      if (event.type === 'MailPosted') {
        this.#grow('sentNumber', event.to, this.#newest('sentNumber', event.to) + 1);
      } else if (event.type === 'MailTaken') {
        this.#grow('takenNumber', event.from, event.number);
      } else if (event.type === 'MailConfirmed') {
        // A confirmation that comes late says less than is known.
        const known = this.#newest('confirmedNumber', event.to);
        this.#grow('confirmedNumber', event.to, Math.max(known, event.number));
      }
    }
  }

  /** The number behind a record. */
  at(name: MailNumber, shard: number, sequence: number): number {
    const { sequences, numbers } = this.#growthOf(name, shard);
    return numbers[countUpTo(sequences, sequence) - 1] ?? 0;
  }

  /** The numbers of all its mail behind a record, in the order of the shards. */
  channelsAt(sequence: number): MailChannel[] {
    const shards = [...this.#shards].sort((left, right) => left - right);
    const channels = shards.map((shard) => ({
      shard,
      sentNumber: this.at('sentNumber', shard, sequence),
      confirmedNumber: this.at('confirmedNumber', shard, sequence),
      takenNumber: this.at('takenNumber', shard, sequence),
    }));
    // A shard that was first written to by a later record has no channel yet.
    return channels.filter((one) => one.sentNumber + one.confirmedNumber + one.takenNumber > 0);
  }

  /** The newest record behind which the number is not above `most`; undefined if it always is. */
  lastWithin(name: MailNumber, shard: number, most: number): number | undefined {
    const { sequences, numbers } = this.#growthOf(name, shard);
    const beyond = sequences[countUpTo(numbers, most)];
    if (beyond === undefined) return this.#lastSequence;
    return beyond > this.#baseSequence ? beyond - 1 : undefined;
  }

  /** The first record behind which the number is at least `least`; undefined if it never is. */
  firstReaching(name: MailNumber, shard: number, least: number): number | undefined {
    if (least <= 0) return this.#baseSequence;
    const { sequences, numbers } = this.#growthOf(name, shard);
    return sequences[countUpTo(numbers, least - 1)];
  }

  #newest(name: MailNumber, shard: number): number {
    return this.#growthOf(name, shard).numbers.at(-1) ?? 0;
  }

  #grow(name: MailNumber, shard: number, number: number): void {
    const { sequences, numbers } = this.#growthOf(name, shard);
    const newest = numbers.at(-1) ?? 0;
    assert(number >= newest, 'a number of the mail became less');
    if (number === newest) return;
    if (sequences.at(-1) === this.#lastSequence) {
      numbers[numbers.length - 1] = number;
      return;
    }
    sequences.push(this.#lastSequence);
    numbers.push(number);
  }

  #growthOf(name: MailNumber, shard: number): Growth {
    this.#shards.add(shard);
    const key = `${name} ${shard}`;
    const known = this.#growths.get(key);
    if (known !== undefined) return known;
    const growth = { sequences: [], numbers: [] };
    this.#growths.set(key, growth);
    return growth;
  }
}

/** How many of the ascending values are not above `most`. */
function countUpTo(values: readonly number[], most: number): number {
  let low = 0;
  let high = values.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((values[middle] ?? 0) <= most) low = middle + 1;
    else high = middle;
  }
  return low;
}
