import { test } from 'tap';
import { drawNo } from '../../src/kernel/ids.ts';
import {
  formatReservationId,
  formatStockId,
  parseReservationId,
  parseStockId,
} from '../../src/kernel/stock-ids.ts';

test('stock ids: a place comes back from its text', (t) => {
  for (const index of [0, 31, 8_388_607, 4_294_967_295]) {
    const place = { draw: drawNo(70_000), index };
    t.same(parseStockId(formatStockId(place)), place);
  }
  t.equal(formatStockId({ draw: drawNo(1), index: 32 }), 'st_00000010000010');
  for (const shard of [0, 1_023]) {
    const place = { shard, ordinal: 4_294_967_295 };
    t.same(parseReservationId(formatReservationId(place)), place);
  }
  t.equal(formatReservationId({ shard: 2, ordinal: 1 }), 'rs_020000001');
  t.end();
});

test('stock ids: what is none is none', (t) => {
  for (const text of ['', 'st_', 'st_00000000000010', 'st_0000001000001', 'st_0000001zzzzzzz']) {
    t.equal(parseStockId(text), undefined, text);
  }
  for (const text of ['', 'rs_02000000', 'rs_0200000010', 'rs_02zzzzzzz', 'rs_0u0000001']) {
    t.equal(parseReservationId(text), undefined, text);
  }
  t.throws(() => formatStockId({ draw: drawNo(1), index: 2 ** 32 }));
  t.throws(() => formatReservationId({ shard: 0, ordinal: 2 ** 32 }));
  t.end();
});
