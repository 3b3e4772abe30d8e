import fc from 'fast-check';

/** Keys of few bytes, so that they meet, are prefixes of each other, and stand at both ends. */
export const nearKeys: fc.Arbitrary<Uint8Array> = fc
  .array(fc.constantFrom(0, 1, 0x7f, 0x80, 0xff), { maxLength: 4 })
  .map((bytes) => Uint8Array.from(bytes));
