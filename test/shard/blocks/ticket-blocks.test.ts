import { test } from 'tap';
import { GAMES } from '../../../actors/games/game-table.ts';
import type { TicketColumns } from '../../../actors/games/ticket-columns.ts';
import type { RowWrite } from '../../../src/journal/journal.ts';
import { CorruptRecordError } from '../../../src/journal/journal-errors.ts';
import { ROW_VALUE_BYTES_PAGE } from '../../../src/journal/journal-limits.ts';
import { AssertionError, must } from '../../../src/kernel/assert.ts';
import { drawNo } from '../../../src/kernel/ids.ts';
import { decodeTicketBlock } from '../../../src/shard/blocks/ticket-block-codec.ts';
import { TicketBlocks } from '../../../src/shard/blocks/ticket-blocks.ts';
import { stretchOfColumns } from '../../../src/shard/blocks/ticket-stretch.ts';
import { TICKET_ROWS } from '../../../src/shard/tables/draw-tables.ts';
import { bytesOfRange } from '../../../src/shard/tables/table-key.ts';
import { MemoryJournal } from '../../support/journal/memory-journal.ts';
import { masksOf } from '../../support/samples/picks.ts';

const BLOCK_KEY = TICKET_ROWS.tickets.key;
const ALL_BLOCKS = bytesOfRange(BLOCK_KEY, {});
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
    this.blocks.appended(draw);
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

test('ticket blocks: a record writes a block for each draw, and goes on with it', async (t) => {
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
  t.match({ ...block }, { count: 5, sales: [{ sequence: 1, from: 0 }] });
  t.same(bench.take(), [], 'the next batch has sold nothing');
  await bench.flush(writes);
  bench.sell(FIRST, 2);
  const [again, ...others] = bench.take();
  t.same(others, [], 'the other draw has sold nothing');
  t.same(again?.key, writes[0]?.key, 'the same block');
  const longer = decodeTicketBlock(must(again?.value, 'the block was not written again'));
  const sales = [
    { sequence: 1, from: 0 },
    { sequence: 2, from: 5 },
  ];
  t.match({ ...longer }, { count: 7, sales });
  t.same([4, 5].map(longer.sequence), [1, 2]);
});

