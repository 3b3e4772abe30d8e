import fc from 'fast-check';

/** Texts of any UTF-16 units, including lone surrogates. */
export const utf16Text: fc.Arbitrary<string> = fc
  .uint16Array({ maxLength: 12 })
  .map((units) => String.fromCharCode(...units));
