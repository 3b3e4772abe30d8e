/** A broker that has lost its store is told everything again, by a command of the operator. */
import { test } from 'tap';
import { isReplayOutbox } from '../../src/supervisor/outbox-replay.ts';
import { EngineClient } from '../support/engine/engine-client.ts';
import {
  EngineProcess,
  engineDirectory,
  tirage,
  verifyJournals,
} from '../support/engine/engine-process.ts';
import { until } from '../support/engine/until.ts';
import { NatsClient } from '../support/network/nats-client.ts';
import { NATS_MISSING, NatsServer } from '../support/network/nats-server.ts';

const LIMIT_MS = 60_000;
const EVENTS = 'tirage_events';
const REAL = { skip: NATS_MISSING };
const DEPOSITS = 5;

test('outbox replay: the same messages again, and an orderly no', REAL, async (t) => {
  const server = await NatsServer.start(t);
  const client = await NatsClient.connect(t, server.url);
  const directory = engineDirectory(t);
  const flags = { '--nats-url': server.url, '--nats-stream-mb': '16' };
  const engine = await EngineProcess.start(t, { directory, flags });
  const http = new EngineClient(t, engine.url);
  const account = { login: 'ada', password: 'a long passphrase', birthDate: '1990-01-31' };
  const registered = http.post('/v1/players', account);
  const { accessToken: token } = await http.expect<{ accessToken: string }>(201, registered);
  for (let i = 0; i < DEPOSITS; i += 1) {
    await http.expect(201, http.post('/v1/me/deposits', { amountMinor: 100 + i }, { token }));
  }
  const idsTold = () =>
    until('the deposits to be told', LIMIT_MS, async () => {
      const told = await client.read(EVENTS, 'wallet.v1.entry').catch(() => []);
      return told.length >= DEPOSITS ? told.map(({ id }) => id) : undefined;
    });
  const before = await idsTold();
  await (await client.manager()).streams.delete(EVENTS);

  const replay = (from: string, shard: string) =>
    tirage([
      'outbox',
      'replay',
      '--from',
      from,
      '--shard',
      shard,
      '--reason',
      'a lost disk',
      '--data',
      directory,
    ]);
  const taken = await until(
    'the place to be saved, and the relay sent back',
    LIMIT_MS,
    async () => {
      const { exitCode, output } = await replay('1', 'all');
      return exitCode === 0 ? output : undefined;
    },
  );
  t.match(taken, /^shard \d tells its records 1 to \d+ again$/m);
  // The stream is made anew with the next link: something to tell finds out that it is gone.
  await http.expect(201, http.post('/v1/me/deposits', { amountMinor: 999 }, { token }));
  t.same((await idsTold()).slice(0, DEPOSITS), before, 'under the same ids, in order');

  const far = await replay('1000000', 'all');
  t.match(far, { exitCode: 1, output: /has told its records up to \d+ only: nothing is changed/ });
  t.match(await replay('1', '7'), { exitCode: 1, errors: /There is no shard 7/ });
  for (const nonsense of ['0', '-1', '1.5', 'x']) {
    t.not((await replay(nonsense, '0')).exitCode, 0, nonsense);
  }
  t.equal((await engine.stop()).exitCode, 0);
  t.match(await replay('1', 'all'), { exitCode: 0, output: /again/ }, 'without an engine, too');
  t.equal((await verifyJournals(directory)).exitCode, 0);
});

test('outbox replay: what is no such request is none', (t) => {
  const right = { command: 'replayOutbox', shard: null, fromSequence: 1, reason: 'why' };
  t.ok(isReplayOutbox(right));
  t.ok(isReplayOutbox({ ...right, shard: 0 }));
  for (const wrong of [
    { fromSequence: 0 },
    { fromSequence: '1' },
    { fromSequence: 2 ** 60 },
    { shard: -1 },
    { shard: undefined },
    { reason: ' ' },
    { reason: 'x'.repeat(501) },
    { command: 'other' },
  ]) {
    t.notOk(isReplayOutbox({ ...right, ...wrong }), JSON.stringify(wrong));
  }
  t.notOk(isReplayOutbox(null));
  t.end();
});
