import { deepStrictEqual } from 'node:assert/strict';
import fc from 'fast-check';
import { test } from 'tap';
import type { TicketWords } from '../../actors/games/ticket-columns.ts';
import { blindedPlayer } from '../../src/fairness/blinded-player.ts';
import { ColumnLeaves } from '../../src/fairness/column-leaves.ts';
import { ticketKeyOf } from '../../src/fairness/ticket-keys.ts';
import { ticketLeafHash } from '../../src/fairness/ticket-leaf.ts';
import { drawNo, formatPlayerId, formatTicketId, type PlayerKey } from '../../src/kernel/ids.ts';
import { ALL_NUMBERS_LAYOUT, numbersOf } from '../support/samples/picks.ts';

const PRINTED = { family: 'kOfN', layout: ALL_NUMBERS_LAYOUT };
const word = fc.nat({ max: 2 ** 32 - 1 });

interface Ticket {
  readonly maskLow: number;
  readonly maskHigh: number;
  readonly playerKey: number;
  readonly acceptedOffsetMs: number;
}

function wordsOf(tickets: readonly Ticket[]): TicketWords {
  const column = (name: keyof Ticket) => Uint32Array.from(tickets, (ticket) => ticket[name]);
  return {
    masks: [column('maskLow'), column('maskHigh')],
    playerKey: column('playerKey'),
    acceptedOffsetMs: column('acceptedOffsetMs'),
  };
}

test('column leaves: each is the leaf of the ticket as it is told to its owner', (t) => {
  const ticket = fc.record({
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
    fc.property(draw, word, fc.array(ticket, { maxLength: 5 }), (terms, any, tickets) => {
      const first = Math.min(any, 2 ** 32 - 5);
      const sealed = { ...terms, draw: drawNo(terms.draw), ...PRINTED };
      const leaves = new ColumnLeaves(sealed);
      const packed = new Uint8Array(tickets.length * 32);
      leaves.write(wordsOf(tickets), first, packed);
      const expected = tickets.map((one, index) =>
        ticketLeafHash({
          ticketId: formatTicketId({ ...sealed, ordinal: first + index }),
          blindedPlayer: blindedPlayer(
            ticketKeyOf(terms.ticketSecret, first + index),
            formatPlayerId(one.playerKey as PlayerKey),
          ),
          numbers: numbersOf([one.maskLow, one.maskHigh]),
          acceptedAtMs: sealed.opensAtMs + one.acceptedOffsetMs,
        }),
      );
      deepStrictEqual(Buffer.from(packed), Buffer.concat(expected));
    }),
    { numRuns: 500 },
  );
  t.end();
});

const DRAW = {
  draw: drawNo(1),
  shard: 0,
  ...PRINTED,
  opensAtMs: 0,
  ticketSecret: new Uint8Array(32),
};

test('column leaves: words that are no ticket stop the work', (t) => {
  const leaves = new ColumnLeaves(DRAW);
  const one = wordsOf([{ maskLow: 1, maskHigh: 0, playerKey: 0, acceptedOffsetMs: 0 }]);
  const target = new Uint8Array(32);
  for (const wrong of [-1, 2 ** 32]) {
    t.throws(() => leaves.write(one, wrong, target), { name: 'AssertionError' });
  }
  const early = new ColumnLeaves({ ...DRAW, opensAtMs: -1 });
  t.throws(() => early.write(one, 0, target), { name: 'AssertionError' }, 'before all time');
  const short = new Uint8Array(31);
  t.throws(() => leaves.write(one, 0, short), { name: 'AssertionError' }, 'past the end');
  t.end();
});
