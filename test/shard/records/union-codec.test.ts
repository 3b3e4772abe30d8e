import { test } from 'tap';
import { CorruptRecordError } from '../../../src/journal/journal-errors.ts';
import { AssertionError } from '../../../src/kernel/assert.ts';
import { NewerDataError } from '../../../src/kernel/errors.ts';
import { decodeValue, encodeValue } from '../../../src/shard/records/positional-codec.ts';
import { unionCodec, unionMember } from '../../../src/shard/records/union-codec.ts';

type Lamp =
  | { readonly state: 'off'; readonly lamp: number }
  | {
      readonly state: 'on';
      readonly isDimmed: false;
      readonly lamp: number;
      readonly litBy: string;
    }
  | {
      readonly state: 'on';
      readonly isDimmed: true;
      readonly lamp: number;
      readonly level: number;
    };

const member = unionMember<Lamp>();
const OFF = member({ state: 'off' }, ['lamp']);
const LIT = member({ state: 'on', isDimmed: false }, ['lamp', 'litBy']);
const DIMMED = member({ state: 'on', isDimmed: true }, ['lamp', 'level']);
const codec = unionCodec<Lamp>()([OFF, LIT, DIMMED]);

test('union codec: a member is its place in the list, and its own fields behind it', (t) => {
  const rows: [Lamp, unknown[]][] = [
    [{ state: 'off', lamp: 7 }, [0, 7]],
    [{ state: 'on', isDimmed: false, litBy: 'ada', lamp: 7 }, [1, 7, 'ada']],
    [{ state: 'on', isDimmed: true, lamp: 7, level: 3 }, [2, 7, 3]],
  ];
  for (const [lamp, row] of rows) {
    t.same(decodeValue(codec.encode(lamp)), row);
    t.strictSame(codec.decode(codec.encode(lamp)), lamp);
  }
  t.end();
});

test('union codec: what is no member, or lacks a field of it, is our bug', (t) => {
  for (const wrong of [{ state: 'broken', lamp: 1 }, { state: 'on', lamp: 1 }, { state: 'off' }]) {
    t.throws(() => codec.encode(wrong as never), AssertionError);
  }
  t.end();
});

test('union codec: other fields than its member has are corrupt, or of a later build', (t) => {
  for (const stored of [[-1, 7], [0], [1, 7], ['lamp', 7], [], 7, null]) {
    t.throws(() => codec.decode(encodeValue(stored)), CorruptRecordError);
  }
  for (const stored of [
    [3, 7],
    [0, 7, 8],
  ]) {
    t.throws(() => codec.decode(encodeValue(stored)), NewerDataError, 'a later build has more');
  }
  t.end();
});

test('union codec: members and fields that do not fit the type do not compile', (t) => {
  // @ts-expect-error A field is missing.
  member({ state: 'on', isDimmed: true }, ['lamp']);
  // @ts-expect-error It is another member's field.
  member({ state: 'on', isDimmed: true }, ['lamp', 'level', 'litBy']);
  // @ts-expect-error There is no such member.
  member({ state: 'broken' }, ['lamp']);
  // @ts-expect-error A member is missing.
  unionCodec<Lamp>()([OFF, LIT]);
  t.pass('proven by the compiler');
  t.end();
});
