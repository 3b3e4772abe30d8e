import { deepStrictEqual } from 'node:assert/strict';
import fc from 'fast-check';
import { test } from 'tap';
import { numbersOfMask } from '../../actors/games/selection.ts';
import { blindedPlayer } from '../../src/fairness/blinded-player.ts';
import { ColumnLeaves } from '../../src/fairness/column-leaves.ts';
import { ticketKeyOf } from '../../src/fairness/ticket-keys.ts';
import { ticketLeafHash } from '../../src/fairness/ticket-leaf.ts';
import { drawNo, formatPlayerId, formatTicketId, type PlayerKey } from '../../src/kernel/ids.ts';

const word = fc.nat({ max: 2 ** 32 - 1 });

test('column leaves: each is the leaf of the ticket as it is told to its owner', (t) => {
  const ticket = fc.record({
    ordinal: word,
    // One number, all, any.
    maskLow: fc.oneof(fc.constant(2 ** 32 - 1), fc.constant(2 ** 31), fc.constant(0), word),
    maskHigh: fc.oneof(fc.constant(2 ** 32 - 1), fc.constant(1), fc.constant(0), word),
    playerKey: word,
    acceptedOffsetMs: word,
  });
  const draw = fc.record({
    draw: fc.integer({ min: 1, max: 2 ** 32 - 1 }),
    shard: fc.nat({ max: 63 }),
    opensAtMs: fc.nat({ max: 8.64e15 }),
    ticketSecret: fc.uint8Array({ minLength: 32, maxLength: 32 }),
  });
  fc.assert(
    fc.property(draw, fc.array(ticket, { maxLength: 5 }), (terms, tickets) => {
      const sealed = { ...terms, draw: drawNo(terms.draw) };
      const leaves = new ColumnLeaves(sealed);
      const packed = new Uint8Array(tickets.length * 32);
      for (const [index, one] of tickets.entries()) leaves.write(one, packed, index);
      const expected = tickets.map((one) =>
        ticketLeafHash({
          ticketId: formatTicketId({ ...sealed, ordinal: one.ordinal }),
          blindedPlayer: blindedPlayer(
            ticketKeyOf(terms.ticketSecret, one.ordinal),
            formatPlayerId(one.playerKey as PlayerKey),
          ),
          numbers: numbersOfMask({ low: one.maskLow, high: one.maskHigh }),
          acceptedAtMs: sealed.opensAtMs + one.acceptedOffsetMs,
        }),
      );
      deepStrictEqual(Buffer.from(packed), Buffer.concat(expected));
    }),
    { numRuns: 500 },
  );
  t.end();
});

test('column leaves: words that are no ticket stop the work', (t) => {
  const leaves = new ColumnLeaves({
    draw: drawNo(1),
    shard: 0,
    opensAtMs: 0,
    ticketSecret: new Uint8Array(32),
  });
  const ticket = { ordinal: 0, maskLow: 1, maskHigh: 0, playerKey: 0, acceptedOffsetMs: 0 };
  const target = new Uint8Array(32);
  for (const wrong of [{ ordinal: -1 }, { ordinal: 2 ** 32 }, { acceptedOffsetMs: -1 }]) {
    t.throws(() => leaves.write({ ...ticket, ...wrong }, target, 0), { name: 'AssertionError' });
  }
  t.throws(() => leaves.write(ticket, target, 1), { name: 'AssertionError' }, 'past the end');
  t.end();
});
