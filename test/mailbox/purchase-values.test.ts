import fc from 'fast-check';
import { test } from 'tap';
import type { BuyTickets } from '../../actors/draw/decide-purchase.ts';
import { GAMES } from '../../actors/games/game-table.ts';
import { PICK_FORMS } from '../../actors/games/pick-order.ts';
import { printerOf } from '../../actors/games/printer.ts';
import { AssertionError } from '../../src/kernel/assert.ts';
import type { DrawNo, PlayerKey } from '../../src/kernel/ids.ts';
import { minor } from '../../src/kernel/money.ts';
import { FlatReader, FlatWriter } from '../../src/mailbox/purchase-values.ts';
import type { Purchase } from '../../src/protocol/shard-requests.ts';

const whole = fc.maxSafeNat();
const PLAIN = { noNullPrototype: true } as const;
const rate = fc.integer({ min: 1, max: 1_000_000 });
/** All but points and spots, which most purchases do not have. */
const REQUIRED = [
  'player',
  'draw',
  'picks',
  'quickPick',
  'idempotencyKey',
  'fingerprint',
  'receivedAtMs',
] as const;

const list = fc.array(fc.double(), { maxLength: 7 });
const formed = fc.record(
  { form: fc.constantFrom(...Object.values(PICK_FORMS)), numbers: list, others: list },
  PLAIN,
);

const purchases: fc.Arbitrary<BuyTickets> = fc.record(
  {
    player: whole.map((value) => value as PlayerKey),
    draw: whole.map((value) => value as DrawNo),
    picks: fc.array(fc.oneof(list, formed), { maxLength: 5 }),
    quickPick: fc.nat({ max: 65_535 }),
    spots: fc.integer({ min: 1, max: 255 }),
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

test('purchase values: a plain purchase and its answer are as long as ever', (t) => {
  const writer = new FlatWriter();
  const named = { idempotencyKey: 'k', fingerprint: 1, receivedAtMs: 2 };
  const ids = { player: 3 as PlayerKey, draw: 4 as DrawNo };
  writer.purchase({ ...ids, ...named, picks: [[1, 2, 3, 4, 5]], quickPick: 1 });
  t.same(writer.take(), [3, 4, 1, 'k', 1, 2, 0, 0, 1, 5, 1, 2, 3, 4, 5]);
  const sold = { draw: 4 as DrawNo, shard: 0, firstOrdinal: 9, ticketCount: 2 };
  const money = { priceMinor: minor(100), acceptedAtMs: 5, balanceMinor: minor(7) };
  const printer = printerOf(GAMES['5of36']);
  writer.purchaseReply({ ...sold, ...money, printer, masks: [31, 0, 62, 0] }, false);
  t.same(writer.take(), [4, 0, 9, 100, 5, 7, 0, printer, 2, 4, 31, 0, 62, 0]);
  t.end();
});

test('purchase values: a message that ends early or holds something else is our bug', (t) => {
  t.throws(() => new FlatReader([]).purchase(), AssertionError);
  t.throws(() => new FlatReader([1, 2, 3, 4]).purchase(), AssertionError, 'a number for a text');
  t.throws(() => new FlatReader(['x']).purchaseReply(), AssertionError, 'a text for a number');
  t.end();
});
