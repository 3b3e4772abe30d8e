/**
 * Sends files: read in pieces, asynchronously, and no faster than the client takes them.
 *
 * One piece of a download is in memory at a time, whatever the file's size: the next is read when
 * the library has passed on the last. A client that stops reading is cut off by the library after
 * about ten seconds, one that reads a byte now and then after `slowestSendMs`; both can resume with
 * a range. Downloads beyond the limits are refused, so that the files being sent take a bounded
 * number of descriptors, whoever asks.
 */

import type { HttpResponse } from 'uWebSockets.js';
import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { must } from '../../kernel/assert.ts';
import { headersFor } from '../routing/compiled-route.ts';
import { type Refusal, refuse } from '../routing/problem.ts';
import type { AnswerTarget } from './answer-writer.ts';
import { type ByteRange, rangeOf } from './byte-range.ts';
import type { FileBody } from './file-body.ts';
import { IMMUTABLE, namesTag } from './prepared-body.ts';
import type { RequestHead } from './request-head.ts';
import { headerLines, statusLine } from './response-headers.ts';
import type { TimeLimited, Timeouts } from './timeouts.ts';

const PIECE_BYTES = 64 * 1_024;
/** Downloads at the same time. Each holds a descriptor and a piece. */
export const SENDING_MAX = 64;
export const SENDING_PER_ADDRESS_MAX = 8;
const BUSY = refuse('engineOverloaded', { retryAfterSeconds: 5 });
const GONE = refuse('fileNotReady');
/** Slower than any connection: 32 kB a second, plus a minute to begin with. */
const SLOWEST_BYTES_PER_MS = 32;
const SEND_MS_MIN = 60_000;

/**
 * The exchange that is answered. It belongs to this file until it is told what became of its
 * answer.
 */
export interface FileTarget extends AnswerTarget, TimeLimited {
  readonly clientAddress: string;
}

/**
 * What became of an answer: its status; a refusal that can still be sent, because nothing has been;
 * or nothing more to be done, because the client has gone or the file failed midway (the error).
 */
export type Sent = number | Refusal | Error | undefined;
type RangeHead = Pick<RequestHead, 'range' | 'ifRange'>;

interface Part extends ByteRange {
  readonly status: 200 | 206 | 304;
}

export class FileSender {
  readonly #timeouts: Pick<Timeouts, 'remove'>;
  #sendingCount = 0;
  readonly #sendingByAddress = new Map<string, number>();

  constructor(timeouts: Pick<Timeouts, 'remove'>) {
    this.#timeouts = timeouts;
  }

  /** Answers with the file, or the part of it that the head asks for. `end` must not throw. */
  answer(target: FileTarget, file: FileBody, head: RangeHead, end: (sent: Sent) => void): void {
    const part = partOf(target, file, head);
    if ('code' in part) {
      end(part);
      return;
    }
    if (part.status === 304 || target.isHead) {
      writeHeadOnly(target, file, part);
      end(part.status);
      return;
    }
    this.#send(target, file, part).then(end, end);
  }

