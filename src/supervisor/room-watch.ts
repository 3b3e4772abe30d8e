/**
 * Connects the free-space guard to the shards, which refuse sales without room, and to readiness.
 */
import { FREE_SPACE_MEGABYTES_MIN } from '../config/setting-table.ts';
import type { Settings } from '../config/settings.ts';
import { type DiskRoom, readDiskRoom } from '../journal/free-bytes.ts';
import { FreeSpaceGuard } from '../journal/free-space-guard.ts';
import { FREE_SPACE_POLL_MS, SPARE_BYTES } from '../journal/journal-limits.ts';
import { assert } from '../kernel/assert.ts';
import type { HealthState } from '../operations/health.ts';
import type { Logger } from '../operations/logger.ts';
import { DataSize } from './data-size.ts';
import type { ShardFleet } from './shard-fleet.ts';

const MEGABYTE = 1_048_576;
/** Sales come back when there is this much more room than at the mark that stopped them. */
const RELIEF = 1.25;

/** With less than so many times what stops sales, an operator should see to it. */
const LOW = 2;
const NO_ROOM: DiskRoom = { freeBytes: 0, usedBytes: 0 };

export interface RoomStanding extends DiskRoom {
  /** `full`: sales stand still; `unknown`: the disk does not answer, so they do, too. */
  readonly state: 'ok' | 'low' | 'full' | 'unknown';
  readonly stopsSalesBelowBytes: number;
  /** What the data directory takes; null: not known yet. */
  readonly dataBytes: number | null;
}

assert(
  SPARE_BYTES * 2 <= FREE_SPACE_MEGABYTES_MIN * MEGABYTE,
  'sales pause only shortly before the journal refuses a batch',
);

export class RoomWatch {
  readonly #guard: FreeSpaceGuard;
  readonly #health: HealthState;
  readonly #lowBytes: number;
  readonly #data: DataSize;
  /** Undefined where the disk does not answer. */
  #room: DiskRoom | undefined;

  constructor(options: {
    readonly path: string;
    readonly settings: Pick<Settings, 'freeSpaceMegabytesMin'>;
    readonly shards: Pick<ShardFleet, 'setRoom'>;
    readonly health: HealthState;
    readonly log: Logger;
  }) {
    const { path, settings, shards, health, log } = options;
    const lowBytes = settings.freeSpaceMegabytesMin * MEGABYTE;
    let shortage = '';
    this.#health = health;
    this.#lowBytes = lowBytes;
    this.#data = new DataSize(path);
    this.#guard = new FreeSpaceGuard({
      readFreeBytes: async () => {
        try {
          this.#room = await readDiskRoom(path);
          shortage = 'there is too little room on the disk';
          return this.#room.freeBytes;
        } catch (error) {
          this.#room = undefined;
          shortage = 'the data directory is gone, or its disk does not answer';
          throw error;
        }
      },
      schedule: (poll, delayMs) => {
        const timer = setTimeout(poll, delayMs);
        return () => clearTimeout(timer);
      },
      onChange: (state) => {
        const hasRoom = state === 'running';
        shards.setRoom(hasRoom);
        if (hasRoom) health.ready('disk');
        else health.notReady('disk', shortage);
        log.warn(hasRoom ? 'there is room on the disk again' : shortage);
      },
      lowBytes,
      highBytes: Math.ceil(lowBytes * RELIEF),
      pollMs: FREE_SPACE_POLL_MS,
    });
  }

  async start(): Promise<void> {
    this.#data.start();
    await this.#guard.start();
    if (this.#guard.state === 'running') this.#health.ready('disk');
  }

  /** As it was found last. */
  standing(): RoomStanding {
    const room = this.#room;
    const stopsSalesBelowBytes = this.#lowBytes;
    const dataBytes = this.#data.bytes ?? null;
    const known = { dataBytes, stopsSalesBelowBytes };
    if (room === undefined) return { state: 'unknown', ...NO_ROOM, ...known };
    const isLow = room.freeBytes < LOW * stopsSalesBelowBytes;
    const state = this.#guard.state === 'stopped' ? 'full' : isLow ? 'low' : 'ok';
    return { state, ...room, ...known };
  }

  close(): void {
    this.#guard.close();
    this.#data.close();
  }
}
