import { test } from 'tap';
import { readSettings } from '../../src/config/settings.ts';
import { BusMetrics } from '../../src/operations/bus-metrics.ts';
import { ThreadMetrics } from '../../src/operations/metrics.ts';
import type { BusStanding } from '../../src/supervisor/bus.ts';
import { engineStatus, type StatusSources } from '../../src/supervisor/engine-status.ts';
import { EPOCH_MS, FakeClock } from '../support/sources/fake-clock.ts';
import { quietEngine } from '../support/sources/quiet-engine.ts';

const MACHINE = { environment: {}, coreCount: 2, timeZone: 'Europe/Berlin', readText: () => '' };
const SETTINGS = readSettings({ machine: MACHINE, flags: { shards: '2' } });
const SINCE = '2026-01-01T15:00:00.000Z';

function engineWith(more: Partial<StatusSources> = {}) {
  const clock = new FakeClock();
  const engine = quietEngine(clock, SETTINGS, more);
  return { clock, engine, status: () => engineStatus(engine) };
}

test('engine status: of a quiet engine', (t) => {
  const { status, clock } = engineWith();
  clock.advance(5_000);
  t.match(status(), {
    asOf: '2026-01-01T15:00:05.000Z',
    engine: { role: 'whole', startedAt: SINCE, version: /^\d/ },
    isReady: true,
    notReady: [],
    alarms: [],
    alarmCount: 0,
    clock: { state: 'steady', skewMs: 0, timeZone: 'Europe/Berlin' },
    shards: [
      { shard: 0, state: 'serving', since: SINCE, journalSequence: 7, outboxRecords: null },
      { shard: 1, commitMsP50: null },
    ],
    gateways: [{ gateway: 0, state: 'serving' }],
    nats: { state: 'off', since: null, outboxRecords: 0 },
    lastBackup: null,
  });
  t.end();
});

test('engine status: alarms stand with their times, and those that are many are counted', (t) => {
  const { status, clock, engine } = engineWith();
  const sentence = 'a row is damaged';
  engine.alarms.note('shard-1', { kind: 'damagedRow', about: 'pl_1', sentence });
  clock.advance(1_000);
  engine.alarms.note('shard-0', { kind: 'clockStep', about: 'wall clock', sentence: 'stepped' });
  clock.advance(1_000);
  engine.alarms.note('shard-0', { kind: 'clockStep', about: 'wall clock', sentence: 'it holds' });
  t.match(status(), {
    isReady: false,
    alarms: [
      { kind: 'damagedRow', about: 'pl_1', sentence, thread: 'shard-1', since: SINCE },
      { sentence: 'it holds', since: '2026-01-01T15:00:01.000Z', stopsTraffic: true },
    ],
    notReady: [{ part: 'clockStep', sentence: 'it holds', since: '2026-01-01T15:00:01.000Z' }],
  });
  for (let i = 0; i < 150; i += 1) {
    engine.alarms.note('shard-0', { kind: 'damagedRow', about: `pl_${i}`, sentence });
  }
  const many = status();
  t.equal(many.alarms.length, 100);
  t.equal(many.alarmCount, 152);
  engine.alarms.forget('shard-0');
  t.match(status(), { isReady: true, alarmCount: 1 });
  t.end();
});

test('engine status: what the clock is in doubt about', (t) => {
  const reading = { wallMs: () => EPOCH_MS, stepCount: 1 };
  const doubted = (skewMs: number, hasHeld: boolean) =>
    engineWith({ clock: { ...reading, doubt: { skewMs, hasHeld } } }).status().clock;
  t.match(doubted(4_000.4, false), { state: 'unsure', skewMs: 4_000, stepCount: 1 });
  t.match(doubted(-4_000, true), { state: 'behind', skewMs: -4_000 });
  t.end();
});

test('engine status: shards and gateways that are away', (t) => {
  const away = { isReady: false, sinceMs: EPOCH_MS, restartCount: 2, mark: undefined };
  const { status } = engineWith({
    shards: { runs: () => [away] },
    gateways: { standings: () => [{ isListening: false, sinceMs: EPOCH_MS }] },
    room: {
      standing: () => ({
        state: 'unknown',
        freeBytes: 0,
        usedBytes: 0,
        dataBytes: null,
        stopsSalesBelowBytes: 1,
      }),
    },
  });
  t.match(status(), {
    shards: [{ state: 'recovering', restartCount: 2, journalSequence: 0, journalAt: SINCE }],
    gateways: [{ state: 'starting', connectionCount: 0 }],
    disk: { state: 'unknown' },
  });
  t.end();
});

test('engine status: figures are those of each thread', (t) => {
  const { status, engine } = engineWith();
  const shard = new ThreadMetrics('shard-1');
  shard.queueDepth('shard-1', 12);
  shard.rowsRead({ fileBytes: 4_096, freeBytes: 0, readerCount: 0, checkpointsBehind: 0 });
  const gateway = new ThreadMetrics('gateway-0');
  gateway.queueDepth('sockets', 3);
  gateway.queueDepth('shard-answers', 8);
  gateway.connectionsOpen(9);
  engine.metrics.figures.keep('shard-1', shard.snapshot());
  engine.metrics.figures.keep('gateway-0', gateway.snapshot());
  t.match(status(), {
    shards: [{ queueDepth: 0 }, { queueDepth: 12, rowsBytes: 4_096 }],
    gateways: [{ connectionCount: 9, socketCount: 3, pendingCount: 8 }],
    threads: [{ thread: 'shard-1' }, { thread: 'gateway-0' }],
  });
  t.end();
});

test('engine status: NATS, and what waits for it by shard', (t) => {
  const metrics = new BusMetrics(1_000);
  metrics.outbox(0, { recordsLeft: 5, oldestSeconds: 1.5 });
  metrics.outbox(1, { recordsLeft: 7, oldestSeconds: 4 });
  const standingOf = (standing: Partial<BusStanding>) => {
    const away: BusStanding = {
      state: 'away',
      sinceMs: EPOCH_MS,
      serverVersion: null,
      sentence: 'it does not answer',
    };
    const { engine, status } = engineWith({ bus: { standing: () => ({ ...away, ...standing }) } });
    engine.metrics.figures.keep('bus', structuredClone(metrics.snapshot()));
    return { engine, status };
  };
  const { engine, status } = standingOf({});
  t.match(status(), {
    nats: {
      state: 'disconnected',
      since: SINCE,
      sentence: 'it does not answer',
      outboxRecords: 12,
      outboxOldestSeconds: 4,
      outboxRecordsMax: SETTINGS.outboxRecordsMax,
      isOutboxStuck: false,
    },
    shards: [
      { outboxRecords: 5, outboxOldestSeconds: 1.5 },
      { outboxRecords: 7, outboxOldestSeconds: 4 },
    ],
  });
  engine.alarms.note('bus', { kind: 'outboxStuck', about: 'shard 0', sentence: 'stuck' });
  t.ok(status().nats.isOutboxStuck);
  const connected = { state: 'connected', serverVersion: '2.12.15', sentence: null } as const;
  t.match(standingOf(connected).status().nats, { state: 'connected', serverVersion: '2.12.15' });
  t.end();
});
