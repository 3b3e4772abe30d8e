import { deepStrictEqual } from 'node:assert/strict';
import fc from 'fast-check';
import { test } from 'tap';
import { lineCount, linesByMatches } from '../../../src/fairness/verifier/system-lines.ts';
import { choices } from '../../support/samples/expanded-system.ts';

test('system lines of the verifier: counted as the list of all combinations is', (t) => {
  const numbers = fc.uniqueArray(fc.integer({ min: 1, max: 16 }), { maxLength: 10 });
  const drawn = fc.uniqueArray(fc.integer({ min: 1, max: 16 }), { maxLength: 6 });
  fc.assert(
    fc.property(numbers, drawn, fc.nat({ max: 6 }), fc.nat({ max: 3 }), (all, hits, size, some) => {
      const always = all.slice(0, some);
      const others = all.slice(some);
      const lines = choices(others, size).map((line) => [...line, ...always]);
      deepStrictEqual(lineCount(others.length, size), lines.length);
      const due = new Array<number>(size + always.length + 1).fill(0);
      for (const line of lines) {
        const matches = line.filter((number) => hits.includes(number)).length;
        due[matches] = (due[matches] ?? 0) + 1;
      }
      deepStrictEqual(linesByMatches(others, hits, { size, always }), due);
    }),
    { numRuns: 500 },
  );
  t.equal(lineCount(5, -1), 0);
  t.ok(lineCount(255, 100) > 10_000, 'what cannot be counted is too many');
  t.end();
});
