/**
 * Threads of a running engine that hang, for real: an endless loop in a shard, and in each other
 * kind of thread a wait that never ends, which costs the machine nothing.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { test } from 'tap';
import { EngineClient } from '../support/engine/engine-client.ts';
import { createAdmin } from '../support/engine/engine-people.ts';
import {
  EngineProcess,
  engineDirectory,
  verifyJournals,
} from '../support/engine/engine-process.ts';
import { until } from '../support/engine/until.ts';
import { NATS_MISSING, NatsServer } from '../support/network/nats-server.ts';

const TOLD_LIMIT_MS = 60_000;

/** Loaded into every thread: one that finds its name in the file never comes back. */
const HANG = `
const { existsSync, readFileSync } = require('node:fs');
const { isMainThread, workerData } = require('node:worker_threads');
const data = workerData ?? {};
const shard = data.place?.origin?.shard;
const other = data.name ?? (data.engineId === undefined ? 'other' : 'bus');
const name = isMainThread ? 'main' : shard === undefined ? other : 'shard-' + shard;
setInterval(() => {
  const path = process.env.HANG_FILE;
  if (!existsSync(path) || readFileSync(path, 'utf8') !== name) return;
  if (shard !== undefined) for (;;);
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
}, 100).unref();
`;

for (const name of ['shard-1', 'gateway-1', 'bus']) {
  const skip = name === 'bus' && NATS_MISSING;
  test(`watchdog: when ${name} hangs, it is told, and the engine ends`, { skip }, async (t) => {
    const directory = engineDirectory(t);
    const [script, order] = ['hang.cjs', 'hang'].map((file) => join(directory, '..', file));
    writeFileSync(script as string, HANG);
    const nats = name === 'bus' ? { NATS_URL: (await NatsServer.start(t)).url } : {};
    const hang = { NODE_OPTIONS: `--require ${script}`, HANG_FILE: order as string };
    const environment = { ...hang, ...nats };
    const flags = { '--gateways': '2' };
    const engine = await EngineProcess.start(t, { directory, environment, flags });
    await createAdmin(directory);
    writeFileSync(order as string, name);
    const said = (pattern: RegExp) => () => engine.said().match(pattern)?.[0];
    await until('the alarm', TOLD_LIMIT_MS, said(/has not answered for 6 s/));
    if (name !== 'gateway-1') {
      const { status } = await new EngineClient(t, engine.url).get('/readyz');
      t.equal(status, 503);
    }
    const end = await engine.end();
    t.not(end.exitCode, 0);
    t.match(engine.said(), new RegExp(`the engine cannot go on.*the thread ${name} hangs`));
    t.match(engine.said(), /"reason":"THREAD_HUNG"/, 'the others ended in order');
    t.equal((await verifyJournals(directory)).exitCode, 0);
  });
}

test('watchdog: a main thread that hangs is ended with a sentence', async (t) => {
  const directory = engineDirectory(t);
  const [script, order] = ['hang.cjs', 'hang'].map((file) => join(directory, '..', file));
  writeFileSync(script as string, HANG);
  const environment = { NODE_OPTIONS: `--require ${script}`, HANG_FILE: order as string };
  const engine = await EngineProcess.start(t, { directory, environment });
  writeFileSync(order as string, 'main');
  t.equal((await engine.end()).signal, 'SIGKILL');
  t.match(engine.errors, /the main thread has not answered for 20 s: the process is ended/);
  t.equal((await verifyJournals(directory)).exitCode, 0);
});

test('watchdog: a process that was stopped and goes on is not ended', async (t) => {
  const engine = await EngineProcess.start(t, { directory: engineDirectory(t) });
  process.kill(engine.pid, 'SIGSTOP');
  await sleep(25_000); // Longer than a thread may be silent.
  process.kill(engine.pid, 'SIGCONT');
  await sleep(3_000);
  t.notMatch(engine.said(), /has not answered/);
  t.equal((await new EngineClient(t, engine.url).get('/readyz')).status, 200);
  t.equal((await engine.stop()).exitCode, 0);
});
