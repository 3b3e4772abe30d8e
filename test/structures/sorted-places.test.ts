import fc from 'fast-check';
import { test } from 'tap';
import { SortedPlaces, type Sought } from '../../src/structures/sorted-places.ts';
import { ListedPlaces } from '../support/structures/listed-places.ts';
import { agreesWithTwin, operation, question } from '../support/structures/twin-suite.ts';

/** Of any sorted places: a number stands at each. */
class Numbers {
  readonly #order: Pick<SortedPlaces, keyof SortedPlaces>;
  readonly #numbers: number[] = [];

  constructor(order: Pick<SortedPlaces, keyof SortedPlaces>) {
    this.#order = order;
  }

  get count(): number {
    return this.#numbers.length;
  }

  add(number: number): void {
    this.#order.add(this.#numbers.length, this.#sought(number));
    this.#numbers.push(number);
  }

  from(number: number, count: number): number[] {
    return first(this.#order.from(this.#sought(number)), count);
  }

  backFrom(number: number, count: number): number[] {
    return first(this.#order.backFrom(this.#sought(number)), count);
  }

  all(): number[] {
    const places = new Uint32Array(this.#numbers.length);
    this.#order.copyTo(places);
    return [...places];
  }

  clear(): void {
    this.#order.clear();
    this.#numbers.length = 0;
  }

  /** Some numbers share their rank, as keys do that begin alike. */
  #sought(number: number): Sought {
    const against = (place: number) => (this.#numbers[place] ?? Number.NaN) - number;
    return { rank: number < 4_096 ? Math.floor(number / 16) : number, against };
  }
}

function first(places: Iterable<number>, count: number): number[] {
  const found: number[] = [];
  for (const place of places) {
    if (found.length === count) break;
    found.push(place);
  }
  return found;
}

const walk = fc.tuple(fc.integer({ min: -1, max: 8_193 }), fc.constantFrom(0, 1, 3, 10_000));

/** Half of it equal numbers: the later one comes first. */
function stretch({ from, count, step }: { from: number; count: number; step: number }): number[] {
  return Array.from({ length: count }, (_, index) => (from + index * step) & 8_191);
}

const stretches = fc.record({
  from: fc.nat({ max: 8_191 }),
  count: fc.constantFrom(1, 2, 300, 600),
  step: fc.constantFrom(0, 1, -1, 7, 2_731, 5_003),
});

test('sorted places: answer as a list that is kept in order, through chunks that split', (t) => {
  agreesWithTwin<Numbers>(t, {
    structure: () => new Numbers(new SortedPlaces()),
    twin: () => new Numbers(new ListedPlaces()),
    operations: [
      operation('add', fc.nat({ max: 8_191 }), (numbers, number) => numbers.add(number)),
      operation('add a stretch', stretches, (numbers, of) => {
        for (const number of stretch(of)) numbers.add(number);
      }),
      operation('from', walk, (numbers, [number, count]) => numbers.from(number, count)),
      operation('back from', walk, (numbers, [number, count]) => numbers.backFrom(number, count)),
      question('all', (numbers) => numbers.all()),
      operation('clear', fc.nat({ max: 20 }), (numbers, dice) => {
        if (dice === 0) numbers.clear();
      }),
    ],
    reached: [
      { name: 'a chunk that is full', isThere: ({ count }) => count > 512 },
      { name: 'several chunks', isThere: ({ count }) => count > 3_000 },
      { name: 'none', isThere: ({ count }) => count === 0 },
      { name: 'chunks again', isThere: ({ count }) => count > 1_024 },
    ],
    runs: 20,
  });
  t.end();
});
