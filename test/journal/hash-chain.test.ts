import { createHash } from 'node:crypto';
import { test } from 'tap';
import { chainHash, genesisHead, sequenceBytes, sequenceOf } from '../../src/journal/hash-chain.ts';

const bytes = (text: string) => Uint8Array.from(Buffer.from(text));
const hex = (value: Uint8Array) => Buffer.from(value).toString('hex');

test('hash chain: the formula is SHA-256 over hash, sequence and payload', (t) => {
  const previous = { sequence: 2 ** 32 + 6, hash: new Uint8Array(32).fill(0xab) };
  const input = Buffer.concat([
    previous.hash,
    Buffer.from('0000000100000007', 'hex'),
    bytes('payload'),
  ]);
  t.equal(
    hex(chainHash(previous, bytes('payload'))),
    createHash('sha256').update(input).digest('hex'),
  );
  t.end();
});

test('hash chain: the first hashes are frozen, because stored journals hold them', (t) => {
  const first = chainHash(genesisHead(), bytes('first'));
  t.equal(hex(first), '8667e7fc9a5b7da59e4765472e9a1c9c889c29c8b119630bb0b16eb8dab04991');
  const second = chainHash({ sequence: 1, hash: first }, bytes(''));
  t.equal(hex(second), '64743ea523694ef0bad66c10c379720fd213fec12b71930c0e8c9fb80aa9fc1a');
  t.end();
});

test('hash chain: sequences are ordered as bytes, and back again', (t) => {
  const sequences = [0, 1, 255, 256, 2 ** 32 - 1, 2 ** 32, 2 ** 40 + 3, Number.MAX_SAFE_INTEGER];
  const encoded = sequences.map(sequenceBytes);
  t.same(encoded.map(sequenceOf), sequences);
  t.same([...encoded].sort(Buffer.compare), encoded);
  t.equal(sequenceOf(new Uint8Array(7)), undefined);
  t.equal(sequenceOf(new Uint8Array(8).fill(255)), undefined, 'not a safe integer');
  for (const bad of [-1, 1.5, Number.NaN, 2 ** 53]) t.throws(() => sequenceBytes(bad));
  t.end();
});
