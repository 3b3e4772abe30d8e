/** A whole engine whose wall clock is wrong for a second, and one whose journal is ahead of it. */
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { test } from 'tap';
import { EngineClient } from '../support/engine/engine-client.ts';
import { createAdmin, logIn, openOverHttp, register } from '../support/engine/engine-people.ts';
import {
  EngineProcess,
  engineDirectory,
  SHARDS,
  tirage,
  verifyJournals,
} from '../support/engine/engine-process.ts';
import { FAKETIME_MISSING, FakedTime } from '../support/engine/faked-time.ts';
import { until } from '../support/engine/until.ts';
import { Gambler } from '../support/rounds/gambler.ts';

const LIMIT_MS = 60_000;

for (const restart of ['never', 'during', 'after'] as const) {
  const name = `stepped clock: two days ahead for a second, restarted ${restart}: nothing closes`;
  test(name, { skip: FAKETIME_MISSING }, async (t) => {
    const directory = engineDirectory(t);
    const time = new FakedTime(join(directory, '..', 'time'));
    const { environment } = time;
    let engine = await EngineProcess.start(t, { directory, environment });
    const client = new EngineClient(t, engine.url);
    const startAgain = async (): Promise<void> => {
      await engine.kill();
      engine = await EngineProcess.start(t, { directory, environment });
      client.url = engine.url;
    };
    await createAdmin(directory);
    const admin = await logIn(client);
    const { drawId } = await openOverHttp(client, admin, { closesInMs: 3_600_000 });
    const gambler = new Gambler(client, await register(client, 'alice'));
    await gambler.deposit(100_000);
    const buy = () =>
      client.post(
        `/v1/draws/${drawId}/tickets`,
        { quickPick: 1 },
        { token: gambler.player.accessToken },
      );
    t.equal((await buy()).status, 201);

    time.step('+2d');
    if (restart === 'during') await startAgain();
    await until('the step to be seen', LIMIT_MS, () => {
      return engine.said().match(/172[78]\d\d\.\d s ahead of the time that is believed/)?.[0];
    });
    const refused = await buy();
    t.equal(refused.status, 503);
    t.match(refused.text, /"code":"clockUnsure"/);
    t.match(refused.headers['retry-after'], /^\d+$/);
    const ready = await client.get('/readyz');
    t.equal(ready.status, 503);
    t.match(ready.text, /clockStep/);
    await sleep(1_000);
    time.step('+0');
    if (restart === 'after') await startAgain();

    await until('the engine to be ready', LIMIT_MS, async () => {
      return (await client.get('/readyz')).status === 200 ? true : undefined;
    });
    t.equal((await buy()).status, 201, 'the draw is open, and the token good');
    t.ok(await openOverHttp(client, admin, { closesInMs: 600_000 }), 'and others open');
    t.match(await engine.metrics(), /tirage_clock_steps_total/);
    t.equal((await engine.stop()).exitCode, 0);
    t.equal((await verifyJournals(directory)).exitCode, 0);
  });
}

test('stepped clock: a journal ahead of the wall', { skip: FAKETIME_MISSING }, async (t) => {
  const directory = engineDirectory(t);
  const time = new FakedTime(join(directory, '..', 'time'));
  const { environment } = time;
  time.step('+2d'); // The first start knows no other time.
  const wrong = await EngineProcess.start(t, { directory, environment });
  await register(new EngineClient(t, wrong.url), 'alice');
  t.equal((await wrong.stop()).exitCode, 0);

  time.step('+0');
  const engine = await EngineProcess.start(t, { directory, environment });
  const client = new EngineClient(t, engine.url);
  t.equal((await client.get('/readyz')).status, 503);
  t.match(engine.said(), /The wall clock is 172\d{3}\.\d s behind the time that is believed/);
  const accept = ['clock', 'accept', '--data', directory];
  const nameless = await tirage(accept, { environment: { TIRAGE_SHARDS: SHARDS } });
  t.match(nameless.errors, /--reason/);
  const accepted = await tirage([...accept, '--reason', 'the time server was wrong'], {
    environment: { TIRAGE_SHARDS: SHARDS },
  });
  t.equal(accepted.exitCode, 0);
  t.match(accepted.output, /shard 0 takes the wall clock, 172\d{3}\.\d s behind what it believed/);
  await until('the engine to be ready', LIMIT_MS, async () => {
    return (await client.get('/readyz')).status === 200 ? true : undefined;
  });
  await register(client, 'bob');
  t.equal((await engine.stop()).exitCode, 0);
  t.equal((await verifyJournals(directory)).exitCode, 0);
  const again = await tirage([...accept, '--reason', 'once more'], {
    environment: { TIRAGE_SHARDS: SHARDS },
  });
  t.match(again.output, /shard 1 believed the wall clock already/, 'also without an engine');
});
