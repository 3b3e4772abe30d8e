/**
 * To which record of each shard a restore goes.
 *
 * A backup's own cut, or a later one that its records and surviving segments hold: as far as they
 * go, up to a time, or up to one record of one shard. The latter takes of the other shards what was
 * recorded up to the time of that record, so that it is the state of one instant; and what the
 * record itself follows from, whatever the clocks said. Shards may have been added behind the
 * backup: the point has as many as its records tell of.
 */
import { assert } from '../kernel/assert.ts';
import { decodeEvents } from '../shard/records/event-codec.ts';
import { BackupError, type BackupManifest, endOf } from './backup-manifest.ts';
import type { NumberedBackup } from './backup-store.ts';
import { type Cut, greatestCut, leastCut } from './consistent-cut.ts';
import { type GrownShard, GrowthHistory, grownCut } from './growth-history.ts';
import { type Held, heldBlocks } from './held-records.ts';
import { type MailBase, MailHistory } from './mail-history.ts';

export type RestorePoint =
  | { readonly kind: 'backup' }
  | { readonly kind: 'end' }
  | { readonly kind: 'time'; readonly atMs: number }
  | { readonly kind: 'record'; readonly shard: number; readonly sequence: number };

type LaterPoint = Exclude<RestorePoint, { kind: 'backup' }>;

/** By shard: its last record, of as many as there were then. Throws a BackupError. */
export function cutAt(held: Held, backups: readonly NumberedBackup[], point: RestorePoint): Cut {
  if (point.kind === 'backup') return held.manifest.shards.map(({ cut }) => cut.sequence);
  const untilMs = timeOf(held, point);
  const shards = followShards(held, { base: newestBefore(backups, point), untilMs });
  if (point.kind === 'record') checkShard(point.shard, shards.length);
  const cut = cutIn(shards, point);
  if (cut === undefined) throw new BackupError(NOT_HELD);
  return grownCut(shards, cut);
}

function checkShard(shard: number, heldCount: number): void {
  if (shard < heldCount) return;
  throw new BackupError(`there is no shard ${shard} in what is held: there are ${heldCount}`);
}

const NOT_HELD = 'the records that are held do not reach the point that was asked for';

/** The newest backup that is not beyond the point; undefined where none is. */
function newestBefore(
  backups: readonly NumberedBackup[],
  point: LaterPoint,
): BackupManifest | undefined {
  return backups.findLast(({ manifest }) => isWithin(manifest, point))?.manifest;
}

function isWithin({ cutAtMs, shards }: BackupManifest, point: LaterPoint): boolean {
  if (point.kind === 'end') return true;
  if (point.kind === 'time') return cutAtMs <= point.atMs;
  return (shards[point.shard]?.cut.sequence ?? 0) <= point.sequence;
}

/** The time of the point, by the clock of the records. */
function timeOf(held: Held, point: LaterPoint): number {
  if (point.kind === 'end') return Number.POSITIVE_INFINITY;
  if (point.kind === 'time') return point.atMs;
  if (held.segmentsOf === undefined) checkShard(point.shard, held.manifest.shardCount);
  for (const { frame } of heldBlocks(held, point.shard)) {
    if (frame?.record.sequence === point.sequence) return decodeEvents(frame.record.payload).nowMs;
  }
  throw new BackupError(
    `record ${point.sequence} of shard-${point.shard} is not held: neither by the backups nor by ` +
      'the segments that were given',
  );
}

interface FollowedShard extends GrownShard {
  readonly history: MailHistory;
  /** The last of its records up to the time. */
  readonly timely: number;
}

interface Follow {
  readonly base: BackupManifest | undefined;
  readonly untilMs: number;
}

/** Also those that are told of and not held: of them there is no record. */
function followShards(held: Held, follow: Follow): FollowedShard[] {
  const shards: FollowedShard[] = [];
  let { shardCount } = held.manifest;
  for (let shard = 0; shard < shardCount; shard += 1) {
    const followed = followShard(held, shard, follow);
    shardCount = Math.max(shardCount, followed.growth.shardCount);
    shards.push(followed);
  }
  return shards;
}

function followShard(held: Held, shard: number, { base, untilMs }: Follow): FollowedShard {
  const known = base?.shards[shard];
  const from: MailBase = known
    ? { sequence: known.cut.sequence, channels: known.channels }
    : { sequence: 0, channels: [] };
  const history = new MailHistory(from);
  const isKnown = base !== undefined && known !== undefined;
  const growth = new GrowthHistory(isKnown ? base.shardCount : held.manifest.founderCount);
  let timely = from.sequence;
  let isTimely = true;
  for (const { frame } of heldBlocks(held, shard)) {
    if (frame === undefined || frame.record.sequence < from.sequence) continue;
    const { sequence, payload } = frame.record;
    if (sequence === from.sequence) {
      if (endOf(frame.record).hashHex === known?.cut.hashHex) continue;
      throw new BackupError('the backups in this directory tell of several histories: name one');
    }
    const { nowMs, events } = decodeEvents(payload);
    isTimely &&= nowMs <= untilMs;
    if (isTimely) timely = sequence;
    history.take(sequence, events);
    growth.take(sequence, events);
  }
  return { history, growth, timely };
}

function cutIn(shards: readonly FollowedShard[], point: LaterPoint): Cut | undefined {
  const histories = shards.map(({ history }) => history);
  const timely = shards.map((one) => one.timely);
  if (point.kind !== 'record') return greatestCut(histories, timely);
  const { shard, sequence } = point;
  const most = timely.with(shard, sequence);
  const within = greatestCut(histories, most);
  assert(within !== undefined, 'a backup is no cut of its history');
  const least = leastCut(histories, [...within].with(shard, sequence));
  // What the record follows from cannot follow from what came after it.
  return least?.[shard] === sequence ? least : undefined;
}
