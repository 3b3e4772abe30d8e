/**
 * The file of an export, which a later export continues.
 *
 * It ends where its last whole line with a cursor ends: whatever stands behind that was cut off by
 * the end of a process, and is told again. Before such a line is written, all before it is on the
 * disk, so it holds after power loss, too. A socket keeps two exports off one file; the kernel lets
 * go of it when its process dies.
 */
import {
  closeSync,
  constants,
  existsSync,
  fdatasyncSync,
  fstatSync,
  ftruncateSync,
  lstatSync,
  openSync,
  readSync,
  writeSync,
} from 'node:fs';
import { createServer, type Server } from 'node:net';
import { basename, dirname } from 'node:path';
import { writeFileDurably } from '../journal/durable-file.ts';
import { ConfigurationError } from '../kernel/errors.ts';
import type { ExportSink } from './data-export.ts';
import {
  CURSOR_LINE_BEGINS,
  CURSOR_LINE_BYTES_MAX,
  cursorLine,
  type ExportCursor,
  formatCursor,
  parseCursor,
} from './export-cursor.ts';

const CHUNK_BYTES = 1_048_576;

export class ExportFile implements ExportSink {
  readonly #descriptor: number;
  readonly #hold: Server;
  /** What the file has told already. */
  readonly cursor: ExportCursor;
  #end: number;
  #lastCursor: string;

  private constructor(descriptor: number, hold: Server, { cursor, end }: CursorLine) {
    this.#descriptor = descriptor;
    this.#hold = hold;
    this.cursor = parseCursor(cursor);
    this.#end = end;
    this.#lastCursor = cursor;
  }

  /** Begins it at `start` where there is none. Throws a ConfigurationError. */
  static async open(path: string, start: () => ExportCursor): Promise<ExportFile> {
    const descriptor = usable(() => {
      if (!isThere(path)) writeFileDurably(dirname(path), basename(path), cursorLine(start()));
      return openSync(path, constants.O_RDWR);
    });
    let hold: Server | undefined;
    try {
      if (!fstatSync(descriptor).isFile()) {
        throw new ConfigurationError(
          'An export continues a file, and this is none: leave --output out, and redirect.',
        );
      }
      hold = await holdAlone(descriptor);
      const last = lastCursorLine(descriptor);
      if (last === undefined) {
        throw new ConfigurationError('This file holds no export: give the name of another.');
      }
      const file = new ExportFile(descriptor, hold, last);
      usable(() => ftruncateSync(descriptor, last.end));
      return file;
    } catch (error) {
      hold?.close();
      closeSync(descriptor);
      throw error;
    }
  }

  write(text: string): boolean {
    const bytes = Buffer.from(text);
    usable(() => {
      for (let at = 0; at < bytes.length; ) {
        at += writeSync(this.#descriptor, bytes, at, bytes.length - at, this.#end + at);
      }
    });
    this.#end += bytes.length;
    return true;
  }

  writeCursor(cursor: ExportCursor): boolean {
    if (formatCursor(cursor) === this.#lastCursor) return true;
    usable(() => fdatasyncSync(this.#descriptor));
    this.write(cursorLine(cursor));
    usable(() => fdatasyncSync(this.#descriptor));
    this.#lastCursor = formatCursor(cursor);
    return true;
  }

  close(): void {
    this.#hold.close();
    closeSync(this.#descriptor);
  }
}

interface CursorLine {
  readonly cursor: string;
  /** Behind its last byte. */
  readonly end: number;
}

/** Throws a ConfigurationError where a link leads nowhere: a file would take its place. */
function isThere(path: string): boolean {
  if (existsSync(path)) return true;
  if (lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() !== true) return false;
  throw new ConfigurationError('This is a link that leads nowhere: name the file itself.');
}

/** What the system reports, as a sentence. */
function usable<T>(act: () => T): T {
  try {
    return act();
  } catch (cause) {
    if (!(cause instanceof Error && 'syscall' in cause && 'code' in cause)) throw cause;
    throw new ConfigurationError(
      `the file of the export cannot be used (${String(cause.code)}): look at its place, its ` +
        'volume, and who may write there',
      { cause },
    );
  }
}

/** Throws a ConfigurationError where another process continues the same file. */
async function holdAlone(descriptor: number): Promise<Server> {
  const { dev, ino } = fstatSync(descriptor);
  const server = createServer((socket) => socket.destroy());
  await new Promise<void>((resolve, reject) => {
    server.once('error', (cause) => {
      const isTaken = 'code' in cause && cause.code === 'EADDRINUSE';
      const sentence = 'Another export is writing to this file: wait until it is done.';
      reject(isTaken ? new ConfigurationError(sentence) : cause);
    });
    server.listen(`\0tirage-export-${dev}-${ino}`, resolve);
  });
  server.unref(); // It must not keep a finished process alive.
  return server;
}

/** The newest whole line with a cursor, and where it ends; looked for from the file's end. */
function lastCursorLine(descriptor: number): CursorLine | undefined {
  let end = fstatSync(descriptor).size;
  while (end > 0) {
    const start = Math.max(0, end - CHUNK_BYTES);
    const text = readText(descriptor, start, end);
    for (let at = text.length; at >= 0; ) {
      at = text.lastIndexOf(CURSOR_LINE_BEGINS, at);
      if (at < 0) break;
      const lineEnd = text.indexOf('\n', at);
      const isAtStart = at === 0 ? start === 0 : text[at - 1] === '\n';
      if (isAtStart && lineEnd > at) {
        return { cursor: cursorIn(text.slice(at, lineEnd)), end: start + lineEnd + 1 };
      }
      at -= 1;
    }
    if (start === 0) return undefined;
    end = start + CURSOR_LINE_BYTES_MAX;
  }
  return undefined;
}

/** Bytes as characters one to one: the places of characters are those of bytes. */
function readText(descriptor: number, start: number, end: number): string {
  const bytes = Buffer.alloc(end - start);
  const read = readSync(descriptor, bytes, 0, bytes.length, start);
  return bytes.toString('latin1', 0, read);
}

function cursorIn(line: string): string {
  const [, cursor = ''] = /^\{"cursor":"([^"]*)"\}$/.exec(line) ?? [];
  return cursor;
}
