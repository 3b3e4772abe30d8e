import { test } from 'tap';
import { type HealthReport, HealthState } from '../../src/operations/health.ts';
import { EPOCH_MS, FakeClock } from '../support/sources/fake-clock.ts';

test('health: ready once every part has said so', (t) => {
  const health = new HealthState(['shards', 'gateways']);
  t.same(health.report(), {
    alive: true,
    ready: false,
    reasons: { shards: 'has not started', gateways: 'has not started' },
    alarms: {},
  });
  health.ready('shards');
  t.notOk(health.report().ready);
  health.ready('gateways');
  t.same(health.report(), { alive: true, ready: true, reasons: {}, alarms: {} });
  t.end();
});

test('health: not ready is not dead, and passes', (t) => {
  const health = new HealthState(['disk']);
  health.notReady('disk', 'free space is below 256 MB');
  t.same(health.report(), {
    alive: true,
    ready: false,
    reasons: { disk: 'free space is below 256 MB' },
    alarms: {},
  });
  health.ready('disk');
  t.ok(health.report().ready);
  t.end();
});

test('health: broken is for good', (t) => {
  const health = new HealthState(['shards']);
  health.broken('shards', 'a flush failed');
  health.ready('shards');
  t.match(health.report(), { alive: false, ready: false, reasons: { shards: 'a flush failed' } });
  t.end();
});

test('health: each change is told once', (t) => {
  const reports: HealthReport[] = [];
  const health = new HealthState(['disk']);
  health.listen((report) => reports.push(report));
  health.ready('disk');
  health.ready('disk');
  health.notReady('disk', 'full');
  health.notReady('disk', 'full');
  t.same(
    reports.map(({ ready }) => ready),
    [true, false],
  );
  t.throws(() => health.ready('bus'), { name: 'AssertionError' });
  t.end();
});

test('health: an alarm is shown, and is a reason where its kind stops the traffic', (t) => {
  const health = new HealthState([]);
  health.alarm('rowDamaged', 'a row is damaged', { stopsTraffic: false });
  t.match(health.report(), {
    ready: true,
    reasons: {},
    alarms: { rowDamaged: 'a row is damaged' },
  });
  health.alarm('clockStep', 'the clock was stepped', { stopsTraffic: true });
  t.match(health.report(), { alive: true, ready: false, reasons: { clockStep: /stepped/ } });
  health.alarm('clockStep', undefined, { stopsTraffic: true });
  t.ok(health.report().ready);
  t.same(health.report().alarms, { rowDamaged: 'a row is damaged' });
  t.end();
});

test('health: a reason stands since it came up, also where its words change', (t) => {
  const clock = new FakeClock();
  const health = new HealthState(['disk'], clock);
  health.ready('disk');
  clock.advance(1_000);
  health.notReady('disk', 'full');
  clock.advance(1_000);
  health.notReady('disk', 'gone');
  health.alarm('clockStep', 'the clock was stepped', { stopsTraffic: true });
  health.alarm('rowDamaged', 'a row is damaged', { stopsTraffic: false });
  t.same(health.standing(), [
    { part: 'disk', sentence: 'gone', sinceMs: EPOCH_MS + 1_000 },
    { part: 'clockStep', sentence: 'the clock was stepped', sinceMs: EPOCH_MS + 2_000 },
  ]);
  health.ready('disk');
  clock.advance(1_000);
  health.notReady('disk', 'full');
  t.match(health.standing(), [{ sinceMs: EPOCH_MS + 3_000 }, { part: 'clockStep' }]);
  t.end();
});
