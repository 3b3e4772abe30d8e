/**
 * The tickets of a shard: in memory as columns while their draw needs them, on disk as blocks.
 *
 * A block is keyed by draw and first ordinal, so that one reverse look-up finds a ticket's block,
 * and a restart reads all of a draw in one sweep. A batch's tickets go into the draw's last block
 * until that fills a page, and then into the next one: only the last block is ever written again.
 * Where one block ends and the next begins follows from the records alone.
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
  type BlockSale,
  decodeTicketBlock,
  encodeTicketBlock,
  type TicketBlock,
  ticketsInBlock,
} from './ticket-block-codec.ts';
import { joined, sliceOf, stretchOfColumns } from './ticket-stretch.ts';

/** Blocks read in one go while loading. */
const PAGE_BLOCKS = 256;
const BLOCK_KEY = TICKET_ROWS.tickets.key;
/** Blocks read for one stretch: well below a millisecond. They hold more than a hundred each. */
const BLOCKS_AT_ONCE = 8;

/** A draw whose tickets are in memory. */
interface OpenDraw {
  readonly columns: TicketColumns;
  /** The first ordinal of the last block, and who has sold of it. */
  lastFrom: number;
  lastSales: BlockSale[];
  /** Tickets that are known to be durable. */
  durableCount: number;
  /** Whether it is closed as soon as all of them are. */
  isLeaving: boolean;
}

/** What a batch that is not durable yet has written: the draw's tickets up to a count. */
interface PendingTickets {
  readonly draw: DrawNo;
  readonly count: number;
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
}

export class TicketBlocks implements TicketStore {
  readonly #journal: RowReader;
  readonly #open = new Map<DrawNo, OpenDraw>();
  /** Draws of which the running batch has sold tickets. */
  readonly #appended = new Set<DrawNo>();
  #pending: PendingTickets[] = [];

  constructor(journal: RowReader) {
    this.#journal = journal;
  }

  columns(draw: DrawNo): TicketColumns | undefined {
    return this.#open.get(draw)?.columns;
  }

  /** The draws whose tickets are in memory. */
  openDraws(): Iterable<DrawNo> {
    return this.#open.keys();
  }

  open(draw: DrawNo, game: Game): TicketColumns {
    return this.#opened(draw, game).columns;
  }

  appended(draw: DrawNo): void {
    this.#appended.add(draw);
  }

  /** The tickets stay in memory until all of them are durable, and can be read as rows. */
  release(draw: DrawNo): void {
    const open = this.#open.get(draw);
    if (open === undefined) return;
    open.isLeaving = true;
    this.#leave(draw, open);
  }

  takeWrites(batch: number, sequence: number, writes: RowWrite[]): void {
    for (const draw of this.#appended) {
      const open = must(this.#open.get(draw), 'tickets were appended to closed columns');
      this.#write(draw, open, sequence, writes);
      this.#pending.push({ draw, count: open.columns.count, batch });
    }
    this.#appended.clear();
  }

  /** The last block with what has been sold since, and as many further ones as that needs. */
  #write(draw: DrawNo, open: OpenDraw, sequence: number, writes: RowWrite[]): void {
    const { columns } = open;
    let sold = this.#writtenCount(draw, open);
    while (sold < columns.count) {
      const room = ticketsInBlock(columns.wordCount, open.lastSales.length + 1);
      const filled = sold - open.lastFrom;
      if (filled >= room) {
        open.lastFrom = sold;
        open.lastSales = [];
        continue;
      }
      open.lastSales.push({ sequence, from: filled });
      const to = Math.min(open.lastFrom + room, columns.count);
      const words = stretchOfColumns(columns, { from: open.lastFrom, to });
      const key = BLOCK_KEY.encode({ draw, ordinal: open.lastFrom });
      writes.push({ key, value: encodeTicketBlock(words, open.lastSales) });
      sold = to;
    }
  }

  /** Of a draw: by batches that are durable, or under way. */
  #writtenCount(draw: DrawNo, { durableCount }: OpenDraw): number {
    return this.#pending.findLast((pending) => pending.draw === draw)?.count ?? durableCount;
  }

  flushed(batch: number): void {
    while (this.#pending[0] !== undefined && this.#pending[0].batch <= batch) {
      const { draw, count } = this.#pending[0];
      const open = must(this.#open.get(draw), 'a draw was closed before its tickets were durable');
      open.durableCount = count;
      this.#pending.shift();
      if (open.isLeaving) this.#leave(draw, open);
    }
  }

  #leave(draw: DrawNo, { durableCount, columns }: OpenDraw): void {
    if (durableCount === columns.count) this.#open.delete(draw);
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
   * look-ups in it.
   */
  finder(draw: DrawNo): TicketFinder {
    let last: FoundBlock | undefined;
    return (ordinal) => {
      const open = this.#open.get(draw);
      if (open !== undefined && ordinal >= open.durableCount) {
        return ordinal < open.columns.count
          ? { ...ticketRow(open.columns, ordinal), sequence: null }
          : undefined;
      }
      if (last === undefined || !isIn(last, ordinal)) last = this.#block(draw, ordinal);
      if (last === undefined) return undefined;
      const { block, firstOrdinal } = last;
      const index = ordinal - firstOrdinal;
      return { ...block.row(index), sequence: block.sequence(index) };
    };
  }

  /** Reads a draw's tickets back into columns. */
  load(draw: DrawNo, game: Game): TicketColumns {
    const open = this.#opened(draw, game);
    try {
      this.#fill(open, draw);
    } catch (error) {
      this.#open.delete(draw);
      throw error;
    }
    return open.columns;
  }

  #opened(draw: DrawNo, game: Game): OpenDraw {
    assert(!this.#open.has(draw), 'the columns of a draw were opened twice');
    const columns = new TicketColumns(game);
    const open = { columns, lastFrom: 0, lastSales: [], durableCount: 0, isLeaving: false };
    this.#open.set(draw, open);
    return open;
  }

  #fill(open: OpenDraw, draw: DrawNo): void {
    const { columns } = open;
    const range = bytesOfRange(BLOCK_KEY, { of: { draw } });
    for (const { key, value } of allRows(this.#journal, range, PAGE_BLOCKS)) {
      const { ordinal } = BLOCK_KEY.decode(key);
      assert(ordinal === columns.count, 'a block of tickets is missing');
      const block = decodeTicketBlock(value);
      columns.appendAll(block.words());
      open.lastFrom = ordinal;
      open.lastSales = [...block.sales];
    }
    open.durableCount = columns.count;
  }

  /**
   * Durable tickets from an ordinal on, up to `ticketsMax` of them or as many as `BLOCKS_AT_ONCE`
   * blocks hold.
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
    const range = bytesOfRange(BLOCK_KEY, { of: { draw }, until: { draw, ordinal } });
    const [row] = this.#journal.readRows({ ...range, limit: 1, reverse: true });
    if (row === undefined) return undefined;
    const { ordinal: firstOrdinal } = BLOCK_KEY.decode(row.key);
    const found = { firstOrdinal, block: decodeTicketBlock(row.value) };
    return isIn(found, ordinal) ? found : undefined;
  }
}

function isIn({ firstOrdinal, block }: FoundBlock, ordinal: number): boolean {
  return ordinal >= firstOrdinal && ordinal < firstOrdinal + block.count;
}
