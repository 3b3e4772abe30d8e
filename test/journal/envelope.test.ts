import { crc32 } from 'node:zlib';
import fc from 'fast-check';
import { test } from 'tap';
import {
  ENVELOPE_BYTES,
  openEnvelope,
  SCHEMA_VERSION,
  writeEnvelope,
} from '../../src/journal/envelope.ts';
import { CorruptRecordError } from '../../src/journal/journal-errors.ts';

function seal(key: Uint8Array, payload: Uint8Array): Uint8Array {
  const target = new Uint8Array(3 + ENVELOPE_BYTES + payload.length);
  const end = writeEnvelope(target, 3, key, payload);
  return target.subarray(3, end);
}

const key = fc.uint8Array({ minLength: 1, maxLength: 20 });
const payload = fc.uint8Array({ maxLength: 200 });

test('envelope: what is put in comes out', (t) => {
  fc.assert(
    fc.property(key, payload, (key, payload) => {
      t.same(openEnvelope(key, seal(key, payload)), payload);
    }),
  );
  t.end();
});

test('envelope: every single flipped bit of value or key is found', (t) => {
  const key = Uint8Array.of(7, 8, 9);
  const sealed = seal(
    key,
    Uint8Array.from({ length: 40 }, (_, index) => index),
  );
  for (const part of [sealed, key]) {
    for (let bit = 0; bit < 8 * part.length; bit += 1) {
      const flipped = 1 << (bit & 7);
      part[bit >>> 3] = (part[bit >>> 3] ?? 0) ^ flipped;
      t.throws(() => openEnvelope(key, sealed), { name: 'CorruptRecordError', retryable: false });
      part[bit >>> 3] = (part[bit >>> 3] ?? 0) ^ flipped;
    }
  }
  t.equal(openEnvelope(key, sealed).length, 40);
  t.end();
});

test('envelope: every truncation and an extension are found', (t) => {
  fc.assert(
    fc.property(key, payload, (key, payload) => {
      const sealed = seal(key, payload);
      for (let length = 0; length < sealed.length; length += 1) {
        t.throws(() => openEnvelope(key, sealed.subarray(0, length)), CorruptRecordError);
      }
      t.throws(() => openEnvelope(key, Uint8Array.of(...sealed, 0)), CorruptRecordError);
    }),
    { numRuns: 20 },
  );
  t.end();
});

test('envelope: a sound one of a later version is of a newer build', (t) => {
  const key = Uint8Array.of(7);
  const sealed = seal(key, Uint8Array.of(1, 2));
  const view = new DataView(sealed.buffer, sealed.byteOffset);
  view.setUint8(0, SCHEMA_VERSION + 1);
  t.throws(() => openEnvelope(key, sealed), CorruptRecordError, 'a flipped bit is none');
  const seed = crc32(key, crc32(Uint8Array.of(SCHEMA_VERSION + 1)));
  view.setUint32(1, crc32(Uint8Array.of(1, 2), seed));
  t.throws(() => openEnvelope(key, sealed), {
    name: 'NewerDataError',
    message: /^a stored value is of schema version 2, which only a newer build knows/,
  });
  t.end();
});

test('envelope: the format is frozen', (t) => {
  const sealed = seal(Uint8Array.from(Buffer.from('key')), Uint8Array.from(Buffer.from('payload')));
  t.equal(Buffer.from(sealed).toString('hex'), '01f9a56a907061796c6f6164');
  t.end();
});

test('envelope: a target that is too small is our bug', (t) => {
  t.throws(() => writeEnvelope(new Uint8Array(9), 0, Uint8Array.of(1), new Uint8Array(5)));
  t.end();
});
