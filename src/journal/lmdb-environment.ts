/**
 * One LMDB environment as the row store needs it: rows, a value beside them, one atomic durable
 * write, and copying reads.
 *
 * Why `overlappingSync: false`: then lmdb-js commits as upstream LMDB does (data pages, fdatasync,
 * meta page through O_DSYNC) and each of these failing rejects the commit. The overlapping mode
 * pays the same two syncs, shows a batch to readers before it is durable, and in 3.5.6 drops the
 * error of its last meta write. With one append pending at a time it gains nothing. `safeRestore`
 * only has a meaning in that mode; it stays on in case a file is ever opened in it.
 *
 * Why `eventTurnBatching: false` and `batch()`: all instructions of a batch are in one block, and
 * LMDB's writer commits only between blocks. The one thing that splits a block is a synchronous
 * transaction, so none is run after the stores are open.
 *
 * Not here: what the bytes mean (row-store.ts).
 */
import { getSystemErrorName } from 'node:util';
import { type Database, open, type RootDatabase } from 'lmdb';
import type { RowRange } from './journal.ts';
import { JournalOpenError, JournalReadError } from './journal-errors.ts';
import { prepareRowsFile, ROWS_FILE, type RowsFileOptions } from './rows-file.ts';

/** Who holds a read transaction: of this process or of another. */
export interface StoreReader {
  readonly processId: number;
  /** Tells the threads of a process apart. */
  readonly thread: string;
  /** The commit that it reads as of: no page that this one needs is used again. */
  readonly transaction: number;
}

/** How the file is used. */
export interface StoreStanding {
  readonly fileBytes: number;
  /** Of pages that hold nothing now. They are used again once no reader needs what they held. */
  readonly freeBytes: number;
  /** The newest commit; they are counted one by one. */
  readonly transaction: number;
  readonly readers: readonly StoreReader[];
}

/** Address space, not disk: the file grows only as it is filled. */
export const MAP_BYTES = 2 ** 38;

type Root = RootDatabase<Uint8Array, Uint8Array>;
type Store = Database<Uint8Array, Uint8Array>;

export class LmdbEnvironment {
  readonly #root: Root;
  readonly #rows: Store;

  private constructor(root: Root, rows: Store) {
    this.#root = root;
    this.#rows = rows;
  }

  /** Throws a JournalOpenError. */
  static open(file: RowsFileOptions): LmdbEnvironment {
    // A constant, because lmdb's own types lack `safeRestore`.
    const options = {
      path: file.directory,
      noSubdir: false,
      encoding: 'binary' as const,
      keyEncoding: 'binary' as const,
      safeRestore: true,
      overlappingSync: false,
      eventTurnBatching: false,
      mapSize: file.mapBytes,
      maxDbs: 4,
    };
    let root: Root | undefined;
    try {
      prepareRowsFile(file);
      root = open<Uint8Array, Uint8Array>(options);
      return new LmdbEnvironment(root, openRows(root));
    } catch (cause) {
      void root?.close();
      if (cause instanceof JournalOpenError) throw cause;
      throw new JournalOpenError(
        `the rows of the journal could not be opened (${reasonOf(cause)}): ${ROWS_FILE} is ` +
          'damaged, was cut off, is no file or may not be read: look at it, or let ' +
          '`tirage journal repair` make it again from the records',
        { cause },
      );
    }
  }

