/**
 * A log of three segments and a spare one, relatives of it, and what is read of a copy that a test
 * has changed.
 */
import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { JournalHead } from '../../../src/journal/journal.ts';
import { segmentName } from '../../../src/journal/segments/segment-file.ts';
import type { SegmentLog } from '../../../src/journal/segments/segment-log.ts';
import { OperationalError } from '../../../src/kernel/errors.ts';
import { findWrongRecord, storyPayload } from './log-story.ts';
import { openSegmentLog } from './open-segment-log.ts';

/** The last one is of six blocks. */
export const SOUND_RECORDS = 44;
const FORK_AFTER = 24;

export function segmentPath(directory: string, number: number): string {
  return join(directory, segmentName(number));
}

export class SoundLog {
  readonly directory: string;
  /** Nothing of it is the same. */
  readonly other: string;
  /** Without its last record. */
  readonly older: string;
  /** The same up to the middle of the second segment; then other records of the same lengths. */
  readonly fork: string;
  readonly #copy: string;
  #head: JournalHead | undefined;

  private constructor(root: string) {
    this.directory = join(root, 'sound');
    this.other = join(root, 'other');
    this.older = join(root, 'older');
    this.fork = join(root, 'fork');
    this.#copy = join(root, 'copy');
  }

  static async write(root: string): Promise<SoundLog> {
    const sound = new SoundLog(root);
    sound.#head = await write(sound.directory, SOUND_RECORDS, storyPayload);
    await write(sound.other, SOUND_RECORDS, (sequence) => storyPayload(sequence + 1));
    await write(sound.older, SOUND_RECORDS - 1, storyPayload);
    await write(sound.fork, SOUND_RECORDS, (sequence) => {
      const payload = storyPayload(sequence);
      return sequence > FORK_AFTER ? payload.fill(9) : payload;
    });
    return sound;
  }

  /**
   * What opening and reading a changed copy says: undefined where it is as the log was. Throws
   * where something else is read. `isHeadKnown`: to whoever opens it.
   */
  async faultAfter(
    change: (directory: string) => void,
    isHeadKnown: boolean,
  ): Promise<OperationalError | undefined> {
    rmSync(this.#copy, { recursive: true, force: true });
    cpSync(this.directory, this.#copy, { recursive: true });
    change(this.#copy);
    const head = isHeadKnown ? this.#head : undefined;
    let log: SegmentLog | undefined;
    try {
      log = await openSegmentLog(this.#copy, {
        mayCreate: false,
        ...(head === undefined ? {} : { leastHead: head }),
      });
      const wrong = findWrongRecord(log);
      if (wrong !== undefined) throw new Error(wrong);
      if (log.head.sequence !== SOUND_RECORDS) throw new Error(`${log.head.sequence} records`);
      return undefined;
    } catch (error) {
      if (error instanceof OperationalError) return error;
      throw error;
    } finally {
      await log?.close();
    }
  }
}

async function write(
  directory: string,
  count: number,
  payloadOf: (sequence: number) => Uint8Array,
): Promise<JournalHead> {
  const log = await openSegmentLog(directory);
  for (let sequence = 1; sequence <= count; sequence += 1) await log.append(payloadOf(sequence));
  const { head } = log;
  await log.close();
  return head;
}
