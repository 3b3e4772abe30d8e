import { test } from 'tap';
import { GAMES } from '../../../actors/games/game-table.ts';
import { quickPick } from '../../../actors/games/quick-pick.ts';
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
import { SeededRandom } from '../../support/sources/seeded-random.ts';

const ROW: TicketRow = { maskLow: 0b11111, maskHigh: 0, playerKey: 1, acceptedOffsetMs: 2 };

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
    maskLow: 1,
    maskHigh: 2 ** 31,
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
  narrow.append(ROW);
  wide.append(ROW);
  t.equal(narrow.segments[0]?.maskHigh, undefined);
  t.strictSame(narrow.row(0), ROW);
  t.equal(narrow.allocatedBytes, 12 * SEGMENT_ROWS);
  t.equal(wide.allocatedBytes, 16 * SEGMENT_ROWS);
  const shared = ticketColumnsFromShared(structuredClone(narrow.share()));
  t.strictSame(ticketRow(shared, 0), ROW);
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
  narrow.appendAll({ ...wordsOf([ROW]), maskHigh: undefined });
  t.strictSame(narrow.row(0), ROW);
  t.end();
});

test('columns: a sweep of tickets that cannot be stops, and adds none of them', (t) => {
  const columns = new TicketColumns(GAMES['5of36']);
  const words = wordsOf([ROW, ROW]);
  const short = Uint32Array.of(1);
  const error = { name: 'AssertionError' };
  t.throws(() => columns.appendAll({ ...words, maskHigh: undefined }), error, 'another game');
  t.throws(() => columns.appendAll({ ...words, maskHigh: short }), error);
  t.throws(() => columns.appendAll({ ...words, playerKey: short }), error);
  t.throws(() => columns.appendAll({ ...words, acceptedOffsetMs: short }), error);
  t.throws(() => columns.appendAll({ ...words, maskLow: Uint32Array.of(31, 1) }), error);
  const many = new Uint32Array(TICKETS_PER_INSTANCE_MAX + 1);
  const tooMany = { maskLow: many, maskHigh: many, playerKey: many, acceptedOffsetMs: many };
  t.throws(() => columns.appendAll(tooMany), { message: 'more tickets than columns hold' });
  t.equal(columns.count, 0);
  t.end();
});

test('columns: no tickets take no memory, and can be shared', (t) => {
  const columns = new TicketColumns(GAMES['5of36']);
  t.equal(columns.allocatedBytes, 0);
  t.strictSame(columns.share(), { hasHighColumn: true, count: 0, blocks: [] });
  t.strictSame(ticketColumnsFromShared(columns.share()), { count: 0, segments: [] });
  t.end();
});

test('columns: are full at the limit and take no ticket more', (t) => {
  const columns = new TicketColumns(gameOfShape(5, 32));
  for (let i = 1; i < TICKETS_PER_INSTANCE_MAX; i++) columns.append(ROW);
  t.equal(columns.full, false);
  t.equal(columns.append(ROW), TICKETS_PER_INSTANCE_MAX - 1);
  t.equal(columns.full, true);
  t.throws(() => columns.append(ROW), { message: 'a ticket was appended to full columns' });
  t.equal(columns.count, TICKETS_PER_INSTANCE_MAX);
  t.end();
});

test('columns: what was not validated never enters', (t) => {
  const columns = new TicketColumns(GAMES['5of36']);
  const word = { message: 'a column holds unsigned 32-bit integers' };
  t.throws(() => columns.append({ ...ROW, playerKey: -1 }), word);
  t.throws(() => columns.append({ ...ROW, playerKey: 2 ** 32 }), word);
  t.throws(() => columns.append({ ...ROW, acceptedOffsetMs: 0.5 }), word);
  t.throws(() => columns.append({ ...ROW, acceptedOffsetMs: Number.NaN }), word);
  t.throws(() => columns.append({ ...ROW, maskLow: 0b1111 }), { name: 'AssertionError' });
  t.throws(() => columns.append({ ...ROW, maskLow: 0b1111, maskHigh: 0b1_0000 }), {
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
  const whole = { message: 'shared columns are whole' };
  t.throws(() => ticketColumnsFromShared({ ...shared, count: SEGMENT_ROWS + 1 }), whole);
  t.throws(() => ticketColumnsFromShared({ ...shared, count: 0 }), whole);
  t.throws(() => ticketColumnsFromShared({ ...shared, count: -1 }), { name: 'AssertionError' });
  t.throws(() => ticketColumnsFromShared({ ...shared, hasHighColumn: false }), {
    message: 'a block is one segment long',
  });
  for (const ordinal of [-1, 0.5, 1]) {
    t.throws(() => columns.row(ordinal), { name: 'AssertionError' }, `${ordinal}`);
  }
  t.end();
});

function randomRows(count: number): TicketRow[] {
  const random = new SeededRandom(count);
  return Array.from({ length: count }, () => {
    const mask = quickPick(GAMES['6of45'], random);
    const [playerKey, acceptedOffsetMs] = [random.uint32(), random.uint32()];
    return { maskLow: mask.low, maskHigh: mask.high, playerKey, acceptedOffsetMs };
  });
}

function wordsOf(rows: readonly TicketRow[]): TicketWords {
  return {
    maskLow: Uint32Array.from(rows, ({ maskLow }) => maskLow),
    maskHigh: Uint32Array.from(rows, ({ maskHigh }) => maskHigh),
    playerKey: Uint32Array.from(rows, ({ playerKey }) => playerKey),
    acceptedOffsetMs: Uint32Array.from(rows, ({ acceptedOffsetMs }) => acceptedOffsetMs),
  };
}

function sameRow(left: TicketRow, right: TicketRow): boolean {
  const sameMask = left.maskLow === right.maskLow && left.maskHigh === right.maskHigh;
  const samePlayer = left.playerKey === right.playerKey;
  return sameMask && samePlayer && left.acceptedOffsetMs === right.acceptedOffsetMs;
}
