/**
 * The picks sold on one draw, as columns in shared memory.
 *
 * Why: near the cutoff a draw holds millions of tickets. As objects they would cost about a hundred
 * bytes each, garbage-collection pauses, and a copy to reach the thread that scans them. As columns
 * they cost 8 bytes and the words of the pick (16 for 5 of 36), and another thread reads the same
 * memory.
 *
 * Rows are appended, never changed: that a ticket was given back is noted beside them, by its
 * ordinal (draw/returned-tickets.ts). Segments have a fixed size, so growing moves nothing, and
 * what was shared earlier stays valid. Only the thread that owns the columns appends; a reader sees
 * the rows counted at the moment of `share()`, which the message that carries it makes visible.
 * Not here: who paid what (the wallet), the ticket's own row (the journal).
 */
import { assert, must } from '../../src/kernel/assert.ts';
import { familyOf } from './families.ts';
import type { GameFamily } from './family.ts';
import type { Game } from './game.ts';

/** Rows per segment: 1 MiB at 16 bytes each, so an express draw of ten tickets stays cheap. */
export const SEGMENT_ROWS = 65_536;

/**
 * Tickets that one instance (one draw on one shard) holds: 128 MiB. When it is full, `append` must
 * not be called and the shard rejects the ticket; four shards sell 33 million per draw before that.
 */
export const TICKETS_PER_INSTANCE_MAX = 8_388_608;
assert(TICKETS_PER_INSTANCE_MAX % SEGMENT_ROWS === 0, 'an instance does not hold whole segments');
assert(TICKETS_PER_INSTANCE_MAX <= 2 ** 32, 'an ordinal does not fit 32 bits');

export interface TicketRow {
  /** The words of its pick. */
  readonly masks: readonly number[];
  /** The shard's own short key of the player. */
  readonly playerKey: number;
  /** Milliseconds since the draw opened: 49 days fit. */
  readonly acceptedOffsetMs: number;
}

/** Tickets in columns, all of one length. */
export interface TicketWords {
  /** A column for each word of a pick: at least one, and as many as the game's family says. */
  readonly masks: readonly Uint32Array[];
  readonly playerKey: Uint32Array;
  readonly acceptedOffsetMs: Uint32Array;
}

/** One segment's columns: views on one block of shared memory. */
export type TicketSegment = TicketWords;

/** What travels to another thread: structured cloning passes the blocks by reference. */
export interface SharedTicketColumns {
  readonly wordCount: number;
  readonly count: number;
  readonly blocks: readonly SharedArrayBuffer[];
  readonly returned: ReadonlySet<number>;
}

/** What a scan needs, whichever thread it runs on. */
export interface TicketColumnsView {
  readonly count: number;
  readonly segments: readonly TicketSegment[];
  /** Ordinals of tickets that were given back: they have their rows, and take part no more. */
  readonly returned: ReadonlySet<number>;
}

/** The tickets of one purchase: the words of all their picks, one pick after the other. */
export type AppendedTickets = TicketRow;

export class TicketColumns implements TicketColumnsView {
  readonly bytesPerTicket: number;
  readonly #game: Game;
  readonly #family: GameFamily;
  /** Words of a pick: columns besides those of players and times. */
  readonly wordCount: number;
  readonly #blocks: SharedArrayBuffer[] = [];
  readonly #segments: TicketSegment[] = [];
  readonly #returned = new Set<number>();
  #count = 0;

