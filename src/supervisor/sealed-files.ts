/**
 * The public files of sealed tickets: made soon after the seal, and again if one is missing.
 *
 * A file says nothing that the journal does not, so it may be deleted at any time. It is made from
 * the shards' tickets a chunk at a time (some 60 kB in memory, whatever the draw's size): a
 * question to the shard, a job, a piece of the file. One file at a time, one chunk at a
 * time, at the low priority of jobs, so the neighbours lose a part of one core at most: a million
 * tickets take 2 s of processor time, half a second of it the main thread's. The root of every
 * chunk is hashed again on the way, so a file whose tickets are not the sealed ones is never
 * published; that, and a disk that takes no file, is an alarm.
 */
import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { coordinatorShardOf } from '../../actors/calendar/calendar.ts';
import type { TicketWords } from '../../actors/games/ticket-columns.ts';
import { CHUNK_LEAVES, rootOfChunks } from '../fairness/merkle-tree.ts';
import { returnedDigestOf } from '../fairness/returned-leaf.ts';
import { sealedFileHead } from '../fairness/sealed-file.ts';
import type { FoundFile, SealedFile } from '../gateway/gateway-thread.ts';
import type { JobRunner } from '../jobs/job-runner.ts';
import { ConfigurationError } from '../kernel/errors.ts';
import { hexOf } from '../kernel/hex.ts';
import { type DrawNo, formatDrawId } from '../kernel/ids.ts';
import type { ShardClient } from '../mailbox/shard-client.ts';
import type { AlarmBoard } from '../operations/alarms.ts';
import type { Logger } from '../operations/logger.ts';
import type { DrawSeals, SealedTickets } from '../protocol/sealed-ticket-requests.ts';
import { joined } from '../shard/blocks/ticket-stretch.ts';
import { DurableStream, UNFINISHED_SUFFIX } from './durable-stream.ts';
import { StoredSealedFiles } from './stored-sealed-files.ts';

/** Under the data directory. */
const DIRECTORY = 'sealed-tickets';
/** How long a request waits for a file that is being made; then it is told to come again. */
const WAIT_MS = 4_000;
/** Files that are being made or wait to be made; a request for one more is told to come again. */
const MAKING_MAX = 64;
/** A shard that restarts or has too much to do is asked again for a minute. */
const ASK_AGAIN_MS = 500;
const ASKS_MAX = 120;
/** The other shards' seals reach the coordinator a little later than the first one's. */
const PREPARE_AFTER_MS = 1_000;
const PREPARE_TRIES_MAX = 10;
/**
 * What failed once is likely to fail again: requests meanwhile do not make the engine read a whole
 * draw.
 */
const TRY_AGAIN_MS = 60_000;
const MAIN_THREAD = 'main';
const OWN_DIRECTORY = { recursive: true, mode: 0o700 };

/** The draw's coordinator has not answered with its seals. */
class SealsUnknownError extends Error {}

/** The rows of a sealed draw are no longer what was sealed: nothing is published. */
class SealMismatchError extends Error {
  constructor(shard: number) {
    super(`the tickets of shard ${shard} are not those that were sealed`);
  }
}

export interface SealedFilesOptions {
  readonly dataDirectory: string;
  readonly client: Pick<ShardClient, 'question' | 'founderCount'>;
  readonly jobs: Pick<JobRunner, 'run'>;
  readonly log: Pick<Logger, 'error'>;
  readonly alarms: Pick<AlarmBoard, 'note'>;
  readonly waitMs?: number;
}

export class SealedFiles {
  readonly #options: SealedFilesOptions;
  readonly #directory: string;
  readonly #files = new StoredSealedFiles();
  /** Files that are being looked for and checked, shared by all requests for them. */
  readonly #finding = new Map<DrawNo, Promise<SealedFile | undefined>>();
  readonly #making = new Map<DrawNo, Promise<FoundFile>>();
  readonly #preparing = new Set<DrawNo>();
  /** Draws whose file failed lately. */
  readonly #failed = new Set<DrawNo>();
  readonly #closing = new AbortController();
  /** Settles when the last file that was asked for is done. */
  #turn: Promise<unknown> = Promise.resolve();

  private constructor(options: SealedFilesOptions) {
    this.#options = options;
    this.#directory = join(options.dataDirectory, DIRECTORY);
  }

