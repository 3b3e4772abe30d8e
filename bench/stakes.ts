/**
 * Goal: how many stakes a second the engine takes in from NATS (pulled, decided, durable,
 * acknowledged), and that its memory stays bounded meanwhile.
 *
 * The stakes wait in the stream already, so that the engine is measured and not the publisher; the
 * broker, which shares the machine, delivers them. Every tenth stake starts a raffle, which is
 * drawn, and whose award is published while the stakes come in. What was delivered and acknowledged
 * is the broker's word; what was counted is the engine's, which says so after the flush. Each stake
 * is counted once.
 */
import { readFileSync } from 'node:fs';
import { readSettings } from '../src/config/settings.ts';
import { assert } from '../src/kernel/assert.ts';
import { UUID_FREE_BYTES, uuidV7 } from '../src/kernel/uuid.ts';
import { NatsStakePublisher } from '../src/outbox/nats-stake-publisher.ts';
import { STAKE_CONSUMER, STREAMS } from '../src/outbox/subjects.ts';
import {
  EngineProcess,
  engineDirectory,
  type TestEnd,
} from '../test/support/engine/engine-process.ts';
import { until } from '../test/support/engine/until.ts';
import { NatsClient } from '../test/support/network/nats-client.ts';
import { NatsServer } from '../test/support/network/nats-server.ts';
import { SeededRandom } from '../test/support/sources/seeded-random.ts';
import type { Bench, Size } from './harness/figures/bench.ts';
import type { Report } from './harness/figures/report.ts';
import { withNats } from './harness/processes/with-nats.ts';

const SIZES = {
  smoke: { stakeCount: 1_000, gameCount: 4 },
  real: { stakeCount: 1_000_000, gameCount: 64 },
} as const;
const LIMIT_MS = 900_000;
const LOOK_MS = 250;
const STAGES = ['delivered', 'counted', 'acknowledged'] as const;

export const stakes: Bench = {
  name: 'stakes',
  goal: 'A million stakes from NATS: decided, durable, acknowledged; memory bounded.',
  run: (size, report) => withNats(report, (scope) => measure(size, report, scope)),
};

async function measure(size: Size, report: Report, scope: TestEnd): Promise<void> {
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
  const servedMs = performance.now();
  const client = await NatsClient.connect(scope, server.url);
  const manager = await client.manager();
  const stages = { delivered: 0, counted: 0, acknowledged: 0 };
  const doneMs = { delivered: 0, counted: 0, acknowledged: 0 };
  const memory = { quarter: 0, end: 0, most: 0 };
  await until('every stake to be acknowledged', LIMIT_MS, async () => {
    const text = await engine.metrics();
    const group = await manager.consumers.info(STREAMS.stakes, STAKE_CONSUMER);
    stages.delivered = group.delivered.stream_seq;
    stages.counted = sampleOf(text, 'tirage_inbox_messages_total\\{outcome="counted"\\}');
    stages.acknowledged = group.ack_floor.stream_seq;
    memory.end = ownMegabytes(engine.pid);
    if (stages.counted <= stakeCount / 4) memory.quarter = memory.end;
    memory.most = Math.max(memory.most, memory.end);
    for (const stage of STAGES) {
      if (stages[stage] >= stakeCount) doneMs[stage] ||= performance.now() - beganMs;
    }
    if (STAGES.every((stage) => doneMs[stage] > 0)) return true;
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
    return undefined;
  });
  const { counted } = stages;
  assert(counted === stakeCount, 'a stake was counted twice, or not at all');
  const startMs = servedMs - beganMs;
  report.line('stakes published', `${perSecond(stakeCount, publishedMs)}/s, by one publisher`);
  report.line('start of the engine', `${(startMs / 1_000).toFixed(1)} s, in the times below`);
  report.line('in', `${perSecond(stakeCount, doneMs.delivered)}/s`);
  report.line('decided and durable', `${perSecond(stakeCount, doneMs.counted)}/s`);
  report.line('acknowledged', `${perSecond(stakeCount, doneMs.acknowledged)}/s`);
  const { quarter, end, most } = memory;
  const told = `${quarter} after a quarter, ${end} at the end, at most ${most} MiB`;
  report.line('memory of its own (RssAnon)', told);
  report.row({
    what: `${stakeCount.toLocaleString('en')} stakes from NATS, decided and durable`,
    measured: `${perSecond(stakeCount, doneMs.counted)}/s; memory ${told}`,
  });
  report.checksum({ stakeCount, gameCount, counted });
  await engine.stop();
}

async function publish(url: string, stakeCount: number, gameCount: number): Promise<number> {
  const machine = { environment: {}, coreCount: 1, timeZone: 'UTC', readText: () => '' };
  const settings = readSettings({ machine, flags: { natsUrl: url } });
  const publisher = await NatsStakePublisher.open(settings);
  const random = new SeededRandom(1);
  const games = Array.from({ length: gameCount }, (_, game) => {
    return uuidV7(game, random.bytes(UUID_FREE_BYTES));
  });
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

/** Without the pages of the journal's file, which the system keeps for as long as it likes. */
function ownMegabytes(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Math.round(Number(/^RssAnon:\s+(\d+) kB$/m.exec(status)?.[1] ?? 0) / 1_024);
}

function sampleOf(exposition: string, name: string): number {
  return Number(new RegExp(`^${name} (\\S+)`, 'm').exec(exposition)?.[1] ?? 0);
}

function perSecond(count: number, tookMs: number): string {
  return Math.round((count * 1_000) / tookMs).toLocaleString('en');
}
