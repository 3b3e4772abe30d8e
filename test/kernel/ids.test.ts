import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { test } from 'tap';
import { AssertionError } from '../../src/kernel/assert.ts';
import {
  drawNo,
  formatDrawId,
  formatPaymentId,
  formatPlayerId,
  formatTicketId,
  PLAYERS_PER_SLOT_MAX,
  parseDrawId,
  parsePaymentId,
  parsePlayerId,
  parseTicketId,
  playerKey,
  slotOfPlayer,
} from '../../src/kernel/ids.ts';
import { SLOT_COUNT } from '../../src/kernel/slots.ts';

const UINT32_MAX = 2 ** 32 - 1;
const uint32 = fc.integer({ min: 0, max: UINT32_MAX });
const slots = fc.integer({ min: 0, max: SLOT_COUNT - 1 });
const numbersInSlot = fc.integer({ min: 0, max: PLAYERS_PER_SLOT_MAX - 1 });
const players = fc.tuple(slots, numbersInSlot).map(([slot, number]) => playerKey(slot, number));
const draws = fc.integer({ min: 1, max: UINT32_MAX }).map(drawNo);

test('ids: known texts, frozen because players keep them', (t) => {
  const player = playerKey(937, 5);
  t.equal(formatPlayerId(player), 'pl_x900005');
  t.equal(formatDrawId(drawNo(1)), 'dr_0000001');
  const place = { draw: drawNo(33), shard: 7, ordinal: 1_234 };
  t.equal(formatTicketId(place), 'tk_000001107000016j');
  t.equal(formatPaymentId({ player, number: 2 }), 'py_x9000050000002');
  t.end();
});

test('ids: every id makes the round trip', (t) => {
  const plain = { noNullPrototype: true };
  const shards = fc.integer({ min: 0, max: SLOT_COUNT - 1 });
  fc.assert(fc.property(players, (player) => parsePlayerId(formatPlayerId(player)) === player));
  fc.assert(fc.property(draws, (draw) => parseDrawId(formatDrawId(draw)) === draw));
  fc.assert(
    fc.property(fc.record({ draw: draws, shard: shards, ordinal: uint32 }, plain), (place) =>
      isDeepStrictEqual(parseTicketId(formatTicketId(place)), place),
    ),
  );
  fc.assert(
    fc.property(fc.record({ player: players, number: uint32 }, plain), (place) =>
      isDeepStrictEqual(parsePaymentId(formatPaymentId(place)), place),
    ),
  );
  t.end();
});

test('ids: what parses is the only spelling of what it names', (t) => {
  const digits = fc.string({ unit: fc.constantFrom(...'0123456789abcdefghjkmnpqrstvwxyz') });
  const texts = fc
    .tuple(fc.constantFrom('pl_', 'dr_', 'tk_', 'py_'), digits)
    .map(([prefix, rest]) => prefix + rest.padStart(16, '0').slice(-16))
    .chain((text) => fc.constantFrom(text, text.slice(0, 10), text.slice(0, 17)));
  fc.assert(
    fc.property(texts, (text) => {
      const player = parsePlayerId(text);
      const draw = parseDrawId(text);
      const ticket = parseTicketId(text);
      const payment = parsePaymentId(text);
      const spelt = [
        ...(player === undefined ? [] : [formatPlayerId(player)]),
        ...(draw === undefined ? [] : [formatDrawId(draw)]),
        ...(ticket === undefined ? [] : [formatTicketId(ticket)]),
        ...(payment === undefined ? [] : [formatPaymentId(payment)]),
      ];
      return spelt.every((one) => one === text) && spelt.length <= 1;
    }),
  );
  t.end();
});

test('ids: bad texts name nothing', (t) => {
  const good = { player: 'pl_x900005', draw: 'dr_0000001', ticket: 'tk_000001107000016j' };
  const rows: readonly [(text: string) => unknown, readonly string[]][] = [
    [
      parsePlayerId,
      ['', 'pl_', good.draw, 'PL_x900005', 'pl_X900005', 'pl_x90000', 'pl_x9000055', 'pl_x9i0005'],
    ],
    [parsePlayerId, ['pl_x900005\n', ' pl_x900005', 'pl_zz80000', 'pl_zzzzzzz', 'pl_x90000é']],
    [parseDrawId, ['', good.player, 'dr_0000000', 'dr_4000000', 'dr_zzzzzzz', 'dr_000000', 'dr_o']],
    [parseTicketId, ['', good.draw, 'tk_0000000070000001', 'tk_0000001074000000', 'tk_4000000']],
    [parseTicketId, [good.ticket.slice(0, -1), `${good.ticket}0`, 'tk_00000110u000016j']],
    [parsePaymentId, ['', 'py_x900005', 'py_x9000054000000', 'py_zz800000000001', 'py_x900005']],
  ];
  for (const [parse, texts] of rows) {
    for (const text of texts) t.equal(parse(text), undefined, `${parse.name} ${text}`);
  }
  t.ok(parsePlayerId(good.player) && parseDrawId(good.draw) && parseTicketId(good.ticket));
  t.end();
});

test('ids: no text, whatever it is, makes a parser throw', (t) => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 24 }), (text) => {
      for (const parse of [parsePlayerId, parseDrawId, parseTicketId, parsePaymentId]) parse(text);
    }),
  );
  t.end();
});

test('ids: a player key carries its slot', (t) => {
  fc.assert(
    fc.property(slots, numbersInSlot, (slot, number) => {
      const key = playerKey(slot, number);
      return slotOfPlayer(key) === slot && key % PLAYERS_PER_SLOT_MAX === number;
    }),
  );
  t.equal(playerKey(SLOT_COUNT - 1, PLAYERS_PER_SLOT_MAX - 1), UINT32_MAX);
  t.end();
});

test('ids: a place outside its range is never given a name', (t) => {
  for (const slot of [-1, SLOT_COUNT, 1.5, Number.NaN]) {
    t.throws(() => playerKey(slot, 0), AssertionError, `slot ${slot}`);
  }
  for (const number of [-1, PLAYERS_PER_SLOT_MAX, 0.5, Number.NaN]) {
    t.throws(() => playerKey(0, number), AssertionError, `number ${number}`);
  }
  for (const draw of [0, -1, 1.5, 2 ** 32, Number.NaN]) {
    t.throws(() => drawNo(draw), AssertionError, `draw ${draw}`);
  }
  const draw = drawNo(1);
  const player = playerKey(0, 0);
  t.throws(() => formatTicketId({ draw, shard: SLOT_COUNT, ordinal: 0 }), AssertionError);
  t.throws(() => formatTicketId({ draw, shard: 0, ordinal: 2 ** 32 }), AssertionError);
  t.throws(() => formatPaymentId({ player, number: 2 ** 32 }), AssertionError);
  t.end();
});