test('ticket blocks: a block fills a page and no more, after a restart as before', async (t) => {
  const bench = new Bench();
  const sizes = [1, 100, 152, 3, 700, 1, 0, 255, 40];
  let restarted = new TicketBlocks(bench.journal);
  for (const [index, size] of sizes.entries()) {
    if (size > 0) bench.sell(FIRST, size);
    const writes = bench.take();
    for (const { value } of writes) t.ok(must(value, 'a deletion').length <= ROW_VALUE_BYTES_PAGE);
    const sold = must(bench.blocks.columns(FIRST), 'the draw is open');
    if (index > 0 && size > 0) {
      const columns = restarted.load(FIRST, GAMES['6of45']);
      columns.appendAll(stretchOfColumns(sold, { from: columns.count, to: sold.count }));
      restarted.appended(FIRST);
      const again: RowWrite[] = [];
      restarted.takeWrites(1, bench.journal.head.sequence + 1, again);
      t.same(again, writes, 'a shard that was started anew writes the same');
    }
    await bench.flush(writes);
    restarted = new TicketBlocks(bench.journal);
  }
  const rows = bench.journal.readRows({ ...ALL_BLOCKS, limit: 100, reverse: false });
  const total = sizes.reduce((sum, size) => sum + size, 0);
  t.equal(rows.length, Math.ceil(total / 253), 'all blocks are full but the last');
  for (const { value } of rows.slice(0, -1)) {
    t.ok(value.length > ROW_VALUE_BYTES_PAGE - 32, 'nothing that fits is left for the next one');
  }
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
  for (const count of [1, 40, 253]) {
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
  const found = Array.from({ length: 294 }, (_, ordinal) => find(ordinal));
  t.equal(readCount, 2, 'a read for each block');
  t.same(
    found,
    found.map((_, ordinal) => bench.blocks.find(FIRST, ordinal)),
  );
  t.match(found[0], { playerKey: 100, sequence: 1 });
  t.match(find(20), { playerKey: 120, sequence: 2 }, 'also backwards');
  t.equal(find(294), undefined);

  bench.sell(FIRST, 2);
  const writes = bench.take();
  bench.sell(FIRST, 1);
  const unsettled = bench.blocks.finder(FIRST);
  for (const ordinal of [293, 294, 295, 296, 297]) {
    t.same(unsettled(ordinal), bench.blocks.find(FIRST, ordinal), 'stored, in flight, running');
  }
  t.match(unsettled(296), { playerKey: 396, sequence: null });
  await bench.flush(writes);
});

test('ticket blocks: a restart reads the columns back, whatever the blocks', async (t) => {
  const bench = new Bench();
  // More blocks than one page of loading.
  for (let batch = 0; batch < 300; batch += 1) {
    bench.sell(FIRST, 1 + 240 * (batch % 3));
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
    const [again, first] = [loaded, before].map((columns) => wordsIn(columns));
    t.ok(must(again, 'loaded').equals(must(first, 'sold')), 'the same bytes');
  }
});

test('ticket blocks: a block that is missing stops the restart', async (t) => {
  const bench = new Bench();
  bench.sell(FIRST, 600);
  const writes = bench.take();
  const lost = { key: must(writes[1], 'there is one block only').key, value: undefined };
  await bench.flush(writes);
  await bench.journal.append({ payload: Uint8Array.of(1), rows: [lost] });
  const blocks = new TicketBlocks(bench.journal);
  t.throws(() => blocks.load(FIRST, GAMES['6of45']), AssertionError);
});

test('ticket blocks: misuse stops the shard', (t) => {
  const bench = new Bench();
  t.throws(() => bench.blocks.open(FIRST, GAMES['6of45']), AssertionError, 'opened twice');
  t.end();
});

test('ticket blocks: a released draw is kept until its last tickets are durable', async (t) => {
  const bench = new Bench();
  bench.sell(FIRST, 2);
  bench.blocks.release(FIRST);
  t.ok(bench.blocks.columns(FIRST), 'a refund may stand in the batch of the sale');
  const writes = bench.take();
  t.equal(writes.length, 1);
  t.match(bench.blocks.find(FIRST, 1), { playerKey: 101, sequence: null }, 'not a row yet');
  await bench.flush(writes);
  t.equal(bench.blocks.columns(FIRST), undefined);
  t.match(bench.blocks.find(FIRST, 1), { playerKey: 101, sequence: 1 });
  bench.blocks.release(SECOND);
  t.equal(bench.blocks.columns(SECOND), undefined, 'at once where nothing is to be written');
});

test('ticket blocks: bytes that are no block are corrupt', (t) => {
  const bench = new Bench();
  bench.sell(FIRST, 2);
  const bytes = must(bench.take()[0]?.value, 'no block was written');
  t.throws(() => decodeTicketBlock(bytes.subarray(0, 5)), CorruptRecordError);
  t.throws(() => decodeTicketBlock(bytes.subarray(0, bytes.length - 1)), CorruptRecordError);
  t.equal(decodeTicketBlock(bytes).row(1).playerKey, 101);
  const newer = Uint8Array.from(bytes);
  newer[6] = (newer[6] ?? 0) | 0x10;
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

test('ticket blocks: a long stretch reads few blocks', async (t) => {
  const bench = new Bench();
  bench.sell(FIRST, 3_000);
  await bench.flush(bench.take());
  const reader = new TicketBlocks(bench.journal);
  const lengths: number[] = [];
  for (let from = 0; from < 3_000; from += lengths.at(-1) ?? 0) {
    const { playerKey } = reader.stretch(FIRST, from, 10_000);
    t.equal(playerKey[0], 100 + from);
    lengths.push(playerKey.length);
  }
  t.same(lengths, [8 * 253, 3_000 - 8 * 253]);
});

function wordsIn(columns: TicketColumns): Buffer {
  const words = stretchOfColumns(columns, { from: 0, to: columns.count });
  const all = [...words.masks, words.playerKey, words.acceptedOffsetMs];
  return Buffer.concat(all.map(({ buffer }) => new Uint8Array(buffer)));
}
