import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { Packr } from 'msgpackr';
import { test } from 'tap';
import { decodeMessagePack } from '../../../../client/src/socket/messagepack/messagepack-decoder.ts';
import { encodeMessagePack } from '../../../../client/src/socket/messagepack/messagepack-encoder.ts';
import { jsonValues } from '../../../support/client/json-values.ts';

const packr = new Packr({ useRecords: false, variableMapSize: true });

test('messagepack decoder: it reads what another writer wrote, and its own', (t) => {
  fc.assert(
    fc.property(jsonValues, (value) => {
      const forms = [packr.pack(value), encodeMessagePack(value)];
      return forms.every((bytes) => isDeepStrictEqual(decodeMessagePack(bytes), value));
    }),
    { numRuns: 300 },
  );
  t.end();
});

test('messagepack decoder: each form of a number is that number', (t) => {
  const rows: [string, number][] = [
    ['07', 7],
    ['ff', -1],
    ['cc 07', 7],
    ['cd 00 07', 7],
    ['ce 00 00 00 07', 7],
    ['cf 00 00 00 00 00 00 00 07', 7],
    ['cf 00 1f ff ff ff ff ff ff', Number.MAX_SAFE_INTEGER],
    ['d0 f9', -7],
    ['d1 ff f9', -7],
    ['d2 ff ff ff f9', -7],
    ['d3 ff ff ff ff ff ff ff f9', -7],
    ['ca 3f c0 00 00', 1.5],
    ['cb 3f f8 00 00 00 00 00 00', 1.5],
  ];
  for (const [hex, value] of rows) t.equal(decodeMessagePack(bytesOf(hex)), value, hex);
  t.end();
});

test('messagepack decoder: what JSON has not, or what breaks off, is an error', (t) => {
  const rows = [
    '',
    'c1',
    'c4 01 00',
    'd4 01 00',
    'c7 01 01 00',
    '81 01 02',
    'a5 61',
    '92 01',
    'cf 00 20 00 00 00 00 00 00',
    'd3 80 00 00 00 00 00 00 00',
    '01 01',
    'a1 ff',
    'dd ff ff ff ff',
  ];
  for (const hex of rows) t.throws(() => decodeMessagePack(bytesOf(hex)), Error, hex);
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 64 }), (bytes) => {
      try {
        decodeMessagePack(bytes);
        return true;
      } catch (error) {
        return error instanceof RangeError || error instanceof TypeError;
      }
    }),
  );
  t.end();
});

test('messagepack decoder: a member called __proto__ is a member', (t) => {
  const value = decodeMessagePack(packr.pack(JSON.parse('{"__proto__":{"isAdmin":true}}')));
  t.equal((value as { isAdmin?: boolean }).isAdmin, undefined);
  t.end();
});

function bytesOf(hex: string): Uint8Array {
  return Uint8Array.from(Buffer.from(hex.replaceAll(' ', ''), 'hex'));
}
