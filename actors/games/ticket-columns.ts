/**
 * The picks sold on one draw, as columns in shared memory.
 *
 * Why: near the cutoff a draw holds millions of tickets. As objects they would cost some hundred
 * bytes each, pauses of the collector, and a copy to reach the thread that scans them. As columns
 * they cost 16 bytes (12 where 32 numbers do), and another thread reads the same memory.
 *
 * Rows are appended, never changed. Segments of fixed size mean that growing moves nothing, so what
 * was shared earlier stays valid. Only the thread that owns the columns appends; a reader sees the
 * rows counted at the moment of `share()`, which the message that carries it makes visible.
 * Not here: who paid what (the wallet), the ticket's own row (the journal).
 */
import { assert, must } from '../../src/kernel/assert.ts';
import type { Game } from './game.ts';
import { assertMaskOfGame } from './pick.ts';

/** Rows per segment: 1 MiB at 16 bytes each, so an express draw of ten tickets stays cheap. */
export const SEGMENT_ROWS = 65_536;

/**
 * Tickets that one instance (one draw on one shard) holds: 128 MiB. When full, `append` must not be
 * called and the shard rejects the ticket; four shards sell 33 million per draw before that.
 */
export const TICKETS_PER_INSTANCE_MAX = 8_388_608;
assert(TICKETS_PER_INSTANCE_MAX % SEGMENT_ROWS === 0, 'an instance holds whole segments');
assert(TICKETS_PER_INSTANCE_MAX <= 2 ** 32, 'an ordinal fits 32 bits');

export interface TicketRow {
  readonly maskLow: number;
  readonly maskHigh: number;
  /** The shard's own short key of the player. */
  readonly playerKey: number;
  /** Milliseconds since the draw opened: 49 days fit. */
  readonly acceptedOffsetMs: number;
}

/** Tickets by the column, all columns of one length. */
export interface TicketWords {
  readonly maskLow: Uint32Array;
  /** Missing where every number fits the low word. */
  readonly maskHigh: Uint32Array | undefined;
  readonly playerKey: Uint32Array;
  readonly acceptedOffsetMs: Uint32Array;
}

/** One segment's columns: views on one block of shared memory. */
export type TicketSegment = TicketWords;

/** What travels to another thread: structured cloning passes the blocks by reference. */
export interface SharedTicketColumns {
  readonly hasHighColumn: boolean;
  readonly count: number;
  readonly blocks: readonly SharedArrayBuffer[];
}

/** What a scan needs, whichever thread it runs on. */
export interface TicketColumnsView {
  readonly count: number;
  readonly segments: readonly TicketSegment[];
}

export class TicketColumns implements TicketColumnsView {
  readonly bytesPerTicket: number;
  readonly #game: Game;
  readonly #hasHighColumn: boolean;
  readonly #blocks: SharedArrayBuffer[] = [];
  readonly #segments: TicketSegment[] = [];
  #count = 0;

