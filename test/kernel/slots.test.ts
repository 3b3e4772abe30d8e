import fc from 'fast-check';
import { test } from 'tap';
import { AssertionError } from '../../src/kernel/assert.ts';
import { hashOfText } from '../../src/kernel/fnv.ts';
import { normaliseLogin, SLOT_COUNT, shardOfSlot, slotOfLogin } from '../../src/kernel/slots.ts';

/**
 * Frozen: login, normalised login, hash, slot. A row that changes has lost every player in it.
 * Computed twice, here and by a separate implementation in Python (integers of any size, masked).
 */
const VECTORS: readonly [string, string, number, number][] = [
  ['alice', 'alice', 2263979945, 937],
  ['bob', 'bob', 1818395828, 180],
  ['  ALICE ', 'alice', 2263979945, 937],
  ['', '', 2872998923, 11],
  ['a', 'a', 2448022055, 551],
  ['player-0001', 'player-0001', 3733580111, 335],
  ['E\u0301lodie', '\u00e9lodie', 1418016789, 21],
  ['\u2126mega', '\u03c9mega', 877754788, 420],
  ['ivan.петров', 'ivan.петров', 1063919055, 463],
  ['山田', '山田', 128960546, 34],
  ['😀', '😀', 2916093958, 6],
  ['X'.repeat(64), 'x'.repeat(64), 2031195069, 957],
];

test('slots: the hash of a login is frozen', (t) => {
  for (const [login, normalised, hash, slot] of VECTORS) {
    t.equal(normaliseLogin(login), normalised);
    t.equal(hashOfText(normalised), hash, `hash of ${login}`);
    t.equal(slotOfLogin(normalised), slot, `slot of ${login}`);
  }
  t.end();
});

test('slots: spellings of one login are one login', (t) => {
  const pairs: readonly [string, string][] = [
    ['Alice', 'aLICE'],
    ['ﬁnn', 'finn'], // The ligature.
    ['ａｌｉｃｅ', 'alice'], // Full width.
    ['\u00a0alice\u3000', 'alice'],
    ['J\u030coe', '\u01f0oe'], // Composed in lower case only.
    ['H\u0331a', '\u1e96a'],
    ['İ\u0323', 'i\u0323\u0307'],
    ['straße', 'STRASSE'],
    ['STRAẞE', 'strasse'],
    ['Σίσυφος', 'ΣΊΣΥΦΟΣ'], // Two small sigmas.
    ['ﾊﾝｶﾞｸ', 'ハンガク'], // Half width, with a mark of its own.
    ['\uff11\uff12', '12'],
  ];
  for (const [left, right] of pairs) {
    t.equal(normaliseLogin(left), normaliseLogin(right), `${left} and ${right}`);
  }
  t.end();
});

test('slots: a normalised login stays as it is', (t) => {
  const marks = fc.constantFrom('\u0301', '\u030c', '\u0323', '\u0331', '\u0345', ' ', '\u00a0');
  const units = fc.oneof(fc.string({ unit: 'binary', maxLength: 2 }), marks);
  fc.assert(
    fc.property(fc.array(units, { maxLength: 12 }), (parts) => {
      const once = normaliseLogin(parts.join(''));
      return (
        normaliseLogin(once) === once && slotOfLogin(normaliseLogin(once)) === slotOfLogin(once)
      );
    }),
    { numRuns: 5_000 },
  );
  t.end();
});

test('slots: 100,000 ordinary logins spread evenly', (t) => {
  const families = [
    (i: number) => `player-${i}`,
    (i: number) => `${i}@example.com`,
    (i: number) => i.toString(36).padStart(8, 'a'),
  ];
  for (const login of families) {
    const counts = new Uint32Array(SLOT_COUNT);
    for (let i = 0; i < 100_000; i += 1) {
      const slot = slotOfLogin(login(i));
      counts[slot] = (counts[slot] ?? 0) + 1;
    }
    const expected = 100_000 / SLOT_COUNT;
    const chiSquare = counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
    // 1,023 degrees of freedom: mean 1,023, deviation 45.2. Five deviations either way.
    t.ok(chiSquare > 797 && chiSquare < 1_249, `${login(7)}: chi-square ${chiSquare.toFixed(0)}`);
  }
  t.end();
});

test('slots: shards get contiguous ranges that differ by one slot at most', (t) => {
  for (const shardCount of [1, 2, 3, 5, 7, 8, 12, 64, 1_000, SLOT_COUNT]) {
    const sizes = new Array<number>(shardCount).fill(0);
    let previous = 0;
    for (let slot = 0; slot < SLOT_COUNT; slot += 1) {
      const shard = shardOfSlot(slot, shardCount);
      if (shard < previous || shard > previous + 1) t.fail(`slot ${slot} of ${shardCount} shards`);
      sizes[shard] = (sizes[shard] ?? 0) + 1;
      previous = shard;
    }
    t.equal(sizes.length, shardCount);
    t.ok(Math.max(...sizes) - Math.min(...sizes) <= 1, `${shardCount} shards`);
  }
  t.end();
});

test('slots: a slot or a split that does not exist stops the work', (t) => {
  for (const slot of [-1, SLOT_COUNT, 0.5, Number.NaN]) {
    t.throws(() => shardOfSlot(slot, 4), AssertionError, `slot ${slot}`);
  }
  for (const shardCount of [0, -1, 1.5, SLOT_COUNT + 1, Number.NaN]) {
    t.throws(() => shardOfSlot(0, shardCount), AssertionError, `${shardCount} shards`);
  }
  t.end();
});
