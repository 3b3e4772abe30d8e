import { createHash } from 'node:crypto';
import { test } from 'tap';
import { HmacDrbg } from '../../src/fairness/hmac-drbg.ts';
import { bytesOfHex, readGolden, toHex } from '../support/fairness/fairness-golden.ts';

interface NistVectors {
  readonly vectors: readonly {
    readonly name: string;
    readonly entropy: string;
    readonly nonce: string;
    readonly personalisation: string;
    readonly requestBytes: number;
    readonly first?: string;
    readonly second: string;
  }[];
}

interface Vectors {
  readonly vectors: readonly {
    readonly seedMaterial: string;
    readonly requests: readonly { readonly bytes: number; readonly output: string }[];
    readonly words: readonly number[];
  }[];
}

test('hmac drbg: the published vectors of NIST hold', (t) => {
  for (const vector of readGolden<NistVectors>('drbg-nist').vectors) {
    const material = vector.entropy + vector.nonce + vector.personalisation;
    const generator = new HmacDrbg(bytesOfHex(material));
    const first = toHex(generator.generate(vector.requestBytes));
    if (vector.first !== undefined) t.equal(first, vector.first, vector.name);
    t.equal(toHex(generator.generate(vector.requestBytes)), vector.second, vector.name);
  }
  t.end();
});

test('hmac drbg: requests of odd sizes and the stream of words are as specified', (t) => {
  for (const { seedMaterial, requests, words } of readGolden<Vectors>('drbg').vectors) {
    const generator = new HmacDrbg(bytesOfHex(seedMaterial));
    for (const { bytes, output } of requests) t.equal(toHex(generator.generate(bytes)), output);
    const stream = new HmacDrbg(bytesOfHex(seedMaterial));
    t.same(
      words.map(() => stream.uint32()),
      words,
    );
  }
  t.end();
});

test('hmac drbg: words and bytes read one stream, in whatever pieces', (t) => {
  const seed = createHash('sha512').update('pieces').digest();
  const whole = toHex(new HmacDrbg(seed).bytes(300));
  const source = new HmacDrbg(seed);
  let pieces = '';
  for (let i = 0; pieces.length < whole.length; i += 1) {
    const word = i % 3 === 0;
    pieces += word
      ? source.uint32().toString(16).padStart(8, '0')
      : toHex(source.bytes(Math.min(i % 7, whole.length / 2 - pieces.length / 2)));
    if (whole.length - pieces.length < 8) pieces += toHex(source.bytes((600 - pieces.length) / 2));
  }
  t.equal(pieces, whole);
  t.end();
});

test('hmac drbg: requests outside the limits of the standard are our bug', (t) => {
  t.throws(() => new HmacDrbg(new Uint8Array(47)), /too little seed material/);
  const generator = new HmacDrbg(new Uint8Array(48));
  t.throws(() => generator.generate(0), /limits/);
  t.throws(() => generator.generate(65_537), /limits/);
  t.equal(generator.generate(65_536).length, 65_536);
  t.end();
});
