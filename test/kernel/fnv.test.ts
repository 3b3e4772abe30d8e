import fc from 'fast-check';
import { test } from 'tap';
import { hashOfBytes, hashOfText } from '../../src/kernel/fnv.ts';
import { plainFnv } from '../support/structures/plain-hashes.ts';
import { agreesWithTwin, operation } from '../support/structures/twin-suite.ts';
import { utf16Text } from '../support/structures/utf16-text.ts';

interface Fnv {
  hashOfText(text: string): number;
  hashOfBytes(bytes: Uint8Array): number;
}

test('fnv: FNV-1a by the book, mixed, and a text has the hash of its UTF-16 bytes', (t) => {
  agreesWithTwin<Fnv>(t, {
    structure: () => ({ hashOfText, hashOfBytes }),
    twin: () => ({
      hashOfText: (text) => plainFnv(Buffer.from(text, 'utf16le')),
      hashOfBytes: plainFnv,
    }),
    operations: [
      operation('hash of a text', utf16Text, (fnv, text) => fnv.hashOfText(text)),
      operation('hash of bytes', fc.uint8Array(), (fnv, bytes) => fnv.hashOfBytes(bytes)),
    ],
    reached: [],
    runs: 50,
  });
  t.end();
});

test('fnv: the known values of FNV-1a, mixed', (t) => {
  // FNV-1a of nothing is its offset basis, of "a" e40c292c; then Murmur3's fmix32.
  const mix = (hash: number): number => {
    const first = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
    const second = Math.imul(first ^ (first >>> 13), 0xc2b2ae35);
    return (second ^ (second >>> 16)) >>> 0;
  };
  t.equal(hashOfBytes(new Uint8Array(0)), mix(0x811c9dc5));
  t.equal(hashOfBytes(Buffer.from('a')), mix(0xe40c292c));
  t.equal(hashOfBytes(Buffer.from('foobar')), mix(0xbf9cf968));
  t.end();
});

test('fnv: neighbours share no bits', (t) => {
  const seen = new Set<number>();
  for (let i = 0; i < 20_000; i += 1) seen.add(hashOfText(`player${i}`));
  t.ok(seen.size >= 19_998);
  t.end();
});
