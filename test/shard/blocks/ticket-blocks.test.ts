import { test } from 'tap';
import { GAMES } from '../../../actors/games/game-table.ts';
import type { RowWrite } from '../../../src/journal/journal.ts';
import { CorruptRecordError } from '../../../src/journal/journal-errors.ts';
import { MemoryJournal } from '../../../src/journal/memory-journal.ts';
import { AssertionError, must } from '../../../src/kernel/assert.ts';
import { drawNo } from '../../../src/kernel/ids.ts';
import { decodeTicketBlock } from '../../../src/shard/blocks/ticket-block-codec.ts';
import { TicketBlocks } from '../../../src/shard/blocks/ticket-blocks.ts';
import { TICKET_ROWS } from '../../../src/shard/tables/draw-tables.ts';
import { masksOf } from '../../support/samples/picks.ts';

const BLOCK_KEY = TICKET_ROWS.tickets.key;
const FIRST = drawNo(1);
const SECOND = drawNo(2);
const GAME = { [FIRST]: GAMES['6of45'], [SECOND]: GAMES['5of36'] };

class Bench {
  readonly journal = MemoryJournal.create({});
  readonly blocks = new TicketBlocks(this.journal);
  #batch = 0;

  constructor() {
    for (const draw of [FIRST, SECOND])
      this.blocks.open(draw, must(GAME[draw], 'a draw has no game'));
  }

  /** Player `100 + ordinal` buys the next ticket. */
  sell(draw: typeof FIRST, count: number): void {
    const columns = must(this.blocks.columns(draw), 'the draw is not open');
    const first = columns.count;
    const game = must(GAME[draw], 'a draw has no game');
    for (let i = 0; i < count; i += 1) {
      const from = 1 + ((first + i) % 30);
      const numbers = Array.from({ length: game.pickCount }, (_, index) => from + index);
      const row = { masks: masksOf(game, numbers), acceptedOffsetMs: first + i };
      columns.append({ ...row, playerKey: 100 + first + i });
    }
    this.blocks.appended(draw, first);
  }

