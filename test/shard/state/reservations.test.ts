import { test } from 'tap';
import { COUNTERS } from '../../../actors/counters.ts';
import type { Reservation } from '../../../actors/stock/reservation.ts';
import type { RowWrite } from '../../../src/journal/journal.ts';
import { Reservations, reservationActor } from '../../../src/shard/state/reservations.ts';
import { STOCK_TABLES } from '../../../src/shard/tables/stock-tables.ts';
import { Table } from '../../../src/shard/tables/table.ts';
import { MapStore } from '../../support/cluster/actor-stage.ts';
import { MemoryJournal } from '../../support/journal/memory-journal.ts';
import { ADA, DRAW } from '../../support/samples/actor-events.ts';
import { reservedBy, stockOnSale } from '../../support/samples/stock-events.ts';

const SAMPLE = stockOnSale().and(reservedBy()).states.reservations.get(1) as Reservation;

/** Reservations over a journal in memory. */
class Bench {
  readonly journal = MemoryJournal.create({});
  readonly counters = new MapStore<number, number>(String);
  readonly rows = new Table(STOCK_TABLES.reservationRows, this.journal);
  readonly all = new Reservations(this.rows);
  #batch = 0;

  make(...ends: readonly number[]): void {
    for (const expiresAtMs of ends) {
      const ordinal = (this.counters.get(COUNTERS.reservations) ?? 0) + 1;
      this.counters.put(COUNTERS.reservations, ordinal);
      const indexes = [ordinal];
      const wantedCount = 1;
      const one = { ...SAMPLE, ordinal, wanted: indexes, indexes, wantedCount, expiresAtMs };
      this.all.put(ordinal, one);
    }
  }

  end(...ordinals: readonly number[]): void {
    for (const ordinal of ordinals) {
      this.all.put(ordinal, { ...(this.all.get(ordinal) as Reservation), state: 'paid' });
    }
  }

  async flush(): Promise<void> {
    this.#batch += 1;
    this.all.noteOver(this.counters);
    const rows: RowWrite[] = [];
    this.rows.takeWrites(this.#batch, rows);
    await this.journal.append({ payload: Uint8Array.of(1), rows });
    this.rows.flushed(this.#batch);
  }

  /** As they are read after a start, and how many rows that took. */
  restarted(): { readonly all: Reservations; readonly readCount: number } {
    const rows = new Table(STOCK_TABLES.reservationRows, this.journal);
    const pages = rows.soundPages.bind(rows);
    let readCount = 0;
    rows.soundPages = function* (range) {
      for (const page of pages(range)) {
        readCount += page.length;
        yield page;
      }
    };
    const all = new Reservations(rows);
    all.recover(this.counters);
    return { all, readCount };
  }
}

test('reservations: each is named when its time has come, until it is over', (t) => {
  const bench = new Bench();
  bench.make(300, 100, 200, 100);
  t.equal(bench.all.nextAtMs(), 100);
  t.same(bench.all.due(99), []);
  t.same(bench.all.due(200).sort(), [2, 3, 4]);
  t.equal(bench.all.due(200, 2).length, 2, 'up to so many');
  bench.end(2, 4);
  t.same(bench.all.due(200), [3]);
  t.same(bench.all.due(200), [3], 'again');
  bench.end(3);
  t.equal(bench.all.nextAtMs(), 300);
  bench.end(1);
  t.equal(bench.all.nextAtMs(), undefined);
  t.equal(reservationActor(5), 'reservation:5');
  t.end();
});

test('reservations: after a start those under way are as they were', async (t) => {
  const bench = new Bench();
  bench.make(100, 200, 300, 400);
  bench.end(1, 3);
  await bench.flush();
  const { all } = bench.restarted();
  t.same(all.due(1_000), bench.all.due(1_000));
  for (const index of [1, 2, 3, 4]) {
    t.same(all.held.holderOf(DRAW, index), bench.all.held.holderOf(DRAW, index));
  }
  t.equal(all.held.countOf(ADA), 2);
  t.match(all.get(3), { ordinal: 3, state: 'paid' }, 'what is over is read');
});

test('reservations: a start passes over those that were over before', async (t) => {
  const bench = new Bench();
  bench.make(...Array.from({ length: 50 }, (_, at) => 100 + at));
  bench.end(...Array.from({ length: 20 }, (_, at) => 1 + at), 23, 50);
  await bench.flush();
  t.equal(bench.counters.get(COUNTERS.reservationsOver), 20);
  const { all, readCount } = bench.restarted();
  t.equal(readCount, 30);
  t.equal(all.held.size, 28);
  bench.end(21, 22);
  await bench.flush();
  t.equal(bench.counters.get(COUNTERS.reservationsOver), 23, 'with the one that was over before');
});

test('reservations: ends of those that are over do not pile up', (t) => {
  const bench = new Bench();
  bench.make(1_000);
  for (let ordinal = 2; ordinal < 5_000; ordinal += 1) {
    bench.make(2_000);
    bench.end(ordinal);
  }
  t.ok(bench.all.endCount < 2_000);
  t.same(bench.all.due(1_000), [1]);
  t.end();
});
