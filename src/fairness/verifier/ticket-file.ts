/**
 * Reads a file of sealed tickets piece by piece. Specified in docs/sealed-tickets.md.
 *
 * The file comes from a stranger: each length in it is compared with the most that it can be before
 * anything is read or unpacked, so that no file takes more memory than one chunk of 1,024 tickets
 * of the largest game, or more time than its own bytes. Any fault is a `FileProblem`.
 */
import { concatenated, fieldsOf, inHex, textOfLatin1 } from './bytes.ts';
import { bytesRead, type Reading, unpacked } from './reading.ts';
import { partedSha256 } from './surroundings.ts';

/** Gives the next `count` bytes, and fewer only at the end. */
export type ByteSource = (count: number) => Uint8Array;

/** A sentence about the file, for its reader. */
export class FileProblem extends Error {}

export interface FileSeal {
  readonly shard: number;
  readonly ticketCount: bigint;
  readonly stakeMinor: bigint;
  readonly merkleRoot: string;
}

export interface FileHead {
  /** Its rows may differ in width. */
  readonly isUneven: boolean;
  /** Each chunk says which of its tickets were given back. */
  readonly marksReturned: boolean;
  readonly drawId: string;
  readonly numbersOnTicket: number;
  readonly opensAtMs: bigint;
}

export interface FileTicket {
  /** A byte for each number; where rows are even, for each of the longest pick. */
  readonly pick: Uint8Array;
  readonly acceptedAfterMs: number;
  readonly blindedPlayer: Uint8Array;
  readonly isReturned: boolean;
}

/** The tickets of one chunk, as they stand in the file. */
export interface FileChunk {
  readonly ticket: (index: number) => FileTicket;
}

const LABEL = 'tirage/sealed-tickets/v1';
const UNEVEN_LABEL = 'tirage/sealed-tickets/v2';
/** With rows as in the second. */
const RETURNED_LABEL = 'tirage/sealed-tickets/v3';
const LABELS = [LABEL, UNEVEN_LABEL, RETURNED_LABEL];
const MARKS_PER_BYTE = 8;
/** Numbers of one ticket, which its leaf counts in a byte. */
const NUMBERS_MAX = 255;
const SEAL_BYTES = 4 + 8 + 8 + 32;
const TIME_BYTES = 4;
const DIGEST_BYTES = 32;
/** More than DEFLATE can add to data that it cannot pack. */
const PACKING_EXCESS_BYTES = 256;
const NOT_ITS_TICKETS = new FileProblem('a chunk does not unpack to its tickets');

export class TicketFile {
  readonly #digest = partedSha256();