  constructor(game: Game) {
    this.#game = game;
    this.#family = familyOf(game);
    this.wordCount = this.#family.wordCount(game);
    this.bytesPerTicket = bytesPerTicket(this.wordCount);
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

  get returned(): ReadonlySet<number> {
    return this.#returned;
  }

  /** Memory taken, blank rows included. */
  get allocatedBytes(): number {
    return this.#blocks.length * SEGMENT_ROWS * this.bytesPerTicket;
  }

  /** Adds tickets and returns the first one's ordinal. The caller has made sure of the space. */
  append({ masks, playerKey, acceptedOffsetMs }: AppendedTickets): number {
    assertWord(playerKey);
    assertWord(acceptedOffsetMs);
    const first = this.#count;
    for (let from = 0; from < masks.length; from += this.wordCount) {
      assert(!this.full, 'a ticket was appended to full columns');
      this.#family.assertPick(this.#game, masks, from);
      const index = this.#count % SEGMENT_ROWS;
      if (index === 0) this.#grow();
      const segment = this.#lastSegment();
      for (let i = 0; i < this.wordCount; i += 1) {
        const word = must(masks[from + i], 'a pick lacks one of its words');
        must(segment.masks[i], 'a word has no column')[index] = word;
      }
      segment.playerKey[index] = playerKey;
      segment.acceptedOffsetMs[index] = acceptedOffsetMs;
      this.#count += 1;
    }
    return first;
  }

  /** Adds tickets in columns: a restart reads back millions, without an object for each. */
  appendAll(words: TicketWords): void {
    const { masks, playerKey, acceptedOffsetMs } = words;
    const total = playerKey.length;
    assert(
      this.#count + total <= TICKETS_PER_INSTANCE_MAX,
      'there are more tickets than columns hold',
    );
    assert(acceptedOffsetMs.length === total, 'not as many times as tickets');
    assert(masks.length === this.wordCount, 'the columns are of another game');
    for (const column of masks) assert(column.length === total, 'not as many words as tickets');
    this.#family.assertPicks(this.#game, masks, 0, total);
    for (let from = 0; from < total; ) {
      const row = this.#count % SEGMENT_ROWS;
      if (row === 0) this.#grow();
      const segment = this.#lastSegment();
      const to = Math.min(total, from + SEGMENT_ROWS - row);
      for (const [i, column] of masks.entries()) {
        must(segment.masks[i], 'a word has no column').set(column.subarray(from, to), row);
      }
      segment.playerKey.set(playerKey.subarray(from, to), row);
      segment.acceptedOffsetMs.set(acceptedOffsetMs.subarray(from, to), row);
      this.#count += to - from;
      from = to;
    }
  }

  /** Its holder gave the ticket back. */
  giveBack(ordinal: number): void {
    assert(ordinal < this.#count, 'a ticket was given back that was not sold');
    assert(!this.#returned.has(ordinal), 'a ticket was given back twice');
    this.#returned.add(ordinal);
  }

  row(ordinal: number): TicketRow {
    return ticketRow(this, ordinal);
  }

  /** The rows at this moment, to be posted to another thread. Later rows are not included. */
  share(): SharedTicketColumns {
    const { wordCount } = this;
    return { wordCount, count: this.#count, blocks: [...this.#blocks], returned: this.#returned };
  }

  #grow(): void {
    const block = new SharedArrayBuffer(SEGMENT_ROWS * this.bytesPerTicket);
    this.#blocks.push(block);
    this.#segments.push(segmentOfBlock(block, this.wordCount));
  }

  #lastSegment(): TicketSegment {
    return must(this.#segments[this.#segments.length - 1], 'columns have no last segment');
  }
}

/** The columns that another thread shared, for reading only. */
export function ticketColumnsFromShared(shared: SharedTicketColumns): TicketColumnsView {
  const { wordCount, count, blocks, returned } = shared;
  assert(Number.isInteger(count) && count >= 0, 'shared columns have no count');
  assert(blocks.length === Math.ceil(count / SEGMENT_ROWS), 'shared columns are not whole');
  return { count, segments: blocks.map((block) => segmentOfBlock(block, wordCount)), returned };
}

export function ticketRow(columns: TicketColumnsView, ordinal: number): TicketRow {
  const segment = segmentOf(columns, ordinal);
  const index = ordinal % SEGMENT_ROWS;
  return {
    masks: segment.masks.map((column) => must(column[index], 'a mask is missing')),
    playerKey: must(segment.playerKey[index], 'a player is missing'),
    acceptedOffsetMs: must(segment.acceptedOffsetMs[index], 'a time is missing'),
  };
}

export function playerKeyAt(columns: TicketColumnsView, ordinal: number): number {
  const { playerKey } = segmentOf(columns, ordinal);
  return must(playerKey[ordinal % SEGMENT_ROWS], 'a player is missing');
}

/** The segment of a ticket, whose row in it is `ordinal % SEGMENT_ROWS`. */
export function segmentOf(columns: TicketColumnsView, ordinal: number): TicketSegment {
  assert(Number.isInteger(ordinal) && ordinal >= 0, 'an ordinal is not a count');
  assert(ordinal < columns.count, 'no ticket has that ordinal');
  return must(columns.segments[Math.floor(ordinal / SEGMENT_ROWS)], 'a segment is missing');
}

function segmentOfBlock(block: SharedArrayBuffer, wordCount: number): TicketSegment {
  const bytesExpected = SEGMENT_ROWS * bytesPerTicket(wordCount);
  assert(block.byteLength === bytesExpected, 'a block is not one segment long');
  const column = (index: number): Uint32Array =>
    new Uint32Array(block, index * SEGMENT_ROWS * Uint32Array.BYTES_PER_ELEMENT, SEGMENT_ROWS);
  return wordsByColumn(wordCount, column);
}

/** Columns in their order on disk and in memory: first word, player, time, further words. */
export function wordsByColumn(
  wordCount: number,
  column: (index: number) => Uint32Array,
): TicketWords {
  const further = Array.from({ length: wordCount - 1 }, (_, index) => column(3 + index));
  return { masks: [column(0), ...further], playerKey: column(1), acceptedOffsetMs: column(2) };
}

function bytesPerTicket(wordCount: number): number {
  assert(Number.isInteger(wordCount) && wordCount >= 1, 'a pick has no word');
  return (wordCount + 2) * Uint32Array.BYTES_PER_ELEMENT;
}

function assertWord(word: number): void {
  assert(word >>> 0 === word, 'a word is not an unsigned 32-bit integer');
}
