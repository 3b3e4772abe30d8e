import fc from 'fast-check';
import { Unpackr } from 'msgpackr';
import { test } from 'tap';
import { GAMES } from '../../../actors/games/game-table.ts';
import { PICK_FORMS } from '../../../actors/games/pick-order.ts';
import { printerOf } from '../../../actors/games/printer.ts';
import { PurchaseAnswer, purchaseText } from '../../../src/gateway/purchases/purchase-answer.ts';
import { buyTicketsOperation } from '../../../src/gateway/socket/purchases.ts';
import { drawNo, formatDrawId, formatTicketId } from '../../../src/kernel/ids.ts';
import { minor } from '../../../src/kernel/money.ts';
import { CLIENT_CODECS } from '../../../src/protocol/client-codec.ts';
import type { Purchase } from '../../../src/protocol/shard-requests.ts';
import { PurchaseReply } from '../../../src/protocol/ticket-messages.ts';
import { compileValidator } from '../../../src/protocol/validator.ts';
import { DRUMS_GAME } from '../../support/samples/drums-game.ts';
import { masksOf, numbersOf } from '../../support/samples/picks.ts';

const PURCHASE: Purchase = {
  draw: drawNo(7),
  shard: 3,
  firstOrdinal: 41,
  printer: printerOf(GAMES['5of36']),
  ticketCount: 2,
  masks: [0b11111, 0, 0x8000_0001, 0b111],
  priceMinor: minor(100),
  acceptedAtMs: 1_767_268_800_123,
  balanceMinor: minor(900),
};
const ACCEPTED_AT = '2026-01-01T12:00:00.123Z';
const EXPECTED = {
  tickets: [
    {
      ticketId: 'tk_0000007030000019',
      drawId: 'dr_0000007',
      selection: [1, 2, 3, 4, 5],
      stakeMinor: 100,
      state: 'accepted',
      acceptedAt: ACCEPTED_AT,
    },
    {
      ticketId: 'tk_000000703000001a',
      drawId: 'dr_0000007',
      selection: [1, 32, 33, 34, 35],
      stakeMinor: 100,
      state: 'accepted',
      acceptedAt: ACCEPTED_AT,
    },
  ],
  balanceMinor: 900,
};
const library = new Unpackr({ useRecords: false, mapsAsObjects: true });

function unpacked(...messages: readonly unknown[]): unknown {
  return library.unpack(CLIENT_CODECS['tirage.v1.msgpack'].encodeFrame(messages) as Uint8Array);
}

function parsed(...messages: readonly unknown[]): unknown {
  return JSON.parse(CLIENT_CODECS['tirage.v1.json'].encodeFrame(messages) as string);
}

test('purchase answer: the same over HTTP and in both forms of a socket', (t) => {
  t.equal(purchaseText(PURCHASE), JSON.stringify(EXPECTED));
  const answer = new PurchaseAnswer('a"\\', PURCHASE, false);
  t.strictSame(parsed(answer), { id: 'a"\\', ok: true, ...EXPECTED });
  t.strictSame(unpacked(answer), { id: 'a"\\', ok: true, ...EXPECTED });
  const again = new PurchaseAnswer(7, PURCHASE, true);
  t.strictSame(parsed(again), { id: 7, ok: true, replayed: true, ...EXPECTED });
  t.strictSame(unpacked(again), { id: 7, ok: true, replayed: true, ...EXPECTED });
  t.end();
});

test('purchase answer: stands among other messages in a frame', (t) => {
  const answer = new PurchaseAnswer(1, PURCHASE, false);
  const refused = { id: 2, ok: false, code: 'drawClosed' };
  const frame = [{ id: 1, ok: true, ...EXPECTED }, refused];
  t.strictSame(parsed(answer, refused), frame);
  t.strictSame(unpacked(answer, refused), frame);
  t.strictSame(unpacked(refused, answer, refused), [refused, ...frame]);
  t.end();
});

