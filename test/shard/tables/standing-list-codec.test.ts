import fc from 'fast-check';
import { test } from 'tap';
import type { StandingTicket } from '../../../actors/standing/standing-ticket.ts';
import { CorruptRecordError } from '../../../src/journal/journal-errors.ts';
import { drawNo, playerKey } from '../../../src/kernel/ids.ts';
import { minor, ZERO_MINOR } from '../../../src/kernel/money.ts';
import { encodeValue } from '../../../src/shard/records/positional-codec.ts';
import { STANDING_LIST_CODEC } from '../../../src/shard/tables/standing-list-codec.ts';

const TICKET: StandingTicket = {
  player: playerKey(3, 5),
  number: 1,
  kind: 'recurring',
  seriesId: 'evening',
  gameId: '5of36',
  rulesMark: 4_294_967_295,
  priceMinor: minor(100),
  words: [31, 0],
  pickCount: 1,
  printer: 7,
  stakeMinor: minor(100),
  earnsHundredths: 0,
  madeAtMs: 1_767_268_800_123,
  drawsLeft: null,
  enteredCount: 0,
  lastDraw: 0,
  endReason: null,
  endedAtMs: null,
  refundMinor: ZERO_MINOR,
};

const bytesOf = (...tickets: readonly StandingTicket[]) => STANDING_LIST_CODEC.encode(tickets);

test('standing list: whatever tickets have in common, they come back as they were', (t) => {
  const changes = fc.record<Partial<StandingTicket>>(
    {
      number: fc.integer({ min: 1, max: 4_294_967_295 }),
      kind: fc.constantFrom('recurring', 'prepaid'),
      seriesId: fc.constantFrom('evening', 'вечер'),
      priceMinor: fc.constantFrom(minor(100), minor(200)),
      words: fc.array(fc.integer({ min: 0, max: 4_294_967_295 })),
      pickCount: fc.constantFrom(1, 100),
      stakeMinor: fc.constantFrom(minor(100), minor(2 ** 40)),
      earnsHundredths: fc.nat(300),
      drawsLeft: fc.option(fc.nat(52)),
      enteredCount: fc.nat(),
      lastDraw: fc.constantFrom<0 | ReturnType<typeof drawNo>>(0, drawNo(4_294_967_295)),
    },
    { requiredKeys: [], noNullPrototype: true },
  );
  const lists = fc.array(changes.map((one): StandingTicket => ({ ...TICKET, ...one })));
  fc.assert(
    fc.property(lists, (tickets) => {
      t.same(STANDING_LIST_CODEC.decode(bytesOf(...tickets)), tickets);
    }),
  );
  t.end();
});

test('standing list: what a ticket has in common with the one before takes a byte each', (t) => {
  const two = bytesOf(TICKET, { ...TICKET, number: 2 });
  t.equal(Buffer.from(two).toString('hex').slice(0, 4), '92dc', 'two lists');
  t.ok(two.length - bytesOf(TICKET).length < 40, 'short');
  t.end();
});

test('standing list: bytes of something else are no standing tickets', (t) => {
  for (const other of [7, [7], [[1]], [[], []]]) {
    t.throws(() => STANDING_LIST_CODEC.decode(encodeValue(other)), CorruptRecordError);
  }
  t.end();
});
