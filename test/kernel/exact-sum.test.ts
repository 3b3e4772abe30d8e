import fc from 'fast-check';
import { test } from 'tap';
import {
  addExact,
  type ExactSum,
  exactSum,
  subtractExact,
  sumOfText,
  textOfSum,
} from '../../src/kernel/exact-sum.ts';
import { minor } from '../../src/kernel/money.ts';
import { agreesWithTwin, operation, question } from '../support/structures/twin-suite.ts';

const MOST = minor(Number.MAX_SAFE_INTEGER);

test('exact sum: a number as far as it is exact, a bigint one step behind', (t) => {
  t.equal(addExact(MOST, minor(0)), MOST);
  t.equal(addExact(MOST, minor(1)), 9_007_199_254_740_992n);
  t.equal(subtractExact(minor(-MOST), minor(2)), -9_007_199_254_740_993n);
  t.equal(subtractExact(9_007_199_254_740_992n, minor(1)), MOST, 'and a number again');
  t.equal(exactSum(0n), 0);
  t.end();
});

interface Tally {
  add(amount: number): void;
  subtract(amount: number): void;
  /** Adds it to itself. */
  double(): void;
  /** The sum itself, in its one form. */
  readonly sum: ExactSum;
}

class ExactTally implements Tally {
  sum: ExactSum;

  constructor(sum: ExactSum = exactSum(0n)) {
    this.sum = sum;
  }

  add(amount: number): void {
    this.sum = addExact(this.sum, minor(amount));
  }

  subtract(amount: number): void {
    this.sum = subtractExact(this.sum, minor(amount));
  }

  double(): void {
    this.sum = addExact(this.sum, this.sum);
  }
}

class BigTally implements Tally {
  #sum = 0n;

  add(amount: number): void {
    this.#sum += BigInt(amount);
  }

  subtract(amount: number): void {
    this.#sum -= BigInt(amount);
  }

  double(): void {
    this.#sum += this.#sum;
  }

  get sum(): ExactSum {
    const isExact = this.#sum <= BigInt(MOST) && this.#sum >= -BigInt(MOST);
    return isExact ? minor(Number(this.#sum)) : this.#sum;
  }
}

test('exact sum: adding up is what bigints say, and each value has one form', (t) => {
  const amounts = fc.oneof(
    fc.constantFrom(0, 1, -1, MOST, -MOST),
    fc.integer({ min: -MOST, max: MOST }),
  );
  agreesWithTwin<Tally>(t, {
    structure: () => new ExactTally(),
    twin: () => new BigTally(),
    operations: [
      operation('add', amounts, (tally, amount) => tally.add(amount)),
      operation('subtract', amounts, (tally, amount) => tally.subtract(amount)),
      question('double', (tally) => tally.double()),
      question('sum', (tally) => tally.sum),
      operation('is above', amounts, (tally, amount) => tally.sum > amount),
    ],
    reopened: ({ sum }) => new ExactTally(sumOfText(textOfSum(sum))),
    reached: [
      { name: 'beyond numbers', isThere: ({ sum }) => typeof sum === 'bigint' && sum > 0n },
      { name: 'a number again', isThere: ({ sum }) => typeof sum === 'number' },
      { name: 'below them', isThere: ({ sum }) => typeof sum === 'bigint' && sum < 0n },
    ],
  });
  t.end();
});
