import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { test } from 'tap';
import { blindedPlayer } from '../../src/fairness/blinded-player.ts';
import { verifyInclusion } from '../../src/fairness/merkle-tree.ts';
import { ticketLeafHash, writeTicketLeafHash } from '../../src/fairness/ticket-leaf.ts';
import { bytesOfHex, goldenDraws, toHex } from '../support/fairness/fairness-golden.ts';

const TICKET = {
  ticketId: 'tk_0000001000000000',
  blindedPlayer: new Uint8Array(32).fill(0xb1),
  numbers: [33, 3, 7, 12, 25],
  acceptedAtMs: 1_767_225_600_123,
};

test('ticket leaf: the bytes are those of the comment, written out by hand', (t) => {
  const bytes = [
    '00',
    Buffer.from('tirage/ticket/v2').toString('hex'),
    `13${Buffer.from(TICKET.ticketId).toString('hex')}`,
    'b1'.repeat(32),
    '05',
    '00210003' + '0007000c' + '0019',
    TICKET.acceptedAtMs.toString(16).padStart(16, '0'),
  ].join('');
  t.equal(
    toHex(ticketLeafHash(TICKET)),
    createHash('sha256').update(bytesOfHex(bytes)).digest('hex'),
  );
  t.end();
});

test('ticket leaf: the receipts of the third implementation lead to the sealed roots', (t) => {
  for (const { transcript, receipts } of goldenDraws()) {
    for (const receipt of receipts) {
      const { index, count } = receipt;
      const path = receipt.path.map(bytesOfHex);
      const root = bytesOfHex(transcript.seals[receipt.shard]?.merkleRoot ?? '');
      const player = blindedPlayer(bytesOfHex(receipt.ticketKey), receipt.playerId);
      const leafHash = ticketLeafHash({ ...receipt, blindedPlayer: player });
      t.ok(verifyInclusion({ leafHash, index, count, path, root }), receipt.ticketId);
    }
  }
  t.end();
});

test('ticket leaf: two different tickets never share a leaf', (t) => {
  const ticket = fc.record({
    ticketId: fc.stringMatching(/^[a-b]{0,2}$/),
    blindedPlayer: fc.constantFrom(new Uint8Array(32), new Uint8Array(32).fill(1)),
    numbers: fc.array(fc.nat({ max: 3 }), { maxLength: 3 }),
    acceptedAtMs: fc.nat({ max: 3 }),
  });
  t.doesNotThrow(() =>
    fc.assert(
      fc.property(ticket, ticket, (left, right) => {
        const same = JSON.stringify(left) === JSON.stringify(right);
        return same === (toHex(ticketLeafHash(left)) === toHex(ticketLeafHash(right)));
      }),
      { numRuns: 2_000 },
    ),
  );
  t.end();
});

test('ticket leaf: packed leaves stand at their index', (t) => {
  const packed = new Uint8Array(3 * 32);
  writeTicketLeafHash(TICKET, packed, 2);
  writeTicketLeafHash({ ...TICKET, acceptedAtMs: 0 }, packed, 0);
  t.equal(toHex(packed.subarray(64)), toHex(ticketLeafHash(TICKET)));
  t.equal(toHex(packed.subarray(32, 64)), '00'.repeat(32));
  t.end();
});

test('ticket leaf: what has no canonical form is our bug', (t) => {
  t.throws(() => ticketLeafHash({ ...TICKET, numbers: new Uint16Array(256) }), /too many numbers/);
  t.throws(() => ticketLeafHash({ ...TICKET, numbers: [65_536] }), /16 unsigned bits/);
  t.throws(() => ticketLeafHash({ ...TICKET, acceptedAtMs: 0.5 }), /safe unsigned integer/);
  t.throws(() => ticketLeafHash({ ...TICKET, ticketId: 'tké' }), /ASCII/);
  const short = new Uint8Array(31);
  t.throws(() => ticketLeafHash({ ...TICKET, blindedPlayer: short }), /32 bytes/);
  t.end();
});
