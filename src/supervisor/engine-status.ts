/**
 * How the engine runs now, put together for staff from what its parts know anyway: nothing is asked
 * of a thread for it, so it can be told whatever hangs.
 */
import { totalmem } from 'node:os';
import type { Settings } from '../config/settings.ts';
import { VERSION } from '../config/version.ts';
import type { Clock } from '../kernel/clock.ts';
import type { ClockDoubt } from '../kernel/clock-guard.ts';
import { ALARM_KINDS, type AlarmBoard } from '../operations/alarms.ts';
import type { Figures } from '../operations/figures.ts';
import type { HealthState } from '../operations/health.ts';
import type { Labels } from '../operations/metric-family.ts';
import type { EngineStatus } from '../protocol/status-messages.ts';
import type { BackupNotes } from './backup-notes.ts';
import type { BusStanding } from './bus.ts';
import type { FigureDesk } from './figure-desk.ts';
import type { GatewayStanding } from './gateway-fleet.ts';
import type { RoomStanding } from './room-watch.ts';
import type { ShardRun } from './shard-fleet-options.ts';

/** More are counted. Oldest first: what came of it tends to be younger. */
const ALARMS_LISTED_MAX = 100;

export interface StatusSources {
  readonly directory: { readonly engineId: string };
  readonly settings: Pick<Settings, 'role' | 'timeZone' | 'outboxRecordsMax'>;
  readonly startedAtMs: number;
  readonly clock: Pick<Clock, 'wallMs'> & {
    readonly doubt: ClockDoubt | undefined;
    readonly stepCount: number;
  };
  readonly health: Pick<HealthState, 'standing'>;
  readonly alarms: Pick<AlarmBoard, 'standing'>;
  readonly metrics: { readonly figures: Pick<FigureDesk, 'of' | 'threads' | 'commitMs' | 'sales'> };
  readonly shards: { runs(): readonly ShardRun[] };
  readonly gateways: { standings(): readonly GatewayStanding[] };
  readonly room: { standing(): RoomStanding };
  /** Undefined where no NATS is configured. */
  readonly bus: { standing(): BusStanding } | undefined;
  readonly backups: Pick<BackupNotes, 'last'>;
}

type Figured = StatusSources['metrics']['figures'];

export function engineStatus(sources: StatusSources): EngineStatus {
  const { directory, settings, startedAtMs, clock, health, alarms } = sources;
  const { shards, gateways, metrics, room, backups } = sources;
  const { figures } = metrics;
  const nowMs = clock.wallMs();
  const notReady = health.standing();
  const standing = alarms.standing();
  return {
    asOf: instant(nowMs),
    engine: {
      engineId: directory.engineId,
      version: VERSION,
      role: settings.role,
      startedAt: instant(startedAtMs),
    },
    isReady: notReady.length === 0,
    notReady: notReady.map(({ sinceMs, ...reason }) => ({ ...reason, since: instant(sinceMs) })),
    alarms: standing.slice(0, ALARMS_LISTED_MAX).map(({ sinceMs, ...alarm }) => {
      const { stopsTraffic } = ALARM_KINDS[alarm.kind];
      return { ...alarm, since: instant(sinceMs), stopsTraffic };
    }),
    alarmCount: standing.length,
    clock: clockStatus(sources, nowMs),
    shards: shards.runs().map((run, shard) => shardStatus(sources, shard, run)),
    gateways: gateways.standings().map((one, gateway) => gatewayStatus(figures, gateway, one)),
    threads: figures.threads.flatMap((thread) => delayOf(thread, figures.of(thread))),
    memory: { residentBytes: process.memoryUsage.rss(), machineBytes: totalmem() },
    disk: room.standing(),
    nats: natsStatus(sources),
    sales: salesStatus(figures),
    lastBackup: backups.last(),
  };
}

function clockStatus({ clock, settings }: StatusSources, nowMs: number): EngineStatus['clock'] {
  const { doubt, stepCount } = clock;
  const state = doubt === undefined ? 'steady' : doubt.hasHeld ? 'behind' : 'unsure';
  const skewMs = Math.round(doubt?.skewMs ?? 0);
  return { state, now: instant(nowMs), timeZone: settings.timeZone, skewMs, stepCount };
}

function shardStatus(
  { metrics: { figures }, bus }: StatusSources,
  shard: number,
  { isReady, sinceMs, restartCount, mark }: ShardRun,
): EngineStatus['shards'][number] {
  const thread = `shard-${shard}`;
  const own = figures.of(thread);
  const isOfShard = (labels: Labels) => labels.shard === shard;
  const outbox = (name: string) =>
    bus === undefined ? null : figures.of('bus').sum(name, isOfShard);
  return {
    shard,
    state: isReady ? 'serving' : 'recovering',
    since: instant(sinceMs),
    queueDepth: own.sum('tirage_queue_depth'),
    journalSequence: mark?.sequence ?? 0,
    journalAt: instant(mark?.atMs ?? sinceMs),
    commitMsP50: figures.commitMs(thread, 0.5) ?? null,
    commitMsP99: figures.commitMs(thread, 0.99) ?? null,
    outboxRecords: outbox('tirage_outbox_records'),
    outboxOldestSeconds: outbox('tirage_outbox_oldest_seconds'),
    rowsBytes: own.sum('tirage_rows_file_bytes'),
    restartCount,
  };
}

function gatewayStatus(
  figures: Figured,
  gateway: number,
  { isListening, sinceMs }: GatewayStanding,
): EngineStatus['gateways'][number] {
  const own = figures.of(`gateway-${gateway}`);
  const inQueue = (name: string) => own.sum('tirage_queue_depth', ({ queue }) => queue === name);
  return {
    gateway,
    state: isListening ? 'serving' : 'starting',
    since: instant(sinceMs),
    connectionCount: own.sum('tirage_connections'),
    socketCount: inQueue('sockets'),
    pendingCount: inQueue('shard-answers'),
  };
}

function delayOf(thread: string, own: Figures): EngineStatus['threads'] {
  const delayMs = (wanted: string) => {
    const isIt = ({ quantile }: Labels) => quantile === wanted;
    return own.sum('tirage_event_loop_delay_seconds', isIt) * 1_000;
  };
  return [
    { thread, delayMsP50: delayMs('0.5'), delayMsP99: delayMs('0.99'), delayMsMax: delayMs('1') },
  ];
}

function natsStatus(sources: StatusSources): EngineStatus['nats'] {
  const { bus, metrics, settings, alarms } = sources;
  const standing = bus?.standing();
  const own = metrics.figures.of('bus');
  const oldest = own.by('tirage_outbox_oldest_seconds', 'shard').values();
  const state = standing?.state === 'away' ? 'disconnected' : standing?.state;
  return {
    state: state ?? 'off',
    since: standing === undefined ? null : instant(standing.sinceMs),
    serverVersion: standing?.serverVersion ?? null,
    sentence: standing?.sentence ?? null,
    outboxRecords: own.sum('tirage_outbox_records'),
    outboxRecordsMax: settings.outboxRecordsMax,
    outboxOldestSeconds: Math.max(0, ...oldest),
    isOutboxStuck: alarms.standing().some(({ kind }) => kind === 'outboxStuck'),
  };
}

function salesStatus(figures: Figured): EngineStatus['sales'] {
  const { today, ...now } = figures.sales();
  const { sinceMs, ...sold } = today;
  return { ...now, today: { since: instant(sinceMs), ...sold } };
}

function instant(atMs: number): string {
  return new Date(atMs).toISOString();
}
