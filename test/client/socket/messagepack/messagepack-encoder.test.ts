import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { Unpackr } from 'msgpackr';
import { test } from 'tap';
import { encodeMessagePack } from '../../../../client/src/socket/messagepack/messagepack-encoder.ts';
import { jsonValues } from '../../../support/client/json-values.ts';

const unpackr = new Unpackr({ useRecords: false, mapsAsObjects: true, int64AsType: 'number' });

test('messagepack encoder: another reader reads what was written', (t) => {
  fc.assert(
    fc.property(jsonValues, (value) => {
      return isDeepStrictEqual(unpackr.unpack(encodeMessagePack(value)), value);
    }),
    { numRuns: 300 },
  );
  t.end();
});

test('messagepack encoder: long lists and maps, and members that are not there', (t) => {
  const list = Array.from({ length: 70_000 }, (_, i) => i);
  t.ok(isDeepStrictEqual(unpackr.unpack(encodeMessagePack(list)), list));
  const map = Object.fromEntries(list.map((i) => [`m${i}`, i]));
  t.ok(isDeepStrictEqual(unpackr.unpack(encodeMessagePack(map)), map));
  t.same(unpackr.unpack(encodeMessagePack({ a: undefined, b: 1 })), { b: 1 });
  t.same(unpackr.unpack(encodeMessagePack([undefined])), [null]);
  t.throws(() => encodeMessagePack({ a: 1n }), /no bigint/);
  t.throws(() => encodeMessagePack(() => 1), /no function/);
  t.end();
});
