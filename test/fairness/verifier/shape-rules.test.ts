import { test } from 'tap';
import {
  anInstant,
  digest,
  either,
  hex,
  integer,
  list,
  object,
  oneOf,
  type Rule,
} from '../../../src/fairness/verifier/shape-rules.ts';

const small = integer(1, 3);

for (const [name, rule, good, bad] of [
  ['integer', small, [1, 3], [0, 4, 1.5, '1', null, Number.NaN, undefined]],
  ['hex', hex(1, 2), ['00', 'ffff'], ['', '0', 'FF', '000000', 7]],
  ['digest', digest, ['ab'.repeat(32)], ['ab'.repeat(31), 'AB'.repeat(32)]],
  ['instant', anInstant, ['2026-01-01T00:00:00.000Z'], ['2026-01-01', '2026-01-01T00:00:00Z', 7]],
  ['either', either(oneOf(null), small), [null, 2], [undefined, 9]],
  ['list', list(small, 1, 2), [[1], [1, 2]], [[], [1, 2, 3], [9], {}, null]],
  ['object', object({ a: small }), [{ a: 1 }], [{}, { a: 9 }, { a: 1, b: 1 }, [], null, 'a']],
] as const satisfies readonly (readonly [string, Rule, readonly unknown[], readonly unknown[]])[]) {
  test(`shape rules: ${name} takes what it is made for, and names the place of all else`, (t) => {
    for (const value of good) t.equal(rule(value, 'it'), undefined, JSON.stringify(value));
    for (const value of bad) t.match(rule(value, 'it'), /^it/, JSON.stringify(value) ?? 'nothing');
    t.end();
  });
}

test('shape rules: the place of a fault inside is told', (t) => {
  const rule = object({ a: list(object({ b: small }), 0, 9) });
  t.match(rule({ a: [{ b: 1 }, { b: 9 }] }, 'file'), /^file\.a\[1\]\.b is not an integer/);
  t.match(rule({ a: [{ b: 1, c: 1 }] }, 'file'), /^file\.a\[0\]\.c is not known here/);
  const inherited = Object.create({ a: [] }) as object;
  t.match(rule(inherited, 'file'), /^file\.a/, 'what is inherited is not its own');
  t.end();
});
