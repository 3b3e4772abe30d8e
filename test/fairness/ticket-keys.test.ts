import { createCipheriv } from 'node:crypto';
import { test } from 'tap';
import { TICKET_KEY_BYTES, ticketKeyOf, ticketKeys } from '../../src/fairness/ticket-keys.ts';
import { bytesOfHex, toHex } from '../support/fairness/fairness-golden.ts';

const SECRET = bytesOfHex('000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f');

/** The header's own words: AES-256 of the ordinal, one block at a time. */
function blockOf(secret: Uint8Array, ordinal: number): string {
  const block = Buffer.alloc(16);
  block.writeUInt32BE(ordinal, 12);
  const cipher = createCipheriv('aes-256-ecb', secret, null).setAutoPadding(false);
  return cipher.update(block).toString('hex');
}

test('ticket keys: each is the block cipher of its ordinal, alone and in a chunk', (t) => {
  for (const first of [0, 1, 1_024, 2 ** 31, 2 ** 32 - 2]) {
    const keys = ticketKeys(SECRET, first, 2);
    t.equal(keys.length, 2 * TICKET_KEY_BYTES);
    for (const place of [0, 1]) {
      const expected = blockOf(SECRET, first + place);
      t.equal(toHex(keys.subarray(place * 16, (place + 1) * 16)), expected);
      t.equal(toHex(ticketKeyOf(SECRET, first + place)), expected);
    }
  }
  t.end();
});

test('ticket keys: no two tickets and no two secrets share one', (t) => {
  const keys: readonly string[] = toHex(ticketKeys(SECRET, 0, 1_024)).match(/.{32}/g) ?? [];
  t.equal(new Set(keys).size, 1_024);
  t.notOk(keys.includes(toHex(ticketKeyOf(new Uint8Array(32), 0))));
  t.end();
});

test('ticket keys: what is no secret and no chunk stops the work', (t) => {
  for (const [secret, first, count] of [
    [SECRET.subarray(1), 0, 1],
    [SECRET, -1, 1],
    [SECRET, 2 ** 32, 1],
    [SECRET, 0, 1_025],
  ] as const) {
    t.throws(() => ticketKeys(secret, first, count), { name: 'AssertionError' });
  }
  t.end();
});