  async #send(target: FileTarget, file: FileBody, part: Part): Promise<Sent> {
    const address = target.clientAddress;
    const ofAddress = this.#sendingByAddress.get(address) ?? 0;
    if (this.#sendingCount >= SENDING_MAX || ofAddress >= SENDING_PER_ADDRESS_MAX) return BUSY;
    this.#sendingCount += 1;
    this.#sendingByAddress.set(address, ofAddress + 1);
    try {
      // In a later turn: an exchange that is answered at once joins the timeouts only after this
      // call.
      await undefined;
      this.#timeouts.remove(target);
      return await sendPart(target, file, part);
    } finally {
      this.#sendingCount -= 1;
      const left = (this.#sendingByAddress.get(address) ?? 1) - 1;
      if (left === 0) this.#sendingByAddress.delete(address);
      else this.#sendingByAddress.set(address, left);
    }
  }
}

/** Which part of the file is asked for (RFC 9110, section 13.2.2: conditions in this order). */
function partOf(
  target: FileTarget,
  { bytes, entityTag }: FileBody,
  head: RangeHead,
): Part | Refusal {
  if (namesTag(target.head.ifNoneMatch, entityTag)) return { status: 304, from: 0, to: bytes };
  const isWhole = target.isHead || (head.ifRange !== '' && head.ifRange.trim() !== entityTag);
  const range = isWhole ? 'whole' : rangeOf(head.range, bytes);
  if (range === 'unsatisfiable') {
    return refuse('rangeNotSatisfiable', { headers: { 'content-range': `bytes */${bytes}` } });
  }
  return range === 'whole' ? { status: 200, from: 0, to: bytes } : { status: 206, ...range };
}

/**
 * From here on the response belongs to the gate: it may only be touched while the gate is not
 * abandoned, and this also binds whoever is told the result.
 */
async function sendPart(target: FileTarget, file: FileBody, part: Part): Promise<Sent> {
  const gate = new WritableGate(target.response, part.to - part.from);
  const sent = await sendThrough(gate, target, { file, part });
  return gate.isAbandoned ? undefined : sent;
}

async function sendThrough(
  gate: WritableGate,
  target: FileTarget,
  { file, part }: { readonly file: FileBody; readonly part: Part },
): Promise<Sent> {
  const handle = await openWhole(file);
  if (handle === undefined) return GONE;
  try {
    if (!gate.isAbandoned) await pump(target, handle, { file, part, gate });
    return part.status;
  } finally {
    await handle.close();
  }
}

/**
 * Returns `undefined` where this is not the file that was found: then it was deleted, and is made
 * again. A link is not followed, and opening a pipe does not wait.
 */
async function openWhole({ path, bytes }: FileBody): Promise<FileHandle | undefined> {
  const { O_RDONLY, O_NOFOLLOW, O_NONBLOCK } = constants;
  const flags = O_RDONLY | O_NOFOLLOW | O_NONBLOCK;
  const handle = await open(path, flags).catch(() => undefined);
  if (handle === undefined) return undefined;
  const isWhole = await handle.stat().then(
    (found) => found.isFile() && found.size === bytes,
    () => false,
  );
  if (isWhole) return handle;
  await handle.close();
  return undefined;
}

/** Reads and sends in turns. The head goes out with the first piece. */
async function pump(
  target: FileTarget,
  handle: FileHandle,
  {
    file,
    part,
    gate,
  }: {
    readonly file: FileBody;
    readonly part: Part;
    readonly gate: WritableGate;
  },
): Promise<void> {
  const totalBytes = part.to - part.from;
  if (totalBytes === 0) {
    if (!gate.isAbandoned) writeHeadOnly(target, file, part);
    return;
  }
  const piece = Buffer.allocUnsafe(Math.min(PIECE_BYTES, totalBytes));
  const cut = setTimeout(() => gate.cut(), slowestSendMs(totalBytes));
  try {
    for (let at = part.from; at < part.to && !gate.isAbandoned; ) {
      const length = Math.min(piece.length, part.to - at);
      const { bytesRead } = await handle.read(piece, 0, length, at);
      if (bytesRead === 0) throw new Error('the file became shorter while it was sent');
      if (gate.isAbandoned) return;
      const isFirst = at === part.from;
      await gate.send(piece.subarray(0, bytesRead), () => {
        if (isFirst) writeHead(target, file, part);
      });
      at += bytesRead;
    }
  } catch (error) {
    gate.cut(); // A length was promised: an end would be a lie.
    throw error;
  } finally {
    clearTimeout(cut);
  }
}

export function slowestSendMs(bytes: number): number {
  return SEND_MS_MIN + bytes / SLOWEST_BYTES_PER_MS;
}

/** Hands pieces to the library, and waits while it cannot take more. */
class WritableGate {
  isAbandoned = false;
  readonly #response: HttpResponse;
  readonly #totalBytes: number;
  #piece: Uint8Array = Buffer.alloc(0);
  /** How much of the body had been taken when the piece was offered. */
  #offeredAt = 0;
  #opened: (() => void) | undefined;

  constructor(response: HttpResponse, totalBytes: number) {
    this.#response = response;
    this.#totalBytes = totalBytes;
    response.onWritable((offset) => this.#offerRest(offset));
    response.onAborted(() => {
      this.isAbandoned = true;
      this.#open();
    });
  }

  /** Resolves when the piece is taken, or nobody waits for it any more. */
  send(piece: Uint8Array, before: () => void): Promise<void> {
    return new Promise((resolve) => {
      this.#response.cork(() => {
        before();
        this.#piece = piece;
        this.#offeredAt = this.#response.getWriteOffset();
        const [isTaken, isDone] = this.#response.tryEnd(piece, this.#totalBytes);
        if (isTaken || isDone) resolve();
        else this.#opened = resolve;
      });
    });
  }

  /** Hangs up, where the client has not. */
  cut(): void {
    if (!this.isAbandoned) this.#response.close();
  }

  /**
   * The library calls this when its buffers have run empty; the returned value says whether they
   * still are.
   */
  #offerRest(offset: number): boolean {
    if (this.#opened === undefined) return true;
    const rest = this.#piece.subarray(offset - this.#offeredAt);
    const [isTaken, isDone] = this.#response.tryEnd(rest, this.#totalBytes);
    if (isTaken || isDone) this.#open();
    return isTaken;
  }

  #open(): void {
    const opened = this.#opened;
    this.#opened = undefined;
    opened?.();
  }
}

function linesOf(target: FileTarget, { bytes, entityTag }: FileBody, part: Part): string {
  const response = must(target.compiled.responses.get(200), 'a route of files declares no 200');
  const headers: Record<string, string> = { etag: entityTag, 'accept-ranges': 'bytes' };
  if (part.status === 206) headers['content-range'] = `bytes ${part.from}-${part.to - 1}/${bytes}`;
  const constant = headersFor(target.compiled, response, IMMUTABLE);
  return target.requestId + constant + headerLines(headers) + target.extraLines;
}

/** Call it inside a cork. The library adds the length with the first piece of the body. */
function writeHead(target: FileTarget, file: FileBody, part: Part): void {
  const { response } = target;
  response.writeStatus(statusLine(part.status));
  response.writeHeader('x-request-id', linesOf(target, file, part));
}

function writeHeadOnly(target: FileTarget, file: FileBody, part: Part): void {
  const { response } = target;
  response.cork(() => {
    writeHead(target, file, part);
    // As in answer-writer.ts, which says why.
    const bytes = part.status === 304 ? 0 : file.bytes;
    if (target.isClosing) {
      response.endWithoutBody(bytes, true);
      return;
    }
    if (part.status !== 304) response.writeHeader('content-length', String(bytes));
    response.endWithoutBody();
  });
}
