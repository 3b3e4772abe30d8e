/**
 * Where to cut the shards of an engine, of which each has told twice how far it was.
 *
 * Between the first round of answers and the second there was an instant at which every shard was
 * at least as far as it had told first, and no farther than it told then. So the greatest cut
 * within the second heads holds all of the first, and with it whatever was acknowledged before the
 * first was asked for. The few records between the two are read for their mail.
 */
import { headOf } from '../journal/head-marks.ts';
import { assert, must } from '../kernel/assert.ts';
import type { ShardMail } from '../shard/handlers/backup-handlers.ts';
import { decodeEvents } from '../shard/records/event-codec.ts';
import { BackupError, type PieceEnd, type ShardBackup } from './backup-manifest.ts';
import { greatestCut } from './consistent-cut.ts';
import { MailHistory } from './mail-history.ts';
import type { SourceSegments } from './source-segments.ts';

/** A shard's part of the cut. */
export type ShardCut = Pick<ShardBackup, 'cut' | 'channels'>;

export interface ToldTwice {
  readonly source: SourceSegments;
  readonly first: ShardMail;
  readonly second: ShardMail;
}

/** By shard. Throws an OperationalError. */
export function findCut(shards: readonly ToldTwice[]): ShardCut[] {
  const followed = shards.map(follow);
  const histories = followed.map(({ history }) => history);
  const cut = greatestCut(
    histories,
    histories.map(({ lastSequence }) => lastSequence),
  );
  if (cut === undefined) {
    throw new BackupError(
      'the shards do not tell of one history: `tirage journal verify` on the stopped engine says ' +
        'which one is older than the others know',
    );
  }
  return followed.map(({ history, ends }, shard) => {
    const sequence = must(cut[shard], 'a cut leaves a shard out');
    const end = must(ends[sequence - history.baseSequence], 'a cut is at no record');
    return { cut: end, channels: history.channelsAt(sequence) };
  });
}

interface Followed {
  readonly history: MailHistory;
  /** The first record, and each after it. */
  readonly ends: readonly PieceEnd[];
}

function follow({ source, first, second }: ToldTwice): Followed {
  const history = new MailHistory(first);
  const { sequence, hashHex } = first;
  const ends: PieceEnd[] = [{ sequence, hashHex }];
  assert(second.sequence >= sequence, 'a shard went back');
  const place = source.placeBehind(headOf(first));
  for (const { frame } of source.blocks(place, second.sequence)) {
    if (frame === undefined) continue;
    const { sequence: next, hash, payload } = frame.record;
    history.take(next, decodeEvents(payload).events);
    ends.push({ sequence: next, hashHex: Buffer.from(hash).toString('hex') });
  }
  if (ends.at(-1)?.hashHex === second.hashHex) return { history, ends };
  throw new BackupError(
    `record ${second.sequence} in the segments is not the one that the engine has: was the data ` +
      'directory exchanged?',
  );
}
