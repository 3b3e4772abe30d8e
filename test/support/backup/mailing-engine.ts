/**
 * A data directory whose shards hold nothing but mail, written record by record: for backups, whose
 * work is the same whatever the records say. Its segments are small, so that there are many.
 */
import { mkdirSync, rmSync } from 'node:fs';
import { Pace } from '../../../src/backup/pace.ts';
import { type TakenBackup, takeBackup } from '../../../src/backup/take-backup.ts';
import { DATA_FORMAT, type DirectoryMeta, writeMeta } from '../../../src/journal/directory-meta.ts';
import { shardPath } from '../../../src/journal/journal-places.ts';
import type { SegmentLog } from '../../../src/journal/segments/segment-log.ts';
import { must } from '../../../src/kernel/assert.ts';
import { SYSTEM_CLOCK } from '../../../src/kernel/system-clock.ts';
import type { ShardMail } from '../../../src/shard/handlers/backup-handlers.ts';
import { encodeRecord } from '../../../src/shard/records/event-codec.ts';
import { openSegmentLog } from '../disk/open-segment-log.ts';
import type { TestEnd } from '../engine/engine-process.ts';
import { founders } from '../sources/founders.ts';
import { SeededRandom } from '../sources/seeded-random.ts';
import { MailingModel } from './mailing-model.ts';

const SHARD_COUNT = 2;
const SEGMENT_BYTES = 16 * 1_024;
/** Each step takes a millisecond. */
export const BEGAN_AT_MS = 1_767_268_800_000;

export class MailingEngine {
  readonly directory: string;
  readonly model: MailingModel;
  readonly #logs: readonly SegmentLog[];
  readonly #meta: DirectoryMeta;

  private constructor(
    directory: string,
    logs: readonly SegmentLog[],
    meta: DirectoryMeta,
    seed: number,
  ) {
    this.directory = directory;
    this.model = new MailingModel(SHARD_COUNT, new SeededRandom(seed));
    this.#logs = logs;
    this.#meta = meta;
  }

  /** `engineId`: 32 hexadecimal digits. */
  static async make(t: TestEnd, directory: string, { seed = 1, engineId = 'e'.repeat(32) } = {}) {
    mkdirSync(directory, { recursive: true });
    const begun = Array.from({ length: SHARD_COUNT }, (_, shard) => shard);
    const known = { format: DATA_FORMAT, engineId, ...founders(SHARD_COUNT) };
    const history = {
      newestBuild: '0.1.0',
      isUpgrading: false,
      isResharding: false,
      forebears: [],
    };
    const meta = { ...known, ...history, currency: 'EUR', currencyDigits: 2, begun };
    writeMeta(directory, meta);
    const logs = await Promise.all(
      begun.map((shard) => {
        return openSegmentLog(shardPath(directory, shard), { segmentBytes: SEGMENT_BYTES });
      }),
    );
    const engine = new MailingEngine(directory, logs, meta, seed);
    t.teardown(async () => {
      // A log may be making its next segment: nobody can remove its directory before it is closed.
      await Promise.all(logs.map((log) => log.close()));
      rmSync(directory, { recursive: true, force: true });
    });
    await engine.write(SHARD_COUNT);
    return engine;
  }

  /** So many more records, and one more of each shard that would have none. */
  async write(count: number): Promise<void> {
    for (let i = 0; i < count; i += 1) this.model.step();
    while (this.model.heads.includes(0)) this.model.step();
    for (const [shard, log] of this.#logs.entries()) {
      const records = must(this.model.records[shard], 'a shard');
      const steps = must(this.model.steps[shard], 'a shard');
      for (const events of records.slice(log.head.sequence)) {
        const nowMs = BEGAN_AT_MS + must(steps[log.head.sequence], 'a step');
        const sequence = log.head.sequence + 1;
        await log.append(encodeRecord({ sequence, nowMs, events, entries: [] }));
      }
    }
  }

  /** `until`: the shards tell nothing before. */
  backUp(path: string, until: Promise<unknown> = Promise.resolve()): Promise<TakenBackup> {
    return takeBackup({
      dataDirectory: this.directory,
      meta: this.#meta,
      path,
      askShards: () => until.then(() => this.#askShards()),
      onCut: () => undefined,
      clock: { wallMs: () => BEGAN_AT_MS + this.model.instants.length - 1 },
      pace: new Pace(Number.POSITIVE_INFINITY, SYSTEM_CLOCK),
    });
  }

  #askShards(): ShardMail[] {
    return this.#logs.map(({ durableHead: { sequence, hash } }, shard) => {
      const { channels } = this.model.told(shard, sequence);
      return { sequence, hashHex: Buffer.from(hash).toString('hex'), channels };
    });
  }
}
