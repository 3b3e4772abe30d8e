import { test } from 'tap';
import { CorruptRecordError } from '../../../src/journal/journal-errors.ts';
import { AssertionError } from '../../../src/kernel/assert.ts';
import {
  decodeValue,
  objectCodec,
  valueCodec,
} from '../../../src/shard/records/positional-codec.ts';

interface Sample {
  readonly name: string;
  readonly count: number;
  readonly note: string | null;
}

const codec = objectCodec<Sample>()(['name', 'count', 'note']);

test('positional codec: an object is the list of its fields, in their order', (t) => {
  const sample = { note: null, count: 2 ** 53 - 1, name: 'ё' };
  t.same(decodeValue(codec.encode(sample)), ['ё', 2 ** 53 - 1, null]);
  t.same(codec.decode(codec.encode(sample)), sample);
  t.end();
});

test('positional codec: a field without a value is our bug', (t) => {
  t.throws(() => codec.encode({ name: 'x', count: 1 } as never), AssertionError);
  t.end();
});

test('positional codec: other fields than those of the type are corrupt, more are newer', (t) => {
  const values = valueCodec<unknown>();
  for (const stored of [['x', 1], { name: 'x' }, 'x', null]) {
    t.throws(() => codec.decode(values.encode(stored)), CorruptRecordError);
  }
  t.throws(() => codec.decode(values.encode(['x', 1, null, 2])), {
    name: 'NewerDataError',
    message: /^a stored object has a field behind note, which only a newer build knows: start that/,
  });
  t.end();
});

test('positional codec: integers come back whole, at any size and sign', (t) => {
  const values = valueCodec<number>();
  for (const value of [
    0,
    -1,
    127,
    128,
    2 ** 31,
    -(2 ** 31) - 1,
    2 ** 32,
    2 ** 53 - 1,
    -(2 ** 53) + 1,
  ]) {
    t.equal(values.decode(values.encode(value)), value);
  }
  t.end();
});
