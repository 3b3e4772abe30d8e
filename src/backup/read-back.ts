/**
 * Reads a backup back, all of it, before it counts as one.
 *
 * From the files alone it is found that every piece is what was written, that the records of each
 * shard are one chain from the first to the cut, and that no mail is half there at the cut: the
 * numbers are counted once more, from the records.
 */
import { assert, must } from '../kernel/assert.ts';
import { decodeEvents } from '../shard/records/event-codec.ts';
import { BackupError, type ShardBackup } from './backup-manifest.ts';
import { greatestCut } from './consistent-cut.ts';
import { logStart } from './copy-records.ts';
import { type MailBase, MailHistory } from './mail-history.ts';
import type { Pace } from './pace.ts';
import { pieceBlocks } from './piece-blocks.ts';

export interface ReadBack {
  readonly records: number;
  readonly bytes: number;
}

/** `bases`: by shard, from where on mail is counted. Throws an OperationalError. */
export async function readBack(
  directory: string,
  shards: readonly ShardBackup[],
  { bases, pace }: { readonly bases: readonly MailBase[]; readonly pace: Pace },
): Promise<ReadBack> {
  const total = { records: 0, bytes: 0 };
  const histories: MailHistory[] = [];
  for (const [shard, backup] of shards.entries()) {
    const history = new MailHistory(must(bases[shard], 'a shard has no base'));
    for (const { bytes, frame } of pieceBlocks(directory, backup.pieces, logStart())) {
      total.bytes += bytes.length;
      if (frame !== undefined) {
        const { sequence, payload } = frame.record;
        total.records += 1;
        if (sequence > history.baseSequence) history.take(sequence, decodeEvents(payload).events);
      }
      await pace.spent(bytes.length);
    }
    checkMail(shard, backup, history);
    histories.push(history);
  }
  checkCut(histories);
  return total;
}

function checkMail(shard: number, { cut, channels }: ShardBackup, history: MailHistory): void {
  assert(history.lastSequence === cut.sequence, 'a backup was read back to another record');
  const counted = history.channelsAt(cut.sequence);
  if (JSON.stringify(counted) === JSON.stringify(channels)) return;
  throw new BackupError(
    `the records of shard-${shard} lead to other mail than the engine told of: ` +
      '`tirage journal verify` on the stopped engine says what is wrong with it',
  );
}

function checkCut(histories: readonly MailHistory[]): void {
  const cut = histories.map(({ lastSequence }) => lastSequence);
  const whole = greatestCut(histories, cut);
  if (whole?.every((sequence, shard) => sequence === cut[shard])) return;
  throw new BackupError('the shards of the backup do not tell of one instant: take another one');
}