  constructor(game: Game) {
    this.#game = game;
    this.#hasHighColumn = game.numberCount > 32;
    this.bytesPerTicket = bytesPerTicket(this.#hasHighColumn);
  }

  /** Tickets held; also the ordinal that the next one gets. */
  get count(): number {
    return this.#count;
  }

  get full(): boolean {
    return this.#count === TICKETS_PER_INSTANCE_MAX;
  }

  /** For the owner's own scans. Rows from `count` on are blank. */
  get segments(): readonly TicketSegment[] {
    return this.#segments;
  }

  /** Memory taken, blank rows included. */
  get allocatedBytes(): number {
    return this.#blocks.length * SEGMENT_ROWS * this.bytesPerTicket;
  }

  /** Adds one ticket and returns its ordinal. The caller has asked `full` first. */
  append(row: TicketRow): number {
    assert(!this.full, 'a ticket was appended to full columns');
    assertMaskOfGame(this.#game, row.maskLow, row.maskHigh);
    assertWord(row.playerKey);
    assertWord(row.acceptedOffsetMs);

    const ordinal = this.#count;
    const index = ordinal % SEGMENT_ROWS;
    if (index === 0) this.#grow();
    const segment = must(this.#segments[this.#segments.length - 1], 'columns have a last segment');
    segment.maskLow[index] = row.maskLow;
    if (segment.maskHigh !== undefined) segment.maskHigh[index] = row.maskHigh;
    segment.playerKey[index] = row.playerKey;
    segment.acceptedOffsetMs[index] = row.acceptedOffsetMs;
    this.#count = ordinal + 1;
    return ordinal;
  }

  /** Adds tickets by the column: a restart reads back millions, without an object for each. */
  appendAll(words: TicketWords): void {
    const { maskLow, maskHigh, playerKey, acceptedOffsetMs } = words;
    const total = maskLow.length;
    assert(this.#count + total <= TICKETS_PER_INSTANCE_MAX, 'more tickets than columns hold');
    assert(playerKey.length === total, 'a player for each ticket');
    assert(acceptedOffsetMs.length === total, 'a time for each ticket');
    assert((maskHigh !== undefined) === this.#hasHighColumn, 'the columns are of another game');
    assert(maskHigh === undefined || maskHigh.length === total, 'a high word for each ticket');
    for (let i = 0; i < total; i += 1) {
      const low = must(maskLow[i], 'a mask is missing');
      assertMaskOfGame(this.#game, low, maskHigh === undefined ? 0 : (maskHigh[i] ?? 0));
    }
    for (let from = 0; from < total; ) {
      const row = this.#count % SEGMENT_ROWS;
      if (row === 0) this.#grow();
      const segment = must(this.#segments[this.#segments.length - 1], 'columns have a segment');
      const to = Math.min(total, from + SEGMENT_ROWS - row);
      segment.maskLow.set(maskLow.subarray(from, to), row);
      if (maskHigh !== undefined) segment.maskHigh?.set(maskHigh.subarray(from, to), row);
      segment.playerKey.set(playerKey.subarray(from, to), row);
      segment.acceptedOffsetMs.set(acceptedOffsetMs.subarray(from, to), row);
      this.#count += to - from;
      from = to;
    }
  }

  row(ordinal: number): TicketRow {
    return ticketRow(this, ordinal);
  }

  /** The rows of this moment, to be posted to another thread. Later rows are not in it. */
  share(): SharedTicketColumns {
    return { hasHighColumn: this.#hasHighColumn, count: this.#count, blocks: [...this.#blocks] };
  }

  #grow(): void {
    const block = new SharedArrayBuffer(SEGMENT_ROWS * this.bytesPerTicket);
    this.#blocks.push(block);
    this.#segments.push(segmentOfBlock(block, this.#hasHighColumn));
  }
}

/** The columns that another thread shared, to read only. */
export function ticketColumnsFromShared(shared: SharedTicketColumns): TicketColumnsView {
  const { hasHighColumn, count, blocks } = shared;
  assert(Number.isInteger(count) && count >= 0, 'shared columns have a count');
  assert(blocks.length === Math.ceil(count / SEGMENT_ROWS), 'shared columns are whole');
  return { count, segments: blocks.map((block) => segmentOfBlock(block, hasHighColumn)) };
}

export function ticketRow(columns: TicketColumnsView, ordinal: number): TicketRow {
  assert(Number.isInteger(ordinal) && ordinal >= 0, 'an ordinal counts from 0');
  assert(ordinal < columns.count, 'no ticket has that ordinal');
  const index = ordinal % SEGMENT_ROWS;
  const segment = must(
    columns.segments[Math.floor(ordinal / SEGMENT_ROWS)],
    'a segment is missing',
  );
  return {
    maskLow: must(segment.maskLow[index], 'a mask is missing'),
    maskHigh:
      segment.maskHigh === undefined ? 0 : must(segment.maskHigh[index], 'a mask is missing'),
    playerKey: must(segment.playerKey[index], 'a player is missing'),
    acceptedOffsetMs: must(segment.acceptedOffsetMs[index], 'a time is missing'),
  };
}

function segmentOfBlock(block: SharedArrayBuffer, hasHighColumn: boolean): TicketSegment {
  const bytesExpected = SEGMENT_ROWS * bytesPerTicket(hasHighColumn);
  assert(block.byteLength === bytesExpected, 'a block is one segment long');
  const column = (index: number): Uint32Array =>
    new Uint32Array(block, index * SEGMENT_ROWS * Uint32Array.BYTES_PER_ELEMENT, SEGMENT_ROWS);
  return {
    maskLow: column(0),
    playerKey: column(1),
    acceptedOffsetMs: column(2),
    maskHigh: hasHighColumn ? column(3) : undefined,
  };
}

function bytesPerTicket(hasHighColumn: boolean): number {
  return (hasHighColumn ? 4 : 3) * Uint32Array.BYTES_PER_ELEMENT;
}

function assertWord(word: number): void {
  assert(word >>> 0 === word, 'a column holds unsigned 32-bit integers');
}
