import { test } from 'tap';
import { MemoryStorage } from '../../../../client/src/platform/memory-storage.ts';
import {
  KEPT_AGE_MS_MAX,
  type KeptReservation,
  KeptReservations,
  mayHold,
  WISH_AGE_MS_MAX,
} from '../../../../web/portal/stock/kept-reservations.ts';

const WISH: KeptReservation = {
  key: 'a',
  playerId: 'pl_1',
  drawId: 'dr_1',
  tickets: [{ stockId: 'sk_1', selection: [1, 2, 3] }],
  madeAtMs: 1_000,
};
const HELD = { ...WISH, key: 'b', madeAtMs: 500, reservationId: 'rs_1' };

test('kept reservations: another tab finds what one wanted, oldest first', (t) => {
  const storage = new MemoryStorage();
  const kept = new KeptReservations(storage);
  kept.put(WISH);
  kept.put(HELD);
  t.same(new KeptReservations(storage).of('pl_1', 2_000), [HELD, WISH]);
  kept.put({ ...WISH, reservationId: 'rs_2' });
  t.match(kept.of('pl_1', 2_000), [HELD, { key: 'a', reservationId: 'rs_2' }], 'the answer came');
  kept.drop('a');
  t.same(kept.of('pl_1', 2_000), [HELD]);
  t.end();
});

test('kept reservations: they are of one player', (t) => {
  const kept = new KeptReservations(new MemoryStorage());
  kept.put(WISH);
  t.same(kept.of('pl_2', 2_000), []);
  t.same(kept.of('pl_1', 2_000), [WISH], 'and stay theirs');
  t.end();
});

test('kept reservations: a wish without an answer is not carried out long afterwards', (t) => {
  const kept = new KeptReservations(new MemoryStorage());
  kept.put(WISH);
  kept.put(HELD);
  t.equal(kept.of('pl_1', WISH.madeAtMs + WISH_AGE_MS_MAX - 1).length, 2);
  t.same(kept.of('pl_1', WISH.madeAtMs + WISH_AGE_MS_MAX), [HELD]);
  t.same(kept.of('pl_1', WISH.madeAtMs), [HELD], 'and it is gone for good');
  t.same(kept.of('pl_1', HELD.madeAtMs + KEPT_AGE_MS_MAX), []);
  t.end();
});

test('kept reservations: what was not written here is dropped, and the rest stays', (t) => {
  const storage = new MemoryStorage();
  storage.setItem('tirage.reservation.1.x', 'nonsense');
  storage.setItem('tirage.reservation.1.y', '{"key":"y"}');
  storage.setItem('tirage.reservation.1.z', 'null');
  storage.setItem('tirage.intent.k', '{}');
  const kept = new KeptReservations(storage);
  kept.put(WISH);
  t.same(kept.of('pl_1', 2_000), [WISH]);
  t.equal(storage.length, 2, 'the intent is somebody else’s');
  t.end();
});

test('kept reservations: what has run out, or is known to be over, holds nothing', (t) => {
  t.ok(mayHold(WISH, 1e15), 'of a wish nobody knows');
  t.ok(mayHold({ ...HELD, expiresAtMs: 9_000 }, 8_999));
  t.notOk(mayHold({ ...HELD, expiresAtMs: 9_000 }, 9_000));
  t.notOk(mayHold({ ...HELD, expiresAtMs: 9_000, isOver: true }, 1_000));
  t.end();
});

test('kept reservations: each change is told, also of another tab', (t) => {
  const kept = new KeptReservations(new MemoryStorage());
  const before = kept.changes.value;
  kept.put(WISH);
  kept.drop(WISH.key);
  kept.changedElsewhere();
  t.equal(kept.changes.value, before + 3);
  t.end();
});