  *head(): Reading<FileHead> {
    const label = textOfLatin1(yield* this.#take(LABEL.length, 'its head'));
    if (!LABELS.includes(label)) throw new FileProblem('this is no file of sealed tickets');
    const isUneven = label !== LABEL;
    const marksReturned = label === RETURNED_LABEL;
    const idBytes = fieldsOf(yield* this.#take(1, 'its head')).getUint8(0);
    const drawId = textOfLatin1(yield* this.#take(idBytes, 'its head'));
    const numbersOnTicket = fieldsOf(yield* this.#take(1, 'its head')).getUint8(0);
    const opensAtMs = fieldsOf(yield* this.#take(8, 'its head')).getBigUint64(0);
    return { isUneven, marksReturned, drawId, numbersOnTicket, opensAtMs };
  }

  /** Reads as many seals as there have to be: another count is refused before any is read. */
  *seals(countDue: number): Reading<FileSeal[]> {
    const count = fieldsOf(yield* this.#take(4, 'its seals')).getUint32(0);
    if (count !== countDue) throw new FileProblem(`it is of ${count} shards, not of ${countDue}`);
    const seals: FileSeal[] = [];
    while (seals.length < count) {
      const seal = yield* this.#take(SEAL_BYTES, 'its seals');
      const fields = fieldsOf(seal);
      seals.push({
        shard: fields.getUint32(0),
        ticketCount: fields.getBigUint64(4),
        stakeMinor: fields.getBigUint64(12),
        merkleRoot: inHex(seal.subarray(20)),
      });
    }
    return seals;
  }

  *chunk(
    count: number,
    { isUneven, marksReturned, numbersOnTicket }: FileHead,
  ): Reading<FileChunk> {
    const widest = isUneven ? 1 + NUMBERS_MAX : numbersOnTicket;
    const bytesMax = count * (widest + TIME_BYTES);
    const packedBytes = fieldsOf(yield* this.#take(4, 'its tickets')).getUint32(0);
    if (packedBytes > bytesMax + PACKING_EXCESS_BYTES) {
      throw new FileProblem(`${count} tickets do not need ${packedBytes} packed bytes`);
    }
    const packed = yield* this.#take(packedBytes, 'its tickets');
    const columns = yield* unpacked(packed, bytesMax);
    if (columns === undefined) throw NOT_ITS_TICKETS;
    const players = yield* this.#take(count * DIGEST_BYTES, 'its tickets');
    const isReturned = marksReturned ? yield* this.#marks(count) : () => false;
    const picks = isUneven ? unevenPicks(columns, count) : evenPicks(columns, count, widest);
    const fields = fieldsOf(columns);
    const timesAt = columns.length - count * TIME_BYTES;
    return {
      ticket: (index) => ({
        pick: picks(index),
        acceptedAfterMs: fields.getUint32(timesAt + index * TIME_BYTES),
        blindedPlayer: players.subarray(index * DIGEST_BYTES, (index + 1) * DIGEST_BYTES),
        isReturned: isReturned(index),
      }),
    };
  }

  /** A bit for each ticket, the highest of a byte first; those behind the last ticket are 0. */
  *#marks(count: number): Reading<(index: number) => boolean> {
    const marks = yield* this.#take(Math.ceil(count / MARKS_PER_BYTE), 'its tickets');
    const isMarked = (index: number) => {
      const byte = marks[Math.floor(index / MARKS_PER_BYTE)] ?? 0;
      return (byte >> (MARKS_PER_BYTE - 1 - (index % MARKS_PER_BYTE))) % 2 === 1;
    };
    for (let index = count; index < marks.length * MARKS_PER_BYTE; index += 1) {
      if (isMarked(index)) throw new FileProblem('it marks a ticket that is not there');
    }
    return isMarked;
  }

  /** Checks the digest of everything before it, and that nothing follows. */
  *end(): Reading<void> {
    const due = inHex(this.#digest.digest());
    const tail = yield* bytesRead(DIGEST_BYTES);
    if (tail.length < DIGEST_BYTES) throw new FileProblem('it ends before its digest does');
    if (inHex(tail) !== due) throw new FileProblem('its digest is not that of its bytes');
    const behind = yield* bytesRead(1);
    if (behind.length > 0) throw new FileProblem('it goes on behind its end');
  }

  *#take(count: number, part: string): Reading<Uint8Array> {
    const bytes = yield* bytesRead(count);
    if (bytes.length < count) throw new FileProblem(`it ends within ${part}`);
    this.#digest.add(bytes);
    return bytes;
  }
}

/** The draw that a file claims to be of, and the file from its beginning for the next reader. */
export function drawIdOfTickets(source: ByteSource): {
  readonly drawId: string;
  readonly source: ByteSource;
} {
  const begin = source(LABEL.length + 1);
  const idBytes = begin.length > LABEL.length ? fieldsOf(begin).getUint8(LABEL.length) : 0;
  const id = source(idBytes);
  let read = concatenated([begin, id]);
  return {
    drawId: textOfLatin1(id),
    source: (count) => {
      const known = read.subarray(0, count);
      read = read.subarray(count);
      const missing = count - known.length;
      return missing === 0 ? known : concatenated([known, source(missing)]);
    },
  };
}

type PickAt = (index: number) => Uint8Array;

function evenPicks(columns: Uint8Array, count: number, width: number): PickAt {
  if (columns.length !== count * (width + TIME_BYTES)) throw NOT_ITS_TICKETS;
  return (index) => columns.subarray(index * width, (index + 1) * width);
}

/** How many numbers each ticket has stands before the numbers of all of them. */
function unevenPicks(columns: Uint8Array, count: number): PickAt {
  const ends: number[] = [];
  let end = count;
  for (const numberCount of columns.subarray(0, count)) {
    end += numberCount;
    ends.push(end);
  }
  if (columns.length !== end + count * TIME_BYTES) throw NOT_ITS_TICKETS;
  return (index) => columns.subarray(ends[index - 1] ?? count, ends[index]);
}