  static async open(options: SealedFilesOptions): Promise<SealedFiles> {
    const files = new SealedFiles(options);
    try {
      await mkdir(files.#directory, OWN_DIRECTORY);
      for (const name of await readdir(files.#directory)) {
        if (!name.endsWith(UNFINISHED_SUFFIX)) continue;
        await rm(join(files.#directory, name), { recursive: true });
      }
    } catch (cause) {
      throw new ConfigurationError(
        `${DIRECTORY} in the data directory cannot be used: it must be a directory that the ` +
          'engine may write to; move away what stands there, its files are made again',
        { cause },
      );
    }
    return files;
  }

  /** The draw's file, made where there is none; or why there is none yet. Never rejects. */
  async find(draw: DrawNo): Promise<FoundFile> {
    const waitMs = this.#options.waitMs ?? WAIT_MS;
    const late = pause(waitMs, { code: 'fileNotReady' } as const, { ref: false });
    return Promise.race([this.#findOrMake(draw), late]);
  }

  async #findOrMake(draw: DrawNo): Promise<FoundFile> {
    const making = this.#making.get(draw);
    if (making !== undefined) return making;
    if (this.#failed.has(draw)) return { code: 'fileNotReady' };
    return (await this.#lookFor(draw)) ?? this.#making.get(draw) ?? this.#begin(draw);
  }

  #lookFor(draw: DrawNo): Promise<SealedFile | undefined> {
    const begun = this.#finding.get(draw);
    if (begun !== undefined) return begun;
    const finding = this.#stored(draw, () => this.#headOf(draw)).finally(() =>
      this.#finding.delete(draw),
    );
    this.#finding.set(draw, finding);
    return finding;
  }

  /** A shard has sealed its tickets: the draw's file is made as soon as all have. */
  prepare(draw: DrawNo): void {
    if (this.#preparing.has(draw)) return;
    this.#preparing.add(draw);
    void this.#prepare(draw).finally(() => this.#preparing.delete(draw));
  }

  /** Abandons the files that are being made: they are made again when somebody asks. */
  async close(): Promise<void> {
    this.#closing.abort();
    await this.#turn;
  }

  async #prepare(draw: DrawNo): Promise<void> {
    for (let tries = 0; tries < PREPARE_TRIES_MAX; tries += 1) {
      await pause(PREPARE_AFTER_MS, undefined, { ref: false });
      if (this.#closing.signal.aborted) return;
      const found = await this.find(draw);
      if (!('code' in found) || found.code !== 'drawNotSealed') return;
    }
  }

  /** Anything else in the file's place is logged, and the file made anew. */
  async #stored(draw: DrawNo, headOf: () => Promise<Uint8Array>): Promise<SealedFile | undefined> {
    const path = this.#pathOf(draw);
    try {
      const file = await this.#files.find(path, headOf);
      return file && { path, ...file };
    } catch (error) {
      // Without the seals it cannot be checked; the caller asks for them again and is told why.
      if (error instanceof SealsUnknownError) return undefined;
      const drawId = formatDrawId(draw);
      this.#options.log.error('a file of sealed tickets is not believed', { drawId, error });
      return undefined;
    }
  }

  async #headOf(draw: DrawNo): Promise<Uint8Array> {
    const answer = await this.#askSeals(draw);
    if (!answer.ok) throw new SealsUnknownError();
    return headFor(draw, answer.reply);
  }

  #askSeals(draw: DrawNo) {
    const { client } = this.#options;
    return client.question(coordinatorShardOf(draw, client), 'getSeals', { draw });
  }

  /** Has the file made, after those that are already waiting. */
  async #begin(draw: DrawNo): Promise<FoundFile> {
    const answer = await this.#askSeals(draw);
    if (!answer.ok) return { code: answer.code };
    const begun = this.#making.get(draw);
    if (begun !== undefined) return begun;
    if (this.#making.size >= MAKING_MAX) return { code: 'engineOverloaded' };
    const made = this.#turn.then(() => this.#make(draw, answer.reply));
    this.#turn = made;
    this.#making.set(draw, made);
    return made;
  }

  async #make(draw: DrawNo, seals: DrawSeals): Promise<FoundFile> {
    let stream: DurableStream | undefined;
    try {
      await mkdir(this.#directory, OWN_DIRECTORY); // It may have been deleted with its files.
      stream = await DurableStream.create(this.#pathOf(draw));
      await this.#write(draw, seals, stream);
      await stream.commit();
      this.#tell(draw, null);
      return (
        (await this.#stored(draw, async () => headFor(draw, seals))) ?? { code: 'fileNotReady' }
      );
    } catch (error) {
      await stream?.discard();
      if (!this.#closing.signal.aborted) this.#giveUp(draw, error);
      return { code: 'fileNotReady' };
    } finally {
      this.#making.delete(draw);
    }
  }

  #giveUp(draw: DrawNo, error: unknown): void {
    const drawId = formatDrawId(draw);
    this.#options.log.error('the file of sealed tickets could not be made', { drawId, error });
    const why = error instanceof SealMismatchError ? error.message : 'see the log';
    this.#tell(draw, `The file of sealed tickets of ${drawId} cannot be made: ${why}.`);
    this.#failed.add(draw);
    setTimeout(() => this.#failed.delete(draw), TRY_AGAIN_MS).unref();
  }

  #tell(draw: DrawNo, sentence: string | null): void {
    const about = formatDrawId(draw);
    this.#options.alarms.note(MAIN_THREAD, { kind: 'sealedFileFailed', about, sentence });
  }

  async #write(draw: DrawNo, drawSeals: DrawSeals, stream: DurableStream): Promise<void> {
    const { seals, ...terms } = drawSeals;
    await stream.append(headFor(draw, drawSeals));
    for (const { shard, ticketCount, merkleRootHex, returned: sealedReturns } of seals) {
      const roots: Uint8Array[] = [];
      const cameBack: number[] = [];
      for (let firstOrdinal = 0; firstOrdinal < ticketCount; firstOrdinal += CHUNK_LEAVES) {
        this.#closing.signal.throwIfAborted();
        const count = Math.min(CHUNK_LEAVES, ticketCount - firstOrdinal);
        const chunk = { draw, shard, firstOrdinal, count };
        const { words, sealed, returned } = await this.#readChunk(chunk);
        const { numbersOnTicket, isUneven, hasReturned } = terms;
        const marked = hasReturned ? { returned } : {};
        const place = { firstOrdinal, numbersOnTicket, isUneven, ...marked };
        const packed = await this.#options.jobs.run('packChunk', { words, sealed, ...place });
        roots.push(packed.root);
        cameBack.push(...returned);
        await stream.append(packed.bytes);
      }
      const isSealed = hexOf(rootOfChunks(Buffer.concat(roots))) === merkleRootHex;
      const digest = cameBack.length === 0 ? undefined : hexOf(returnedDigestOf(cameBack));
      if (!isSealed || digest !== sealedReturns?.digestHex) throw new SealMismatchError(shard);
    }
  }

  /** A chunk's tickets, in as many answers as the shard needs for them. */
  async #readChunk(chunk: {
    readonly draw: DrawNo;
    readonly shard: number;
    readonly firstOrdinal: number;
    readonly count: number;
  }): Promise<SealedTickets> {
    const { draw, shard, firstOrdinal, count } = chunk;
    let found = await this.#ask(shard, draw, firstOrdinal);
    const { sealed } = found;
    const parts = [found.words];
    const returned = [...found.returned];
    for (let at = lengthOf(found); at < count; at += lengthOf(found)) {
      found = await this.#ask(shard, draw, firstOrdinal + at);
      parts.push(found.words);
      returned.push(...found.returned);
    }
    return { words: joined(parts), sealed, returned };
  }

  async #ask(shard: number, draw: DrawNo, fromOrdinal: number) {
    const { client } = this.#options;
    for (let asks = 1; ; asks += 1) {
      const answer = await client.question(shard, 'readSealedTickets', { draw, fromOrdinal });
      if (answer.ok) return answer.reply;
      if (asks === ASKS_MAX) throw new Error(`shard ${shard} answers ${answer.code}`);
      await pause(ASK_AGAIN_MS, undefined, { signal: this.#closing.signal });
    }
  }

  #pathOf(draw: DrawNo): string {
    return join(this.#directory, `${formatDrawId(draw)}.tickets`);
  }
}

function headFor(draw: DrawNo, { seals, ...terms }: DrawSeals): Uint8Array {
  const told = seals.map(({ merkleRootHex, ...seal }) => {
    return { ...seal, merkleRoot: Uint8Array.from(Buffer.from(merkleRootHex, 'hex')) };
  });
  return sealedFileHead({ drawId: formatDrawId(draw), ...terms, seals: told });
}

function lengthOf({ words }: { readonly words: TicketWords }): number {
  return words.playerKey.length;
}
