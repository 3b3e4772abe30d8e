/**
 * The tickets of a shard: in memory as columns while their draw needs them, on disk as blocks.
 *
 * A batch's tickets of one draw are a few rows, each as dense as pages are filled best, keyed by
 * draw and first ordinal: appended at the end of the draw's range, found again by the ordinal, read
 * back in one sweep at a restart.
 */
import type { Game } from '../../../actors/games/game.ts';
import {
  TicketColumns,
  type TicketRow,
  type TicketWords,
  ticketRow,
} from '../../../actors/games/ticket-columns.ts';
import type { TicketStore } from '../../../actors/states.ts';
import type { RowWrite } from '../../journal/journal.ts';
import { assert, must } from '../../kernel/assert.ts';
import type { DrawNo } from '../../kernel/ids.ts';
import { TICKET_ROWS } from '../tables/draw-tables.ts';
import { allRows } from '../tables/row-pages.ts';
import type { RowReader } from '../tables/table.ts';
import { bytesOfRange } from '../tables/table-key.ts';
import {
  decodeTicketBlock,
  encodeTicketBlock,
  type TicketBlock,
  ticketsInBlock,
} from './ticket-block-codec.ts';
import { joined, sliceOf, stretchOfColumns } from './ticket-stretch.ts';

/** Blocks read in one go while loading. */
const PAGE_BLOCKS = 256;
const BLOCK_KEY = TICKET_ROWS.tickets.key;
/** Blocks read for one stretch: well below a millisecond. */
const BLOCKS_AT_ONCE = 128;

interface PendingBlock {
  readonly draw: DrawNo;
  readonly firstOrdinal: number;
  readonly bytes: Uint8Array;
  readonly batch: number;
}

/** A ticket and the journal record that sold it; null until that record is durable. */
export interface FoundTicket extends TicketRow {
  readonly sequence: number | null;
}

/** Finds a ticket of one draw by its ordinal. */
export type TicketFinder = (ordinal: number) => FoundTicket | undefined;

interface FoundBlock {
  readonly firstOrdinal: number;
  readonly block: TicketBlock;
  /** The journal record that sold its tickets; null until that record is durable. */
  readonly sequence: number | null;
}

export class TicketBlocks implements TicketStore {
  readonly #journal: RowReader;
  readonly #open = new Map<DrawNo, TicketColumns>();
  /** First ordinal that the running batch appended, by draw. */
  readonly #appended = new Map<DrawNo, number>();
  /** Draws that are released once the running batch is written. */
  readonly #leaving = new Set<DrawNo>();
  #pending: PendingBlock[] = [];

  constructor(journal: RowReader) {
    this.#journal = journal;
  }

  columns(draw: DrawNo): TicketColumns | undefined {
    return this.#open.get(draw);
  }

  /** The draws whose tickets are in memory. */
  openDraws(): Iterable<DrawNo> {
    return this.#open.keys();
  }

