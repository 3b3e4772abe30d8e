import fc from 'fast-check';
import { Packr } from 'msgpackr';
import { test } from 'tap';
import { AssertionError } from '../../src/kernel/assert.ts';
import { ValueWriter } from '../../src/protocol/value-writer.ts';

const library = new Packr({ useRecords: false, variableMapSize: true });

function written(value: unknown): Buffer {
  const writer = new ValueWriter();
  writer.value(value);
  return Buffer.from(writer.take());
}

test('value writer: the bytes are those of the library, at every limit of a header', (t) => {
  const edges = [0, 31, 32, 127, 128, 255, 256, 32_767, 32_768, 65_535, 65_536, 2 ** 31, 2 ** 32];
  const numbers = edges.flatMap((edge) => [edge - 1, edge, edge + 1, -edge, 1 - edge, -edge - 1]);
  const lengths = [0, 15, 16, 31, 32, 255, 256, 65_535, 65_536];
  const values: unknown[] = [
    ...numbers,
    2 ** 53 - 1,
    1 - 2 ** 53,
    0,
    0.5,
    null,
    true,
    false,
    ...lengths.map((length) => 'x'.repeat(length)),
    ...lengths.map((length) => 'ж'.repeat(length)),
    ...lengths.map((length) => `${'x'.repeat(length)}€`),
    ...lengths.map((length) => new Array<number>(length).fill(7)),
    { a: 1, b: { c: [null, 'd'] } },
    Object.fromEntries(Array.from({ length: 20 }, (_, i) => [`name${i}`, i])),
  ];
  for (const value of values) {
    const bytes = written(value);
    t.same(library.unpack(bytes), value);
    t.ok(
      bytes.equals(library.pack(value)),
      `${JSON.stringify(value)?.slice(0, 40)} as the library`,
    );
  }
  t.end();
});

test('value writer: whatever a value consists of, the library reads it back', (t) => {
  const json = fc.jsonValue({ noUnicodeString: false, maxDepth: 6 });
  fc.assert(
    fc.property(json, (value) => {
      t.same(library.unpack(written(value)), library.unpack(library.pack(value)));
    }),
  );
  t.end();
});

test('value writer: what was taken stays as it is while more is written', (t) => {
  const writer = new ValueWriter();
  const taken: { readonly bytes: Uint8Array; readonly copy: Buffer }[] = [];
  for (let i = 0; i < 3_000; i += 1) {
    writer.value([i, 'y'.repeat(i % 300)]);
    const bytes = writer.take();
    taken.push({ bytes, copy: Buffer.from(bytes) });
  }
  t.ok(taken.every(({ bytes, copy }) => copy.equals(bytes)));
  writer.value('z'.repeat(200_000));
  t.equal(library.unpack(writer.take()), 'z'.repeat(200_000), 'longer than the memory at hand');
  t.end();
});

test('value writer: a word that is filled in later stands where it was reserved', (t) => {
  const writer = new ValueWriter();
  writer.value('before');
  writer.take();
  writer.reserve(4);
  writer.value('x'.repeat(70_000));
  writer.setWord(0, writer.length);
  const bytes = writer.take();
  t.equal(Buffer.from(bytes).readUInt32LE(0), bytes.length);
  t.end();
});

test('value writer: what was begun and not taken is forgotten', (t) => {
  const writer = new ValueWriter();
  writer.value('first');
  const first = writer.take();
  t.throws(() => writer.value([1, undefined]), AssertionError);
  writer.begin();
  writer.value('second');
  t.equal(library.unpack(writer.take()), 'second');
  t.equal(library.unpack(first), 'first');
  t.end();
});

test('value writer: a value in parts has the bytes of the whole', (t) => {
  const writer = new ValueWriter();
  writer.value('in the way');
  writer.begin();
  writer.map(3);
  writer.text('id');
  writer.text('tk_000');
  const beginning = writer.written().slice(0, -3);
  writer.begin();
  writer.packed(beginning);
  writer.digits(35, 3);
  writer.text('ok');
  writer.boolean(true);
  writer.text('numbers');
  writer.numbers([1, 300, -1]);
  t.ok(library.pack({ id: 'tk_013', ok: true, numbers: [1, 300, -1] }).equals(writer.written()));
  t.throws(() => writer.digits(32 ** 2, 2), AssertionError);
  t.end();
});

test('value writer: bytes are those of the library', (t) => {
  const writer = new ValueWriter();
  for (const bytes of [0, 1, 16, 255].map((length) => Buffer.alloc(length, 7))) {
    writer.bytes(bytes);
    const taken = Buffer.from(writer.take());
    t.ok(taken.equals(library.pack(bytes)), `${bytes.length} of them`);
    t.same(library.unpack(taken), bytes);
  }
  t.throws(() => writer.bytes(new Uint8Array(256)), AssertionError);
  t.end();
});

test('value writer: what is not a number is not stored as one', (t) => {
  const writer = new ValueWriter();
  t.throws(() => writer.number(Number.NaN), AssertionError);
  t.throws(() => writer.number(undefined as unknown as number), AssertionError);
  t.end();
});

test('value writer: what cannot be stored is our bug', (t) => {
  for (const value of [undefined, 1n, () => 1, new Map(), new Uint8Array(1), Symbol('x')]) {
    t.throws(() => written([value]), AssertionError);
  }
  t.end();
});