test('purchase answer: whatever was bought, in any order, the forms agree and are valid', (t) => {
  const numbers = fc.uniqueArray(fc.integer({ min: 1, max: 36 }), { minLength: 5, maxLength: 5 });
  const mask = numbers.map((list) => masksOf(GAMES['5of36'], list));
  // Few draws, prices and instants, so that some follow each other and some differ in one of them.
  const purchase = fc.record(
    {
      draw: fc.integer({ min: 1, max: 2 }).map(drawNo),
      shard: fc.integer({ min: 0, max: 1 }),
      firstOrdinal: fc.integer({ min: 0, max: 2 ** 32 - 101 }),
      picks: fc.array(mask, { minLength: 1, maxLength: 3 }),
      priceMinor: fc.integer({ min: 1, max: 2 }).map(minor),
      acceptedAtMs: fc.integer({ min: 1_767_268_800_000, max: 1_767_268_800_001 }),
      balanceMinor: fc.maxSafeNat().map(minor),
    },
    { noNullPrototype: true },
  );
  const http = compileValidator(PurchaseReply, 'body');
  const socket = compileValidator(buyTicketsOperation.reply, 'body');
  fc.assert(
    fc.property(fc.array(purchase, { minLength: 1, maxLength: 5 }), (purchases) => {
      for (const { picks, ...terms } of purchases) {
        const printer = printerOf(GAMES['5of36']);
        const tickets = { printer, ticketCount: picks.length, masks: picks.flat() };
        const bought = { ...terms, ...tickets };
        const body: unknown = JSON.parse(purchaseText(bought));
        t.strictSame(body, plainlyMade(bought));
        t.ok(http.accepts(body));
        const told = parsed(new PurchaseAnswer('x', bought, false));
        t.ok(socket.accepts(told));
        t.strictSame(told, { id: 'x', ok: true, ...plainlyMade(bought) });
        t.strictSame(unpacked(new PurchaseAnswer('x', bought, false)), told);
      }
    }),
  );
  t.end();
});

test('purchase answer: a system and two drums are shown by name, and cost all they play', (t) => {
  const five = GAMES['5of36'];
  const system = { form: PICK_FORMS.system, numbers: [3, 4, 5, 6, 7], others: [1, 2] };
  const wide = { form: PICK_FORMS.system, numbers: [6, 5, 4, 3, 2, 1], others: [] };
  const sold = [masksOf(five, [1, 2, 3, 4, 5]), masksOf(five, system), masksOf(five, wide)];
  const bought = { ...PURCHASE, ticketCount: 3, masks: sold.flat() };
  const drums = { form: PICK_FORMS.drums, numbers: [1, 2, 3, 4, 50], others: [1, 12] };
  const inDrums = {
    ...PURCHASE,
    printer: printerOf(DRUMS_GAME),
    ticketCount: 1,
    masks: masksOf(DRUMS_GAME, drums),
  };
  const http = compileValidator(PurchaseReply, 'body');
  const told = (purchase: Purchase) => {
    const body = JSON.parse(purchaseText(purchase)) as {
      tickets: { ticketId: string; selection: unknown; stakeMinor: number }[];
    };
    t.ok(http.accepts(body));
    t.strictSame(parsed(new PurchaseAnswer('x', purchase, false)), { id: 'x', ok: true, ...body });
    t.strictSame(unpacked(new PurchaseAnswer('x', purchase, true)), {
      id: 'x',
      ok: true,
      replayed: true,
      ...body,
    });
    return body.tickets.map(({ selection, stakeMinor }) => [selection, stakeMinor]);
  };
  t.same(told(bought), [
    [[1, 2, 3, 4, 5], 100],
    [{ numbers: [3, 4, 5, 6, 7], bankers: [1, 2] }, 1_000],
    [{ numbers: [1, 2, 3, 4, 5, 6], bankers: [] }, 600],
  ]);
  t.same(told(inDrums), [[{ main: [1, 2, 3, 4, 50], bonus: [1, 12] }, 100]]);
  t.end();
});

function plainlyMade(purchase: Purchase) {
  const { draw, shard, firstOrdinal, masks, priceMinor, acceptedAtMs, balanceMinor } = purchase;
  const tickets = Array.from({ length: masks.length / 2 }, (_, i) => ({
    ticketId: formatTicketId({ draw, shard, ordinal: firstOrdinal + i }),
    drawId: formatDrawId(draw),
    selection: numbersOf(masks.slice(2 * i, 2 * i + 2)),
    stakeMinor: priceMinor,
    state: 'accepted',
    acceptedAt: new Date(acceptedAtMs).toISOString(),
  }));
  return { tickets, balanceMinor };
}
