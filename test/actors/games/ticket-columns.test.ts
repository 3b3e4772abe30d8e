import { test } from 'tap';
import { GAMES } from '../../../actors/games/game-table.ts';
import {
  SEGMENT_ROWS,
  TICKETS_PER_INSTANCE_MAX,
  TicketColumns,
  type TicketRow,
  type TicketWords,
  ticketColumnsFromShared,
  ticketRow,
} from '../../../actors/games/ticket-columns.ts';
import { gameOfShape } from '../../support/samples/games.ts';
import { quickMasks } from '../../support/samples/picks.ts';
import { SeededRandom } from '../../support/sources/seeded-random.ts';

const ROW: TicketRow = { masks: [0b11111, 0], playerKey: 1, acceptedOffsetMs: 2 };
const NARROW_ROW: TicketRow = { ...ROW, masks: [0b11111] };

test('columns: rows come back as they went in, over the edge of a segment', (t) => {
  const game = GAMES['6of45'];
  const columns = new TicketColumns(game);
  const rows = randomRows(SEGMENT_ROWS + 3);
  for (const [ordinal, row] of rows.entries()) {
    if (columns.append(row) !== ordinal) t.fail('ordinals count from 0');
  }
  t.equal(columns.count, rows.length);
  t.equal(columns.segments.length, 2);
  const differing = rows.filter((row, ordinal) => !sameRow(columns.row(ordinal), row));
  t.equal(differing.length, 0);
  t.end();
});

test('columns: the extremes of each column survive', (t) => {
  const columns = new TicketColumns(gameOfShape(2, 64));
  const row = {
    masks: [1, 2 ** 31],
    playerKey: 2 ** 32 - 1,
    acceptedOffsetMs: 2 ** 32 - 1,
  };
  columns.append(row);
  t.strictSame(columns.row(0), row);
  t.end();
});

test('columns: a game of up to 32 numbers stores no high words', (t) => {
  const narrow = new TicketColumns(gameOfShape(5, 32));
  const wide = new TicketColumns(gameOfShape(5, 33));
  t.equal(narrow.bytesPerTicket, 12);
  t.equal(wide.bytesPerTicket, 16);
  narrow.append(NARROW_ROW);
  wide.append(ROW);
  t.equal(narrow.segments[0]?.masks.length, 1);
  t.strictSame(narrow.row(0), NARROW_ROW);
  t.equal(narrow.allocatedBytes, 12 * SEGMENT_ROWS);
  t.equal(wide.allocatedBytes, 16 * SEGMENT_ROWS);
  const shared = ticketColumnsFromShared(structuredClone(narrow.share()));
  t.strictSame(ticketRow(shared, 0), NARROW_ROW);
  t.end();
});

test('columns: another thread sees the rows of the moment of sharing, in the same memory', (t) => {
  const columns = new TicketColumns(GAMES['5of36']);
  columns.append(ROW);
  const shared = columns.share();
  // Posting a message clones it this way: blocks by reference, the rest by value.
  const received = structuredClone(shared);
  columns.append({ ...ROW, playerKey: 77 });

  const reader = ticketColumnsFromShared(received);
  t.equal(reader.count, 1);
  t.strictSame(ticketRow(reader, 0), ROW);
  t.throws(() => ticketRow(reader, 1), { message: 'no ticket has that ordinal' });
  t.equal(reader.segments[0]?.playerKey[1], 77, 'the memory is one');
  t.end();
});

test('columns: tickets added by the column are those added one by one', (t) => {
  const game = GAMES['6of45'];
  const rows = randomRows(SEGMENT_ROWS + 50);
  const single = new TicketColumns(game);
  const swept = new TicketColumns(game);
  for (const row of rows) single.append(row);
  // Over the edge of a segment, up to it, from it on; and nothing at all.
  const edges = [0, 3, SEGMENT_ROWS - 1, SEGMENT_ROWS, SEGMENT_ROWS, SEGMENT_ROWS + 7, rows.length];
  for (const [index, from] of edges.entries())
    swept.appendAll(wordsOf(rows.slice(from, edges[index + 1])));
  t.equal(swept.count, single.count);
  const differing = rows.filter((row, ordinal) => !sameRow(swept.row(ordinal), row));
  t.equal(differing.length, 0);
  const atOnce = new TicketColumns(game);
  atOnce.appendAll(wordsOf(rows));
  t.same(atOnce.row(SEGMENT_ROWS + 1), single.row(SEGMENT_ROWS + 1));
  const narrow = new TicketColumns(gameOfShape(5, 32));
  narrow.appendAll(wordsOf([NARROW_ROW]));
  t.strictSame(narrow.row(0), NARROW_ROW);
  t.end();
});

