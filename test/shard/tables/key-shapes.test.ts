import fc from 'fast-check';
import { test } from 'tap';
import { AssertionError } from '../../../src/kernel/assert.ts';
import {
  anyText,
  longNumber,
  number,
  oneOfNames,
  plain,
  shortNumber,
  uuid,
} from '../../../src/shard/tables/key-part.ts';
import {
  bareRow,
  byNumber,
  byPart,
  byParts,
  byText,
  hidden,
  told,
} from '../../../src/shard/tables/key-shapes.ts';
import { compareBytes } from '../../../src/shard/tables/row-key.ts';
import { bytesOfRange, type KeyRange, type TableKey } from '../../../src/shard/tables/table-key.ts';

const TABLE = 9;
const word = fc.integer({ min: 0, max: 0xffff_ffff });
const smallWord = fc.constantFrom(0, 1, 2, 0xff, 0x100, 0xffff_fffe, 0xffff_ffff);
const UUID = '0190aaaa-bbbb-7ccc-8ddd-eeeeffff0000';

const mixed = byParts(
  { state: oneOfNames(['open', 'closed']) },
  { id: uuid },
  { round: shortNumber('round') },
  { place: longNumber('place') },
  { name: anyText },
)(TABLE);
const pair = byParts({ draw: number('draw') }, { ordinal: number('ordinal') })(TABLE);

test('key shapes: the parts of a key come back', (t) => {
  fc.assert(
    fc.property(
      fc.record(
        {
          state: fc.constantFrom('open' as const, 'closed' as const),
          id: fc.constant(UUID),
          round: fc.nat(0xffff),
          place: fc.maxSafeNat(),
          name: fc.string({ unit: 'grapheme', maxLength: 40 }),
        },
        { noNullPrototype: true },
      ),
      (key) => t.same(mixed.decode(mixed.encode(key)), key),
    ),
  );
  t.same(byText()(1).decode(byText()(1).encode('zoë 🎲')), 'zoë 🎲');
  t.equal(byPart(uuid)(1).decode(byPart(uuid)(1).encode(UUID)), UUID);
  t.end();
});

test('key shapes: the order of the bytes is the order of the parts', (t) => {
  fc.assert(
    fc.property(word, word, word, word, (a, b, c, d) => {
      const order = compareBytes(
        pair.encode({ draw: a, ordinal: b }),
        pair.encode({ draw: c, ordinal: d }),
      );
      return Math.sign(order) === Math.sign(a - c || b - d);
    }),
  );
  t.end();
});

test('key shapes: equal keys have one identity, others another', (t) => {
  t.equal(pair.identity({ draw: 1, ordinal: 23 }), pair.identity({ draw: 1, ordinal: 23 }));
  t.not(pair.identity({ draw: 1, ordinal: 23 }), pair.identity({ draw: 12, ordinal: 3 }));
  const shortened = byText((key) => key.slice(0, 3))(TABLE);
  t.equal(shortened.identity('abcd'), 'abc');
  t.equal(shortened.decode(shortened.encode('abcd')), 'abc', 'it is stored as it is found');
  t.end();
});

test('key shapes: a key is told by its parts, or as its table says', (t) => {
  const key = { state: 'closed', id: UUID, round: 2, place: 2 ** 40, name: 'it' } as const;
  t.equal(mixed.describe(mixed.encode(key)), `closed ${UUID} round 2 place ${2 ** 40} it`);
  t.equal(bareRow('of the newest')(TABLE).describe(Uint8Array.of(TABLE)), 'of the newest');
  const named = told(byNumber(plain), (value) => `no. ${value}`)(TABLE);
  t.equal(named.describe(named.encode(7)), 'no. 7');
  const secret = hidden(byText())(TABLE);
  t.match(secret.describe(secret.encode('ada')), /^[0-9a-f]{8}$/);
  t.not(secret.describe(secret.encode('ada')), secret.describe(secret.encode('bob')));
  t.end();
});

test('key range: it holds the keys that it names, and no others', (t) => {
  const bound = fc.option(smallWord, { nil: undefined });
  fc.assert(
    fc.property(
      fc.record({ of: bound, from: bound, after: bound, until: bound, before: bound }),
      smallWord,
      smallWord,
      ({ of, from, after, until, before }, draw, ordinal) => {
        const place = (value: number | undefined) =>
          value === undefined ? undefined : { draw: of ?? 1, ordinal: value };
        const range = {
          of: of === undefined ? undefined : { draw: of },
          from: place(from),
          after: place(after),
          until: place(until),
          before: place(before),
        };
        const orderTo = (value: number) => draw - (of ?? 1) || ordinal - value;
        const isNamed =
          (of === undefined || draw === of) &&
          (from === undefined || orderTo(from) >= 0) &&
          (after === undefined || orderTo(after) > 0) &&
          (until === undefined || orderTo(until) <= 0) &&
          (before === undefined || orderTo(before) < 0);
        return isIn(pair, range, { draw, ordinal }) === isNamed;
      },
    ),
    { numRuns: 2_000 },
  );
  t.end();
});

test('key range: texts share their beginning; the next table is never in it', (t) => {
  const names = byText()(TABLE);
  t.ok(isIn(names, { of: 'jackpot:' }, 'jackpot:a'));
  t.ok(isIn(names, { of: 'jackpot:' }, 'jackpot:'));
  t.notOk(isIn(names, { of: 'jackpot:' }, 'jackpot'));
  t.notOk(isIn(names, { of: 'jackpot:' }, 'jackpots:a'));
  const next = byText()(TABLE + 1).encode('');
  t.ok(compareBytes(next, bytesOfRange(names, {}).end) >= 0);
  t.end();
});

test('key shapes: what does not fit is our bug', (t) => {
  t.throws(() => byText()(1).encode('x'.repeat(513)), AssertionError);
  t.throws(() => byPart(uuid)(1).encode('nothing'), AssertionError);
  const short = byParts({ at: shortNumber('at') })(1);
  for (const at of [-1, 0.5, 2 ** 16]) t.throws(() => short.encode({ at }), AssertionError);
  t.throws(() => short.decode(Uint8Array.of(1)), AssertionError);
  const listed = byParts({ at: oneOfNames(['a', 'b']) })(1);
  t.throws(() => listed.decode(Uint8Array.of(1, 2)), AssertionError);
  t.throws(() => byParts({ one: plain, other: plain }), AssertionError);
  t.end();
});

function isIn<Key, Prefix>(
  keys: TableKey<Key, Prefix>,
  range: KeyRange<Key, Prefix>,
  key: Key,
): boolean {
  const { start, end } = bytesOfRange(keys, range);
  const bytes = keys.encode(key);
  return compareBytes(bytes, start) >= 0 && compareBytes(bytes, end) < 0;
}
