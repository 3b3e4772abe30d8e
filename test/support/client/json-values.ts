/** Whatever JSON has, with numbers at the borders of their forms. */
import fc from 'fast-check';

const BORDERS = [0, 31, 32, 127, 128, 255, 256, 65_535, 65_536, 2 ** 31, 2 ** 32 - 1, 2 ** 32];
const numbers = fc.oneof(
  fc.constantFrom(...BORDERS, ...BORDERS.map((border) => -border - 1)),
  fc.maxSafeInteger(),
  fc.double({ noNaN: true, noDefaultInfinity: true }).filter((value) => !Object.is(value, -0)),
);
const texts = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.string({ minLength: 30, maxLength: 300 }),
  fc.constantFrom('x'.repeat(65_535), 'x'.repeat(65_536)),
);

/** msgpackr gives `__proto__` another name. */
const names = fc.string({ maxLength: 40 }).filter((name) => name !== '__proto__');

export const jsonValues = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    numbers,
    texts,
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('value'), { maxLength: 20 }),
    fc.dictionary(names, tie('value'), {
      maxKeys: 20,
      noNullPrototype: true,
    }),
  ),
})).value;
