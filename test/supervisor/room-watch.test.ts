import { test } from 'tap';
import { readFreeBytes } from '../../src/journal/free-bytes.ts';
import { HealthState } from '../../src/operations/health.ts';
import { createLogger } from '../../src/operations/logger.ts';
import { RoomWatch } from '../../src/supervisor/room-watch.ts';

async function watch(path: string, megabytesMin: number) {
  const told: boolean[] = [];
  const lines: string[] = [];
  const health = new HealthState(['disk']);
  const settings = { freeSpaceMegabytesMin: megabytesMin };
  const room = new RoomWatch({
    path,
    settings,
    shards: { setRoom: (hasRoom: boolean) => told.push(hasRoom) },
    health,
    log: createLogger({ level: 'warn', target: { write: (line) => lines.push(line) } }),
  });
  await room.start();
  room.close();
  return { told, lines, health: health.report() };
}

test('room: with room on the disk the engine is ready, and nobody is bothered', async (t) => {
  const { told, lines, health } = await watch(t.testdir(), 1);
  t.same(told, []);
  t.same(lines, []);
  t.ok(health.ready);
});

test('room: without it shards stop selling, readiness says why, the process lives', async (t) => {
  const path = t.testdir();
  const freeMegabytes = (await readFreeBytes(path)) / 1_048_576;
  const { told, lines, health } = await watch(path, Math.ceil(freeMegabytes * 4));
  t.same(told, [false]);
  t.match(JSON.parse(lines[0] ?? ''), { message: /too little room/ });
  t.match(health, { alive: true, ready: false, reasons: { disk: /too little room/ } });
});

test('room: a disk that cannot be asked counts as full', async (t) => {
  const { told, health } = await watch('/there/is/no/such/place', 1);
  t.same(told, [false]);
  t.match(health, { ready: false, reasons: { disk: /directory is gone/ } });
});
