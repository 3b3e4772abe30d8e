import fc from 'fast-check';
import { test } from 'tap';
import { SlotTable } from '../../src/structures/slot-table.ts';
import { CountedQuestions } from '../support/structures/counted-questions.ts';
import { agreesWithTwin, operation, question } from '../support/structures/twin-suite.ts';

const SLOTS = 65_536;

/** Of any table of questions: each is known by when it was asked, not by its number. */
class Asked {
  readonly #table: Pick<SlotTable<number>, keyof SlotTable<number>>;
  readonly #numbers: number[] = [];
  readonly #known = new Set<number>();

  constructor(table: Pick<SlotTable<number>, keyof SlotTable<number>>) {
    this.#table = table;
  }

  get size(): number {
    return this.#table.size;
  }

  /** Whether its number is one that nobody else ever had. */
  ask(): boolean {
    const number = this.#table.add(this.#numbers.length);
    const isNew = !this.#known.has(number);
    this.#known.add(number);
    this.#numbers.push(number);
    return isNew;
  }

  /** The answer to the question that was asked so long before the last one. */
  answer(age: number): number | undefined {
    const number = this.#numbers.at(-1 - age);
    return number === undefined ? undefined : this.#table.take(number);
  }

  stray(number: number): number | undefined {
    return this.#table.take(number);
  }

  answerAll(): number[] {
    return this.#table.takeAll().sort((left, right) => left - right);
  }
}

test('slot table: answers as a Map by numbers that count up', (t) => {
  const foreign = fc.constantFrom(-1, -65_536, 0.5, 2 ** 53, Number.NaN, Number.POSITIVE_INFINITY);
  agreesWithTwin<Asked>(t, {
    structure: () => new Asked(new SlotTable()),
    twin: () => new Asked(new CountedQuestions()),
    operations: [
      question('ask', (asked) => asked.ask()),
      operation('ask many', fc.nat({ max: 50 }), (asked, count) => {
        return Array.from({ length: count }, () => asked.ask());
      }),
      operation('answer', fc.nat({ max: 60 }), (asked, age) => asked.answer(age)),
      operation('answer many', fc.array(fc.nat({ max: 60 })), (asked, ages) => {
        return ages.map((age) => asked.answer(age));
      }),
      operation('take a number of nobody', foreign, (asked, number) => asked.stray(number)),
      question('size', (asked) => asked.size),
      question('take all', (asked) => asked.answerAll()),
    ],
    reached: [
      { name: 'many at once', isThere: ({ size }) => size > 50 },
      { name: 'none', isThere: ({ size }) => size === 0 },
      { name: 'some again', isThere: ({ size }) => size > 10 },
    ],
  });
  // Full, which takes longer.
  agreesWithTwin<Asked>(t, {
    structure: () => new Asked(new SlotTable()),
    twin: () => new Asked(new CountedQuestions()),
    operations: [
      operation('ask many', fc.constantFrom(1, 60_000), (asked, count) => {
        for (let i = 0; i < count; i += 1) if (!asked.ask()) return i;
        return count;
      }),
      operation('answer', fc.nat({ max: 70_000 }), (asked, age) => asked.answer(age)),
      question('size', (asked) => asked.size),
    ],
    reached: [
      { name: 'full', isThere: ({ size }) => size === SLOTS },
      { name: 'room again', isThere: ({ size }) => size < SLOTS },
      { name: 'full again', isThere: ({ size }) => size === SLOTS },
    ],
    runs: 10,
  });
  t.end();
});
