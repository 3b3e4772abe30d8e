/**
 * Goal: how many stakes a second the engine takes in from NATS (pulled, decided, durable,
 * acknowledged), and that its memory stays bounded meanwhile.
 *
 * The stakes wait in the stream already, so that the engine is measured and not who publishes; the
 * broker, which shares the machine, delivers them. Every tenth stake starts a raffle, which is
 * drawn, and whose award is published while the stakes come in. Counted again at the end, from the
 * engine's own count of what it took: each stake once.
 */
import { randomUUID } from 'node:crypto';
import { readSettings } from '../src/config/settings.ts';
import { assert } from '../src/kernel/assert.ts';
import { UUID_FREE_BYTES, uuidV7 } from '../src/kernel/uuid.ts';
import { NatsStakePublisher } from '../src/outbox/nats-stake-publisher.ts';
import { EngineProcess, engineDirectory } from '../test/support/engine-process.ts';
import { NATS_MISSING, NatsServer } from '../test/support/nats-server.ts';
import { SeededRandom } from '../test/support/seeded-random.ts';
import { until } from '../test/support/until.ts';
import type { Bench, Size } from './harness/bench.ts';
import type { Report } from './harness/report.ts';

const SIZES = {
  smoke: { stakeCount: 1_000, gameCount: 4 },
  real: { stakeCount: 1_000_000, gameCount: 8 },
} as const;
const LIMIT_MS = 900_000;
const MEGABYTE = 1_048_576;

export const stakes: Bench = {
  name: 'stakes',
  goal: 'A million stakes from NATS: decided, durable, acknowledged; memory bounded.',
  run: async (size, report) => {
    if (NATS_MISSING !== false) {
      report.line('not measured', NATS_MISSING);
      return;
    }
    const ends: (() => unknown)[] = [];
    try {
      await measure(size, report, { teardown: (end) => ends.unshift(end) });
    } finally {
      for (const end of ends) await end();
    }
  },
};

async function measure(
  size: Size,
  report: Report,
  scope: { teardown(end: () => unknown): void },
): Promise<void> {
  const { stakeCount, gameCount } = SIZES[size];
  const server = await NatsServer.start(scope);
  const flags = { '--nats-url': server.url, '--nats-stream-mb': '2000' };
  const directory = engineDirectory(scope);
  // The first start makes the streams; then the stakes gather while nobody takes them.
  const first = await EngineProcess.start(scope, { directory, flags });
  await first.stop();
  const publishedMs = await publish(server.url, stakeCount, gameCount);
  const beganMs = performance.now();
  const engine = await EngineProcess.start(scope, { directory, flags });
  let residentMost = 0;
  let counted = 0;
  await until('every stake to be taken', LIMIT_MS, async () => {
    const text = await (await fetch(`${engine.url}/metrics`)).text();
    residentMost = Math.max(residentMost, sampleOf(text, 'process_resident_memory_bytes'));
    counted = sampleOf(text, 'tirage_inbox_messages_total\\{outcome="counted"\\}');
    if (counted < stakeCount) await new Promise((resolve) => setTimeout(resolve, 250));
    return counted >= stakeCount || undefined;
  });
  const takenMs = performance.now() - beganMs;
  assert(counted === stakeCount, 'each stake is counted once');
  report.line('stakes published', `${perSecond(stakeCount, publishedMs)}/s, by one publisher`);
  report.line('stakes taken in', `${perSecond(stakeCount, takenMs)}/s, the start included`);
  report.line('resident memory at most', `${(residentMost / MEGABYTE).toFixed(0)} MiB`);
  report.checksum({ stakeCount, gameCount, counted });
  await engine.stop();
}

async function publish(url: string, stakeCount: number, gameCount: number): Promise<number> {
  const machine = { environment: {}, coreCount: 1, timeZone: 'UTC', readText: () => '' };
  const settings = readSettings({ machine, flags: { natsUrl: url } });
  const publisher = await NatsStakePublisher.open(settings);
  const random = new SeededRandom(1);
  const games = Array.from({ length: gameCount }, () => randomUUID());
  const beganMs = performance.now();
  for (let i = 0; i < stakeCount; i += 1) {
    const uuid = uuidV7(Date.now(), random.bytes(UUID_FREE_BYTES));
    const playerId = uuidV7(i, random.bytes(UUID_FREE_BYTES));
    const gameId = games[i % gameCount] ?? '';
    await publisher.publish({ uuid, playerId, gameId, stakeMinor: 1_000 });
  }
  await publisher.flush();
  await publisher.close();
  return performance.now() - beganMs;
}

function sampleOf(exposition: string, name: string): number {
  return Number(new RegExp(`^${name} (\\S+)`, 'm').exec(exposition)?.[1] ?? 0);
}

function perSecond(count: number, tookMs: number): string {
  return Math.round((count * 1_000) / tookMs).toLocaleString('en');
}