test('columns: a sweep of tickets that cannot be stops, and adds none of them', (t) => {
  const columns = new TicketColumns(GAMES['5of36']);
  const words = wordsOf([ROW, ROW]);
  const [low = new Uint32Array(0), high = low] = words.masks;
  const short = Uint32Array.of(1);
  const error = { name: 'AssertionError' };
  t.throws(
    () => columns.appendAll({ ...words, masks: words.masks.slice(1) }),
    error,
    'another game',
  );
  t.throws(() => columns.appendAll({ ...words, masks: [low, short] }), error);
  t.throws(() => columns.appendAll({ ...words, playerKey: short }), error);
  t.throws(() => columns.appendAll({ ...words, acceptedOffsetMs: short }), error);
  t.throws(() => columns.appendAll({ ...words, masks: [Uint32Array.of(31, 1), high] }), error);
  const many = new Uint32Array(TICKETS_PER_INSTANCE_MAX + 1);
  const tooMany = { masks: [many, many], playerKey: many, acceptedOffsetMs: many };
  t.throws(() => columns.appendAll(tooMany), {
    message: 'there are more tickets than columns hold',
  });
  t.equal(columns.count, 0);
  t.end();
});

test('columns: no tickets take no memory, and can be shared', (t) => {
  const columns = new TicketColumns(GAMES['5of36']);
  t.equal(columns.allocatedBytes, 0);
  const returned = new Set();
  t.strictSame(columns.share(), { wordCount: 2, count: 0, blocks: [], returned });
  t.strictSame(ticketColumnsFromShared(columns.share()), { count: 0, segments: [], returned });
  t.end();
});

test('columns: a ticket that was given back keeps its row, and is noted once', (t) => {
  const columns = new TicketColumns(gameOfShape(5, 32));
  for (let i = 0; i < 3; i += 1) columns.append(NARROW_ROW);
  columns.giveBack(1);
  t.equal(columns.count, 3);
  t.strictSame(columns.row(1), NARROW_ROW);
  t.strictSame([...ticketColumnsFromShared(columns.share()).returned], [1]);
  t.throws(() => columns.giveBack(1), { message: 'a ticket was given back twice' });
  t.throws(() => columns.giveBack(3), { message: 'a ticket was given back that was not sold' });
  t.end();
});

test('columns: are full at the limit and take no ticket more', (t) => {
  const columns = new TicketColumns(gameOfShape(5, 32));
  for (let i = 1; i < TICKETS_PER_INSTANCE_MAX; i++) columns.append(NARROW_ROW);
  t.equal(columns.full, false);
  t.equal(columns.append(NARROW_ROW), TICKETS_PER_INSTANCE_MAX - 1);
  t.equal(columns.full, true);
  t.throws(() => columns.append(NARROW_ROW), { message: 'a ticket was appended to full columns' });
  t.equal(columns.count, TICKETS_PER_INSTANCE_MAX);
  t.end();
});

test('columns: what was not validated never enters', (t) => {
  const columns = new TicketColumns(GAMES['5of36']);
  const word = { message: 'a word is not an unsigned 32-bit integer' };
  t.throws(() => columns.append({ ...ROW, playerKey: -1 }), word);
  t.throws(() => columns.append({ ...ROW, playerKey: 2 ** 32 }), word);
  t.throws(() => columns.append({ ...ROW, acceptedOffsetMs: 0.5 }), word);
  t.throws(() => columns.append({ ...ROW, acceptedOffsetMs: Number.NaN }), word);
  t.throws(() => columns.append({ ...ROW, masks: [0b1111, 0] }), { name: 'AssertionError' });
  t.throws(() => columns.append({ ...ROW, masks: [0b1111, 0b1_0000] }), {
    name: 'AssertionError',
  });
  t.equal(columns.count, 0);
  t.equal(columns.allocatedBytes, 0);
  t.end();
});

test('columns: a shared object that does not fit together stops the reader', (t) => {
  const columns = new TicketColumns(GAMES['5of36']);
  columns.append(ROW);
  const shared = columns.share();
  const whole = { message: 'shared columns are not whole' };
  t.throws(() => ticketColumnsFromShared({ ...shared, count: SEGMENT_ROWS + 1 }), whole);
  t.throws(() => ticketColumnsFromShared({ ...shared, count: 0 }), whole);
  t.throws(() => ticketColumnsFromShared({ ...shared, count: -1 }), { name: 'AssertionError' });
  t.throws(() => ticketColumnsFromShared({ ...shared, wordCount: 1 }), {
    message: 'a block is not one segment long',
  });
  for (const ordinal of [-1, 0.5, 1]) {
    t.throws(() => columns.row(ordinal), { name: 'AssertionError' }, `${ordinal}`);
  }
  t.end();
});

function randomRows(count: number): TicketRow[] {
  const random = new SeededRandom(count);
  return Array.from({ length: count }, () => {
    const masks = quickMasks(GAMES['6of45'], random);
    const [playerKey, acceptedOffsetMs] = [random.uint32(), random.uint32()];
    return { masks, playerKey, acceptedOffsetMs };
  });
}

function wordsOf(rows: readonly TicketRow[]): TicketWords {
  return {
    masks: (rows[0]?.masks ?? [0, 0]).map((_, i) =>
      Uint32Array.from(rows, ({ masks }) => masks[i] ?? 0),
    ),
    playerKey: Uint32Array.from(rows, ({ playerKey }) => playerKey),
    acceptedOffsetMs: Uint32Array.from(rows, ({ acceptedOffsetMs }) => acceptedOffsetMs),
  };
}

function sameRow(left: TicketRow, right: TicketRow): boolean {
  const sameMask = left.masks.join() === right.masks.join();
  const samePlayer = left.playerKey === right.playerKey;
  return sameMask && samePlayer && left.acceptedOffsetMs === right.acceptedOffsetMs;
}