  take(): RowWrite[] {
    this.#batch += 1;
    const writes: RowWrite[] = [];
    const sequence = this.journal.head.sequence + 1;
    this.blocks.takeWrites(this.#batch, sequence, writes);
    return writes;
  }

  async flush(rows: RowWrite[]): Promise<void> {
    await this.journal.append({ payload: Uint8Array.of(1), rows });
    this.blocks.flushed(this.#batch);
  }
}

test('ticket blocks: one block for each record and draw', (t) => {
  const bench = new Bench();
  bench.sell(FIRST, 2);
  bench.sell(SECOND, 1);
  bench.sell(FIRST, 3);
  const writes = bench.take();
  t.same(
    writes.map(({ key }) => key),
    [BLOCK_KEY.encode({ draw: FIRST, ordinal: 0 }), BLOCK_KEY.encode({ draw: SECOND, ordinal: 0 })],
  );
  const block = decodeTicketBlock(must(writes[0]?.value, 'no block was written'));
  t.match({ ...block }, { count: 5, sequence: 1 });
  t.same(bench.take(), [], 'the next batch has sold nothing');
  t.end();
});

test('ticket blocks: a ticket is found from its sale on, for ever', async (t) => {
  const bench = new Bench();
  const found = (ordinal: number) => bench.blocks.find(FIRST, ordinal);
  bench.sell(FIRST, 3);
  t.match(found(2), { playerKey: 102, sequence: null }, 'in the running batch');
  const writes = bench.take();
  bench.sell(FIRST, 2);
  t.match(found(2), { playerKey: 102, sequence: null }, 'in flight');
  t.match(found(4), { playerKey: 104, sequence: null });
  await bench.flush(writes);
  t.match(found(0), { playerKey: 100, sequence: 1 });
  t.match(found(4), { playerKey: 104, sequence: null });
  await bench.flush(bench.take());
  bench.blocks.release(FIRST);
  t.match(found(2), { playerKey: 102, acceptedOffsetMs: 2, sequence: 1 });
  t.match(found(3), { playerKey: 103, sequence: 2 });
  t.equal(found(5), undefined);
  t.equal(bench.blocks.find(drawNo(9), 0), undefined);
});

test('ticket blocks: many in a row read each block once, and are what `find` finds', async (t) => {
  const bench = new Bench();
  for (const count of [1, 40, 3]) {
    bench.sell(FIRST, count);
    await bench.flush(bench.take());
  }
  let readCount = 0;
  const counted = new TicketBlocks({
    checkAbsence: () => undefined,
    readRow: (key) => bench.journal.readRow(key),
    readRows: (range) => {
      readCount += 1;
      return bench.journal.readRows(range);
    },
  });
  const find = counted.finder(FIRST);
  const found = Array.from({ length: 44 }, (_, ordinal) => find(ordinal));
  t.equal(readCount, 3, 'a read for each block');
  t.same(
    found,
    found.map((_, ordinal) => bench.blocks.find(FIRST, ordinal)),
  );
  t.match(found[0], { playerKey: 100, sequence: 1 });
  t.match(find(20), { playerKey: 120, sequence: 2 }, 'also backwards');
  t.equal(find(44), undefined);

  bench.sell(FIRST, 2);
  const writes = bench.take();
  bench.sell(FIRST, 1);
  const unsettled = bench.blocks.finder(FIRST);
  for (const ordinal of [43, 44, 45, 46, 47]) {
    t.same(unsettled(ordinal), bench.blocks.find(FIRST, ordinal), 'stored, in flight, running');
  }
  t.match(unsettled(46), { playerKey: 146, sequence: null });
  await bench.flush(writes);
});

test('ticket blocks: a restart reads the columns back, whatever the blocks', async (t) => {
  const bench = new Bench();
  // More blocks than one page of loading, of changing sizes.
  for (let batch = 0; batch < 300; batch += 1) {
    bench.sell(FIRST, 1 + (batch % 3));
    if (batch % 7 === 0) bench.sell(SECOND, 1);
    await bench.flush(bench.take());
  }
  for (const draw of [FIRST, SECOND]) {
    const before = must(bench.blocks.columns(draw), 'the draw is not open');
    const loaded = new TicketBlocks(bench.journal).load(
      draw,
      must(GAME[draw], 'a draw has no game'),
    );
    t.equal(loaded.count, before.count);
    for (let ordinal = 0; ordinal < loaded.count; ordinal += 1) {
      t.same(loaded.row(ordinal), before.row(ordinal));
    }
  }
});

test('ticket blocks: a block that is missing stops the restart', async (t) => {
  const bench = new Bench();
  for (let batch = 0; batch < 3; batch += 1) {
    bench.sell(FIRST, 2);
    await bench.flush(bench.take());
  }
  const rows = [{ key: BLOCK_KEY.encode({ draw: FIRST, ordinal: 2 }), value: undefined }];
  await bench.journal.append({ payload: Uint8Array.of(1), rows });
  const blocks = new TicketBlocks(bench.journal);
  t.throws(() => blocks.load(FIRST, GAMES['6of45']), AssertionError);
});

test('ticket blocks: misuse stops the shard', (t) => {
  const bench = new Bench();
  t.throws(() => bench.blocks.open(FIRST, GAMES['6of45']), AssertionError, 'opened twice');
  t.end();
});

test('ticket blocks: a draw that is released is kept until its last tickets are written', (t) => {
  const bench = new Bench();
  bench.sell(FIRST, 2);
  bench.blocks.release(FIRST);
  t.ok(bench.blocks.columns(FIRST), 'a refund may stand in the batch of the sale');
  t.equal(bench.take().length, 1);
  t.equal(bench.blocks.columns(FIRST), undefined);
  t.end();
});

test('ticket blocks: bytes that are no block are corrupt', (t) => {
  const bench = new Bench();
  bench.sell(FIRST, 2);
  const bytes = must(bench.take()[0]?.value, 'no block was written');
  t.throws(() => decodeTicketBlock(bytes.subarray(0, 5)), CorruptRecordError);
  t.throws(() => decodeTicketBlock(bytes.subarray(0, bytes.length - 1)), CorruptRecordError);
  t.equal(decodeTicketBlock(bytes).row(1).playerKey, 101);
  const newer = Uint8Array.from(bytes);
  newer[10] = (newer[10] ?? 0) | 0x10;
  t.throws(() => decodeTicketBlock(newer), { name: 'NewerDataError', message: /a further column/ });
  t.end();
});

test('ticket blocks: a stretch is the same from memory and from rows', async (t) => {
  const bench = new Bench();
  for (const count of [3, 1, 1, 100, 2]) {
    bench.sell(FIRST, count);
    await bench.flush(bench.take());
  }
  const reader = new TicketBlocks(bench.journal);
  for (const from of [0, 2, 3, 5, 50, 105, 106]) {
    for (const limit of [1, 2, 64, 1_000]) {
      const words = reader.stretch(FIRST, from, limit);
      t.same(words, bench.blocks.stretch(FIRST, from, limit), `from ${from}, ${limit} at most`);
      const count = Math.min(limit, 107 - from);
      t.same(
        [...words.playerKey],
        Array.from({ length: count }, (_, i) => 100 + from + i),
      );
      t.strictSame(
        words.masks.map(({ length }) => length),
        [count, count],
      );
    }
  }
  t.equal(reader.stretch(FIRST, 107, 10).playerKey.length, 0);
  t.equal(reader.stretch(SECOND, 0, 10).playerKey.length, 0);
});

test('ticket blocks: where blocks are single tickets, a stretch reads few', async (t) => {
  const bench = new Bench();
  for (let i = 0; i < 300; i += 1) {
    bench.sell(FIRST, 1);
    await bench.flush(bench.take());
  }
  const reader = new TicketBlocks(bench.journal);
  const found: number[] = [];
  const lengths: number[] = [];
  while (found.length < 300) {
    const { playerKey } = reader.stretch(FIRST, found.length, 1_024);
    found.push(...playerKey);
    lengths.push(playerKey.length);
  }
  t.same(lengths, [128, 128, 44]);
  t.same(
    found,
    Array.from({ length: 300 }, (_, i) => 100 + i),
  );
});