  open(draw: DrawNo, game: Game): TicketColumns {
    assert(!this.#open.has(draw), 'the columns of a draw were opened twice');
    const columns = new TicketColumns(game);
    this.#open.set(draw, columns);
    return columns;
  }

  appended(draw: DrawNo, ordinal: number): void {
    if (!this.#appended.has(draw)) this.#appended.set(draw, ordinal);
  }

  /**
   * Tickets that the running batch sold are written first: their refund may be in the same batch.
   */
  release(draw: DrawNo): void {
    if (this.#appended.has(draw)) this.#leaving.add(draw);
    else this.#open.delete(draw);
  }

  takeWrites(batch: number, sequence: number, writes: RowWrite[]): void {
    for (const [draw, fromOrdinal] of this.#appended) {
      const columns = must(this.#open.get(draw), 'tickets were appended to closed columns');
      const most = ticketsInBlock(columns.wordCount);
      for (let ordinal = fromOrdinal; ordinal < columns.count; ordinal += most) {
        const count = Math.min(most, columns.count - ordinal);
        const bytes = encodeTicketBlock(columns, { fromOrdinal: ordinal, count, sequence });
        this.#pending.push({ draw, firstOrdinal: ordinal, bytes, batch });
        writes.push({ key: BLOCK_KEY.encode({ draw, ordinal }), value: bytes });
      }
    }
    this.#appended.clear();
    for (const draw of this.#leaving) this.#open.delete(draw);
    this.#leaving.clear();
  }

  flushed(batch: number): void {
    this.#pending = this.#pending.filter((block) => block.batch > batch);
  }

  /**
   * Any ticket that was ever sold here, by its ordinal, including those of the running batch: a
   * purchase and its repeat may be in one batch.
   */
  find(draw: DrawNo, ordinal: number): FoundTicket | undefined {
    return this.finder(draw)(ordinal);
  }

  /**
   * `find` for many tickets of a draw: a block is read and checked only once for successive
   * look-ups in it. A ticket that was found before its batch was durable stays without its record.
   */
  finder(draw: DrawNo): TicketFinder {
    let last: FoundBlock | undefined;
    return (ordinal) => {
      if (last === undefined || !isIn(last, ordinal)) last = this.#block(draw, ordinal);
      if (last === undefined) return this.#unwritten(draw, ordinal);
      const { block, firstOrdinal, sequence } = last;
      return { ...block.row(ordinal - firstOrdinal), sequence };
    };
  }

  /** Reads a draw's tickets back into columns. */
  load(draw: DrawNo, game: Game): TicketColumns {
    const columns = this.open(draw, game);
    try {
      return this.#fill(columns, draw);
    } catch (error) {
      this.#open.delete(draw);
      throw error;
    }
  }

  #fill(columns: TicketColumns, draw: DrawNo): TicketColumns {
    const range = bytesOfRange(BLOCK_KEY, { of: { draw } });
    for (const { key, value } of allRows(this.#journal, range, PAGE_BLOCKS)) {
      const { ordinal } = BLOCK_KEY.decode(key);
      assert(ordinal === columns.count, 'a block of tickets is missing');
      columns.appendAll(decodeTicketBlock(value).words());
    }
    return columns;
  }

  /**
   * Durable tickets from an ordinal on, up to `ticketsMax` of them or as many as `BLOCKS_AT_ONCE`
   * blocks hold: where a draw sold slowly, each block is a single ticket.
   */
  stretch(draw: DrawNo, from: number, ticketsMax: number): TicketWords {
    const columns = this.columns(draw);
    if (columns !== undefined) {
      return stretchOfColumns(columns, { from, to: Math.min(from + ticketsMax, columns.count) });
    }
    const first = this.#block(draw, from);
    if (first === undefined) return joined([]);
    const parts: TicketWords[] = [];
    let count = 0;
    const place = { draw, ordinal: first.firstOrdinal };
    const range = bytesOfRange(BLOCK_KEY, { of: { draw }, from: place });
    const rows = this.#journal.readRows({ ...range, limit: BLOCKS_AT_ONCE, reverse: false });
    for (const { key, value } of rows) {
      const { ordinal } = BLOCK_KEY.decode(key);
      const skipped = Math.max(0, from - ordinal);
      assert(ordinal + skipped === from + count, 'a block of tickets is missing');
      const words = sliceOf(
        decodeTicketBlock(value).words(),
        skipped,
        skipped + ticketsMax - count,
      );
      parts.push(words);
      count += words.playerKey.length;
      if (count === ticketsMax) break;
    }
    return joined(parts);
  }

  #block(draw: DrawNo, ordinal: number): FoundBlock | undefined {
    const pending = this.#pending.findLast(
      (block) => block.draw === draw && block.firstOrdinal <= ordinal,
    );
    if (pending !== undefined) {
      const { firstOrdinal, bytes } = pending;
      const found = { firstOrdinal, block: decodeTicketBlock(bytes), sequence: null };
      if (isIn(found, ordinal)) return found;
    }
    const range = bytesOfRange(BLOCK_KEY, { of: { draw }, until: { draw, ordinal } });
    const [row] = this.#journal.readRows({ ...range, limit: 1, reverse: true });
    if (row === undefined) return undefined;
    const block = decodeTicketBlock(row.value);
    const found = {
      firstOrdinal: BLOCK_KEY.decode(row.key).ordinal,
      block,
      sequence: block.sequence,
    };
    return isIn(found, ordinal) ? found : undefined;
  }

  /** A ticket of the running batch, whose block has not been made yet. */
  #unwritten(draw: DrawNo, ordinal: number): FoundTicket | undefined {
    const columns = this.columns(draw);
    if (columns === undefined || ordinal >= columns.count) return undefined;
    return { ...ticketRow(columns, ordinal), sequence: null };
  }
}

function isIn({ firstOrdinal, block }: FoundBlock, ordinal: number): boolean {
  return ordinal >= firstOrdinal && ordinal < firstOrdinal + block.count;
}
