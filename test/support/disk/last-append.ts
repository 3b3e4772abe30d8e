/** The file of a log before and after its last append, and what a power cut leaves of that. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { JournalHead } from '../../../src/journal/journal.ts';
import { writeStory } from './log-story.ts';
import { openSegmentLog } from './open-segment-log.ts';

export const FIRST_SEGMENT = 'records-00000001.seg';

export interface LastAppend {
  readonly before: Buffer;
  readonly after: Buffer;
  readonly head: JournalHead;
}

/** The file before and after the last of `count` appends. */
export async function lastAppend(directory: string, count: number): Promise<LastAppend> {
  const log = await openSegmentLog(directory, { segmentBytes: 256 * 1_024 });
  await writeStory(log, count - 1);
  const before = readFileSync(join(directory, FIRST_SEGMENT));
  await writeStory(log, 1);
  const after = readFileSync(join(directory, FIRST_SEGMENT));
  const { head } = log;
  await log.close();
  return { before, after, head };
}

/** The sectors that the append has changed, as their numbers. */
export function changedSectors({ before, after }: LastAppend, sectorBytes: number): number[] {
  const changed: number[] = [];
  for (let at = 0; at < after.length; at += sectorBytes) {
    const end = at + sectorBytes;
    if (before.compare(after, at, end, at, end) !== 0) changed.push(at / sectorBytes);
  }
  return changed;
}

/** The file with some sectors of the append, the others as before. */
export function torn(
  { before, after }: LastAppend,
  sectorBytes: number,
  kept: readonly number[],
): Buffer {
  const file = Buffer.from(before);
  for (const sector of kept) {
    after.copy(file, sector * sectorBytes, sector * sectorBytes, (sector + 1) * sectorBytes);
  }
  return file;
}
