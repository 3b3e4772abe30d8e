import fc from 'fast-check';
import { test } from 'tap';
import { DeltaRing, type Position } from '../../src/structures/delta-ring.ts';
import { SeededRandom } from '../support/sources/seeded-random.ts';
import { agreesWithTwin, operation, question } from '../support/structures/twin-suite.ts';

const KEPT_MAX = 4;

interface Deltas {
  readonly position: Position;
  add(build: (position: Position) => string): string;
  since(from: Position | undefined): readonly string[] | undefined;
  restart(): void;
}

/** Keeps everything, and counts its epochs. */
class WholeHistory implements Deltas {
  #epoch = 0;
  #messages: string[] = [];

  get position(): Position {
    return { epoch: String(this.#epoch), sequence: this.#messages.length };
  }

  add(build: (position: Position) => string): string {
    const sequence = this.#messages.length + 1;
    const message = build({ epoch: String(this.#epoch), sequence });
    this.#messages.push(message);
    return message;
  }

  since(from: Position | undefined): readonly string[] | undefined {
    if (from?.epoch !== String(this.#epoch)) return undefined;
    if (from.sequence < 0 || from.sequence > this.#messages.length) return undefined;
    const missed = this.#messages.slice(from.sequence);
    return missed.length > KEPT_MAX ? undefined : missed;
  }

  restart(): void {
    this.#epoch += 1;
    this.#messages = [];
  }
}

/** Whoever reads remembers positions, and comes back with one of them. */
class Reader {
  readonly deltas: Deltas;
  readonly positions: Position[];

  constructor(deltas: Deltas) {
    this.deltas = deltas;
    this.positions = [deltas.position];
  }

  add(name: string): string {
    const told = this.deltas.add(({ sequence }) => `${sequence}: ${name}`);
    this.positions.push(this.deltas.position);
    return told;
  }

  restart(): boolean {
    const before = this.deltas.position;
    this.deltas.restart();
    this.positions.push(this.deltas.position);
    return this.deltas.position.epoch !== before.epoch;
  }
}

test('delta ring: answers as one that keeps everything, as far as it has to keep', (t) => {
  const random = new SeededRandom(1);
  agreesWithTwin<Reader>(t, {
    structure: () => new Reader(new DeltaRing(KEPT_MAX, random)),
    twin: () => new Reader(new WholeHistory()),
    operations: [
      operation('add', fc.constantFrom('odds', 'sales'), (reader, name) => reader.add(name)),
      operation('add many', fc.nat({ max: KEPT_MAX + 2 }), (reader, count) => {
        return Array.from({ length: count }, () => reader.add('sales'));
      }),
      operation('since', fc.nat({ max: 2 * KEPT_MAX }), ({ deltas, positions }, back) => {
        return deltas.since(positions.at(-1 - back)) ?? 'a snapshot';
      }),
      operation('since the future', fc.integer({ min: 1, max: 9 }), ({ deltas }, more) => {
        const { epoch, sequence } = deltas.position;
        return deltas.since({ epoch, sequence: sequence + more });
      }),
      operation('since before all', fc.integer({ min: -9, max: -1 }), ({ deltas }, sequence) => {
        return deltas.since({ epoch: deltas.position.epoch, sequence });
      }),
      question('since elsewhere', ({ deltas }) => deltas.since({ epoch: 'other', sequence: 1 })),
      question('since never', ({ deltas }) => deltas.since(undefined)),
      question('position', ({ deltas }) => deltas.position.sequence),
      question('restart', (reader) => reader.restart()),
    ],
    reached: [
      { name: 'empty', isThere: ({ deltas }) => deltas.position.sequence === 0 },
      { name: 'more than is kept', isThere: ({ deltas }) => deltas.position.sequence > 6 },
      { name: 'another life', isThere: ({ deltas }) => deltas.position.sequence === 0 },
      { name: 'deltas in it', isThere: ({ deltas }) => deltas.position.sequence > KEPT_MAX },
    ],
  });
  t.end();
});
