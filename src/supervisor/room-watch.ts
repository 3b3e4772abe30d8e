/**
 * Connects the free-space guard to the shards, which refuse sales without room, and to readiness.
 */
import { FREE_SPACE_MEGABYTES_MIN } from '../config/setting-table.ts';
import type { Settings } from '../config/settings.ts';
import { readFreeBytes } from '../journal/free-bytes.ts';
import { FreeSpaceGuard } from '../journal/free-space-guard.ts';
import { FREE_SPACE_POLL_MS, SPARE_BYTES } from '../journal/journal-limits.ts';
import { assert } from '../kernel/assert.ts';
import type { HealthState } from '../operations/health.ts';
import type { Logger } from '../operations/logger.ts';
import type { ShardFleet } from './shard-fleet.ts';

const MEGABYTE = 1_048_576;
/** Sales come back when there is this much more room than at the mark that stopped them. */
const RELIEF = 1.25;

assert(
  SPARE_BYTES * 2 <= FREE_SPACE_MEGABYTES_MIN * MEGABYTE,
  'sales pause only shortly before the journal refuses a batch',
);

export class RoomWatch {
  readonly #guard: FreeSpaceGuard;
  readonly #health: HealthState;

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
    this.#guard = new FreeSpaceGuard({
      readFreeBytes: async () => {
        try {
          const freeBytes = await readFreeBytes(path);
          shortage = 'there is too little room on the disk';
          return freeBytes;
        } catch (error) {
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
    await this.#guard.start();
    if (this.#guard.state === 'running') this.#health.ready('disk');
  }

  close(): void {
    this.#guard.close();
  }
}