  /**
   * Issues the puts and removes of `write` as one transaction, and resolves once it is durable.
   * `write` must not throw: what it issued before would be committed without the rest.
   * Never settles where LMDB could not even begin, so the caller keeps a watchdog.
   */
  commit(write: () => void): Promise<unknown> {
    const committed = this.#root.batch(write);
    // Read after the puts were issued: it covers all that came before.
    return Promise.all([committed, this.#root.flushed]).catch(throwCommitError);
  }

  /** Only within `commit`. The value's bytes must stay as they are until the commit settles. */
  put(key: Uint8Array, value: Uint8Array): void {
    void this.#rows.put(key, value);
  }

  /** Only within `commit`. */
  remove(key: Uint8Array): void {
    void this.#rows.remove(key);
  }

  /** Only within `commit`: a value beside the rows, on a page that each commit writes anyway. */
  putRoot(key: Uint8Array, value: Uint8Array): void {
    void this.#root.put(key, value);
  }

  readRoot(key: Uint8Array): Uint8Array | undefined {
    return read(() => ownBytes(this.#root.getBinary(key)));
  }

  /** The value's bytes, in memory of its own. */
  read(key: Uint8Array): Uint8Array | undefined {
    return read(() => ownBytes(this.#rows.getBinary(key)));
  }

  /** Calls `visit` for each entry of the page; the cursor is closed before this returns. */
  readPage(range: RowRange, visit: (key: Uint8Array, value: Uint8Array) => void): void {
    const { start, end, limit, reverse } = range;
    const bounds = reverse
      ? { start: end, exclusiveStart: true, end: start, inclusiveEnd: true }
      : { start, exclusiveStart: false, end, inclusiveEnd: false };
    // Collected first, so that an error of the visitor is not taken for one of the store.
    const entries = read(() => [
      ...this.#rows.getRange({ ...bounds, limit, reverse, snapshot: true }),
    ]);
    for (const { key, value } of entries) visit(plainBytes(key), plainBytes(value));
  }

  /** The count that LMDB itself keeps, whatever a walk would find. */
  countEntries(): number {
    const { entryCount } = read(() => this.#rows.getStats()) as { entryCount: number };
    return entryCount;
  }

  standing(): StoreStanding {
    return read(() => {
      const { pageSize, lastPageNumber, lastTxnId, free, ...main } = statsOf(this.#root);
      const inUse = [main, free, statsOf(this.#rows)].reduce((sum, tree) => sum + pagesOf(tree), 0);
      return {
        fileBytes: (lastPageNumber + 1) * pageSize,
        freeBytes: (lastPageNumber + 1 - META_PAGES - inUse) * pageSize,
        transaction: lastTxnId,
        readers: parseReaders(this.#root.readerList()),
      };
    });
  }

  /** Lets go of what readers held whose process has died; returns how many these were. */
  clearDeadReaders(): number {
    return read(() => this.#root.readerCheck());
  }

  /** Lets the next read see the newest commit. */
  refreshReads(): void {
    this.#root.resetReadTxn();
  }

  /** Only with no commit pending. */
  async close(): Promise<void> {
    await this.#root.close();
  }
}

const META_PAGES = 2;

interface TreeStats {
  readonly treeBranchPageCount: number;
  readonly treeLeafPageCount: number;
  readonly overflowPages: number;
}

/** What lmdb's own types call an object. */
interface Stats extends TreeStats {
  readonly pageSize: number;
  readonly lastPageNumber: number;
  readonly lastTxnId: number;
  readonly free: TreeStats;
}

function statsOf(store: Store): Stats {
  return store.getStats() as Stats;
}

function pagesOf({ treeBranchPageCount, treeLeafPageCount, overflowPages }: TreeStats): number {
  return treeBranchPageCount + treeLeafPageCount + overflowPages;
}

/** A line for each: process, thread and transaction, or a dash where it holds none. */
function parseReaders(list: string): StoreReader[] {
  return [...list.matchAll(/^ *(\d+) ([0-9a-f]+) (\d+)$/gm)].map(
    ([, processId, thread = '', transaction]) => ({
      processId: Number(processId),
      thread,
      transaction: Number(transaction),
    }),
  );
}

function openRows(root: Root): Store {
  return root.openDB<Uint8Array, Uint8Array>({
    name: 'rows',
    encoding: 'binary',
    keyEncoding: 'binary',
  });
}

/**
 * Rethrows a failed commit as the reason behind it. LMDB rejects with a general error whose
 * `commitError` promise rejects with the reason; nobody else listens to that one, and unheard it
 * would end the process.
 */
async function throwCommitError(failure: unknown): Promise<never> {
  if (failure instanceof Error && 'commitError' in failure) await failure.commitError;
  throw failure;
}

function read<T>(action: () => T): T {
  try {
    return action();
  } catch (cause) {
    throw new JournalReadError(
      `the rows of the journal could not be read (${reasonOf(cause)}): ` +
        '`tirage journal repair` makes them again from the records',
      { cause },
    );
  }
}

function ownBytes(value: Uint8Array | undefined): Uint8Array | undefined {
  return value === undefined ? undefined : plainBytes(value);
}

/** lmdb-js copies each value, into a Buffer; callers get the plain class, whose `slice` copies. */
function plainBytes(bytes: Uint8Array): Uint8Array {
  return new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.length);
}

/** A word for the operator: a system error by its name, one of LMDB by its number. */
export function reasonOf(cause: unknown): string {
  if (!(cause instanceof Error) || !('code' in cause)) return 'no reason given';
  const { code } = cause;
  return typeof code === 'number' && code > 0 ? getSystemErrorName(-code) : String(code);
}
