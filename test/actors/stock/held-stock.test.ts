import { test } from 'tap';
import { HeldStock } from '../../../actors/stock/held-stock.ts';
import type { Reservation } from '../../../actors/stock/reservation.ts';
import { ADA, BOB, DRAW } from '../../support/samples/actor-events.ts';
import { reservedBy, stockOnSale } from '../../support/samples/stock-events.ts';

const [SAMPLE] = [stockOnSale().and(reservedBy()).states.reservations.get(1) as Reservation];

test('held stock: tickets and counts are those of the reservations under way', (t) => {
  const held = new HeldStock();
  held.set(SAMPLE);
  held.set({ ...SAMPLE, ordinal: 2, wanted: [], indexes: [4], wantedCount: 3, state: 'asking' });
  held.set({ ...SAMPLE, ordinal: 3, player: BOB, wanted: [0], indexes: [0], wantedCount: 1 });
  t.equal(held.holderOf(DRAW, 1)?.ordinal, 1);
  t.equal(held.holderOf(DRAW, 4)?.ordinal, 2);
  t.equal(held.holderOf(DRAW, 2), undefined);
  t.same([held.countOf(ADA), held.countOf(BOB), held.size], [5, 1, 3]);
  held.set({ ...SAMPLE, ordinal: 2, wanted: [], indexes: [4, 2], wantedCount: 3 });
  t.equal(held.holderOf(DRAW, 2)?.ordinal, 2, 'more has come');
  t.equal(held.countOf(ADA), 5, 'which it counted for before');
  for (const [ordinal, state] of [
    [1, 'paid'],
    [1, 'paid'],
    [2, 'expired'],
    [3, 'released'],
  ] as const) {
    held.set({ ...SAMPLE, ...held.get(ordinal), ordinal, state });
  }
  for (let index = 0; index < 5; index += 1) t.equal(held.holderOf(DRAW, index), undefined);
  t.same([held.countOf(ADA), held.countOf(BOB), held.size], [0, 0, 0]);
  t.end();
});

test('held stock: who has a ticket holds it, before and after a start', (t) => {
  // Ada has asked another shard for 9, which was lent to Bob's reservation before.
  const asking = { ...SAMPLE, wanted: [9], indexes: [], state: 'asking' } as const;
  const having = { ...SAMPLE, ordinal: 2, player: BOB, wanted: [], indexes: [9] } as const;
  for (const order of [
    [asking, having],
    [having, asking],
  ]) {
    const held = new HeldStock();
    for (const reservation of order) held.set(reservation);
    t.equal(held.holderOf(DRAW, 9)?.ordinal, 2);
    held.set({ ...asking, state: 'refused' });
    t.equal(held.holderOf(DRAW, 9)?.ordinal, 2, 'its refusal lets nothing go');
  }
  t.end();
});
