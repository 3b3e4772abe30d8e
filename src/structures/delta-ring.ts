/**
 * The last deltas of a topic, numbered, for readers that come back.
 *
 * An epoch names one life of the topic in one thread. A position from another epoch, or one older
 * than what is kept, is answered with a snapshot. When the ring is full, the oldest delta is
 * dropped.
 */
import { assert } from '../kernel/assert.ts';
import type { RandomSource } from '../kernel/random.ts';

const EPOCH_BYTES = 6;

/** What a returning reader has seen last. */
export interface Position {
  readonly epoch: string;
  readonly sequence: number;
}

export class DeltaRing<Message> {
  readonly #random: Pick<RandomSource, 'bytes'>;
  readonly #keptMax: number;
  #epoch: string;
  #sequence = 0;
  #kept: Message[] = [];

  constructor(keptMax: number, random: Pick<RandomSource, 'bytes'>) {
    this.#keptMax = keptMax;
    this.#random = random;
    this.#epoch = newEpoch(random);
  }

  get position(): Position {
    return { epoch: this.#epoch, sequence: this.#sequence };
  }

  /** Numbers a delta: `build` gets its position, and what it makes is kept. */
  add(build: (position: Position) => Message): Message {
    this.#sequence += 1;
    const message = build(this.position);
    if (this.#kept.length === this.#keptMax) this.#kept.shift();
    this.#kept.push(message);
    return message;
  }

  /** The deltas after a position, or `undefined` where only a snapshot will do. */
  since(from: Position | undefined): readonly Message[] | undefined {
    if (from === undefined || from.epoch !== this.#epoch) return undefined;
    const missed = this.#sequence - from.sequence;
    if (missed < 0 || missed > this.#kept.length) return undefined;
    return this.#kept.slice(this.#kept.length - missed);
  }

  /** Something may have been missed here, so no earlier position is valid any more. */
  restart(): void {
    const before = this.#epoch;
    this.#epoch = newEpoch(this.#random);
    assert(this.#epoch !== before, 'an epoch was used twice');
    this.#sequence = 0;
    this.#kept = [];
  }
}

function newEpoch(random: Pick<RandomSource, 'bytes'>): string {
  return Buffer.from(random.bytes(EPOCH_BYTES)).toString('base64url');
}
