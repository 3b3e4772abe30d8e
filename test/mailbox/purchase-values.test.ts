import fc from 'fast-check';
import { test } from 'tap';
import type { BuyTickets } from '../../actors/draw/decide-purchase.ts';
import { AssertionError } from '../../src/kernel/assert.ts';
import type { DrawNo, PlayerKey } from '../../src/kernel/ids.ts';
import { minor } from '../../src/kernel/money.ts';
import { FlatReader, FlatWriter } from '../../src/mailbox/purchase-values.ts';
import type { Purchase } from '../../src/protocol/shard-requests.ts';

const whole = fc.maxSafeNat();
const PLAIN = { noNullPrototype: true } as const;
const rate = fc.integer({ min: 1, max: 1_000_000 });
/** All but the part of points, which most purchases do not have. */
const REQUIRED = [
  'player',
  'draw',
  'picks',
  'quickPick',
  'idempotencyKey',
  'fingerprint',
  'receivedAtMs',
] as const;

const purchases: fc.Arbitrary<BuyTickets> = fc.record(
  {
    player: whole.map((value) => value as PlayerKey),
    draw: whole.map((value) => value as DrawNo),
    picks: fc.array(fc.array(fc.double(), { maxLength: 7 }), { maxLength: 5 }),
    quickPick: whole,
    idempotencyKey: fc.string(),
    fingerprint: whole,
    receivedAtMs: whole,
    points: fc.oneof(
      fc.record({ pays: fc.constant(true as const), rateHundredths: rate }, PLAIN),
      fc.record({ pays: fc.constant(false as const), earnsHundredths: rate }, PLAIN),
    ),
  },
  { ...PLAIN, requiredKeys: [...REQUIRED] },
);

const replies: fc.Arbitrary<Purchase> = fc.record(
  {
    draw: whole.map((value) => value as DrawNo),
    shard: whole,
    firstOrdinal: whole,
    printer: whole,
    ticketCount: whole,
    masks: fc.array(whole, { maxLength: 9 }),
    priceMinor: whole.map(minor),
    acceptedAtMs: whole,
    balanceMinor: whole.map(minor),
  },
  PLAIN,
);

test('purchase values: what is written is read, one behind the other', (t) => {
  const writer = new FlatWriter();
  fc.assert(
    fc.property(fc.array(purchases), (sent) => {
      for (const purchase of sent) writer.purchase(purchase);
      const reader = new FlatReader(structuredClone(writer.take()));
      for (const purchase of sent) t.strictSame(reader.purchase(), purchase);
    }),
  );
  fc.assert(
    fc.property(fc.array(fc.tuple(replies, fc.boolean())), (sent) => {
      for (const [reply, replayed] of sent) writer.purchaseReply(reply, replayed);
      const reader = new FlatReader(structuredClone(writer.take()));
      for (const [reply, replayed] of sent) {
        t.strictSame(reader.purchaseReply(), { reply, replayed });
      }
    }),
  );
  t.strictSame(writer.take(), [], 'what was taken is gone');
  t.end();
});

test('purchase values: a message that ends early or holds something else is our bug', (t) => {
  t.throws(() => new FlatReader([]).purchase(), AssertionError);
  t.throws(() => new FlatReader([1, 2, 3, 4]).purchase(), AssertionError, 'a number for a text');
  t.throws(() => new FlatReader(['x']).purchaseReply(), AssertionError, 'a text for a number');
  t.end();
});
