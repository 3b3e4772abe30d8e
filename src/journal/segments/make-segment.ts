/**
 * Makes the file of a segment ahead of its need: zeros, on the disk, and named only when it is
 * whole. So an append changes no length and no directory, and what is unwritten is known to be
 * zeros.
 *
 * The zeros are written in small durable pieces: one sync of all of them holds up the appends that
 * go on beside it for tens of milliseconds (DESIGN.md has the figures).
 */
import { constants, rmSync } from 'node:fs';
import { open, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { syncNames } from '../durable-file.ts';
import { SegmentFile, segmentName, UNFINISHED_SEGMENT } from './segment-file.ts';

const ZEROS = Buffer.alloc(256 * 1_024);
const { O_CREAT, O_DSYNC, O_EXCL, O_WRONLY } = constants;

/** Resolves once the file survives power loss. Rejects with the system's error. */
export async function makeSegment(
  directory: string,
  number: number,
  bytes: number,
): Promise<SegmentFile> {
  const beside = join(directory, UNFINISHED_SEGMENT);
  rmSync(beside, { force: true });
  const file = await open(beside, O_WRONLY | O_CREAT | O_EXCL | O_DSYNC, 0o600);
  try {
    for (let at = 0; at < bytes; ) {
      const wanted = Math.min(ZEROS.length, bytes - at);
      at += (await file.write(ZEROS, 0, wanted, at)).bytesWritten;
    }
  } catch (error) {
    rmSync(beside, { force: true }); // A full disk needs the room.
    throw error;
  } finally {
    await file.close();
  }
  await rename(beside, join(directory, segmentName(number)));
  await syncNames(directory);
  return new SegmentFile(directory, number, 'write');
}
