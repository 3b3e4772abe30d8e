/** An engine of which nothing is known but its shards: for gateways without a main thread. */

import type { Settings } from '../../../src/config/settings.ts';
import type { EngineSource } from '../../../src/gateway/routes/services.ts';
import type { Clock } from '../../../src/kernel/clock.ts';
import { AlarmBoard } from '../../../src/operations/alarms.ts';
import { HealthState } from '../../../src/operations/health.ts';
import { createLogger } from '../../../src/operations/logger.ts';
import { BackupNotes } from '../../../src/supervisor/backup-notes.ts';
import { engineStatus, type StatusSources } from '../../../src/supervisor/engine-status.ts';
import { FigureDesk } from '../../../src/supervisor/figure-desk.ts';

export interface QuietEngine extends StatusSources {
  readonly health: HealthState;
  readonly alarms: AlarmBoard;
  readonly metrics: { readonly figures: FigureDesk };
  readonly backups: BackupNotes;
}

export function quietEngine(
  clock: Clock,
  settings: Settings,
  more: Partial<StatusSources> = {},
): QuietEngine {
  const health = new HealthState([], clock);
  const alarms = new AlarmBoard(health, createLogger({ level: 'silent' }), clock);
  const now = clock.wallMs();
  const mark = { sequence: 7, hashHex: '00', atMs: now, isLast: false };
  const run = { isReady: true, sinceMs: now, restartCount: 0, mark };
  return {
    directory: { engineId: 'en_4f1c2b7a90d3e586' },
    settings,
    startedAtMs: now,
    clock: { wallMs: () => clock.wallMs(), doubt: undefined, stepCount: 0 },
    health,
    alarms,
    metrics: { figures: new FigureDesk(clock, settings.timeZone) },
    shards: { runs: () => Array.from({ length: settings.shardCount }, () => run) },
    gateways: { standings: () => [{ isListening: true, sinceMs: now }] },
    room: { standing: () => ROOM },
    bus: undefined,
    backups: new BackupNotes(clock),
    ...more,
  } as QuietEngine;
}

/** As the main thread answers gateways. */
export function answersOfQuiet(engine: QuietEngine): EngineSource {
  return {
    status: async () => engineStatus(engine),
    measurements: async (wanted) => JSON.stringify(engine.metrics.figures.measurements(wanted)),
  };
}

const ROOM = {
  state: 'ok',
  freeBytes: 50_000_000_000,
  usedBytes: 10_000_000_000,
  dataBytes: null,
  stopsSalesBelowBytes: 268_435_456,
} as const;
