import { test } from 'tap';
import { AssertionError } from '../../src/kernel/assert.ts';
import { SystemRandom } from '../../src/kernel/system-random.ts';

const POOL_BYTES = 16_384;

test('system random: no buffer shares memory with the pool or with another', (t) => {
  const random = new SystemRandom();
  const kept: { readonly bytes: Uint8Array; readonly copy: string }[] = [];
  for (let i = 0; i < 2_000; i += 1) {
    const bytes = random.bytes(32); // 64,000 bytes: the pool is refilled three times.
    kept.push({ bytes, copy: Buffer.from(bytes).toString('hex') });
  }
  t.equal(new Set(kept.map(({ bytes }) => bytes.buffer)).size, kept.length);
  t.ok(kept.every(({ bytes }) => bytes.buffer.byteLength === bytes.length));
  t.ok(kept.every(({ bytes, copy }) => Buffer.from(bytes).toString('hex') === copy));
  t.equal(new Set(kept.map(({ copy }) => copy)).size, kept.length, 'no value twice');
  t.end();
});

test('system random: a caller who writes into their buffer changes nothing else', (t) => {
  const random = new SystemRandom();
  for (let i = 0; i < 100; i += 1) random.bytes(64).fill(0);
  const values = Array.from({ length: 100 }, () => random.uint32());
  t.ok(new Set(values).size > 90);
  t.end();
});

test('system random: any count up to a block, across its edge', (t) => {
  const random = new SystemRandom();
  for (const count of [0, 1, 3, POOL_BYTES, 5, POOL_BYTES - 2, 7]) {
    t.equal(random.bytes(count).length, count);
    t.ok(random.uint32() < 2 ** 32);
  }
  t.end();
});

test('system random: a count that would hand bytes out twice stops the work', (t) => {
  const random = new SystemRandom();
  for (const count of [-1, 0.5, Number.NaN, POOL_BYTES + 1]) {
    t.throws(() => random.bytes(count), AssertionError, `${count}`);
  }
  t.end();
});

test('system random: integers are unsigned and use all of their bits', (t) => {
  const random = new SystemRandom();
  const ones = new Uint32Array(32);
  for (let i = 0; i < 10_000; i += 1) {
    const value = random.uint32();
    if (!(Number.isInteger(value) && value >= 0 && value < 2 ** 32)) t.fail(`${value}`);
    for (let bit = 0; bit < 32; bit += 1) ones[bit] = (ones[bit] ?? 0) + ((value >>> bit) & 1);
  }
  // Mean 5,000, deviation 50: six deviations fail once in 10^7 runs of this test.
  t.ok(ones.every((count) => count > 4_700 && count < 5_300));
  t.end();
});
