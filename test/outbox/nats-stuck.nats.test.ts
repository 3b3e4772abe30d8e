/**
 * A broker that is there and does not take, or does not give: whatever it is, an operator sees it,
 * and once the cause is gone it heals by itself.
 */
import { randomUUID } from 'node:crypto';
import { type Test, test } from 'tap';
import { grantsOf } from '../../src/outbox/subjects.ts';
import { EngineClient } from '../support/engine/engine-client.ts';
import { EngineProcess, engineDirectory } from '../support/engine/engine-process.ts';
import { until } from '../support/engine/until.ts';
import { NatsClient } from '../support/network/nats-client.ts';
import { NATS_MISSING, NatsServer } from '../support/network/nats-server.ts';

const LIMIT_MS = 60_000;
const EVENTS = 'tirage_events';
const REAL = { skip: NATS_MISSING };
const OWNER = { user: 'owner', pass: 'p-owner' };
const ENGINE = { user: 'tirage', pass: 'p-tirage' };

type Permissions = Readonly<Record<'publish' | 'subscribe', { deny: readonly string[] }>>;

/** The engine's user may do everything but what is denied. */
function users({ publish = [] as string[], subscribe = [] as string[] } = {}): string {
  const denied: Permissions = { publish: { deny: publish }, subscribe: { deny: subscribe } };
  const all = [OWNER, { ...ENGINE, permissions: denied }];
  return `authorization { users: ${JSON.stringify(all).replaceAll('"pass"', '"password"')} }`;
}

interface Stage {
  readonly server: NatsServer;
  readonly client: NatsClient;
  readonly engine: EngineProcess;
  readonly http: EngineClient;
  /** Gives the shards something to tell. */
  readonly deposit: () => Promise<void>;
}

function flagsOf(server: NatsServer): Record<string, string> {
  return {
    '--nats-url': server.url,
    '--nats-user': ENGINE.user,
    '--nats-stream-mb': '16',
    '--nats-ack-wait-ms': '1000',
  };
}

async function onStage(t: Test, config: string): Promise<Stage> {
  const server = await NatsServer.start(t, config);
  const client = await NatsClient.connect(t, server.url, OWNER);
  const engine = await EngineProcess.start(t, {
    directory: engineDirectory(t),
    flags: flagsOf(server),
    environment: { TIRAGE_NATS_PASSWORD: ENGINE.pass },
  });
  const http = new EngineClient(t, engine.url);
  const account = { login: 'ada', password: 'a long passphrase', birthDate: '1990-01-31' };
  const registered = http.post('/v1/players', account);
  const { accessToken: token } = await http.expect<{ accessToken: string }>(201, registered);
  const deposit = async () => {
    await http.expect(201, http.post('/v1/me/deposits', { amountMinor: 100 }, { token }));
  };
  return { server, client, engine, http, deposit };
}

function readiness(http: EngineClient, status: number, pattern: RegExp): Promise<string> {
  return until(`readiness to be ${status} and say ${pattern}`, LIMIT_MS, async () => {
    const answer = await http.get('/readyz');
    return answer.status === status && pattern.test(answer.text) ? answer.text : undefined;
  });
}

async function isWell({ http }: Stage): Promise<void> {
  await until('the engine to be ready, and no alarm to stand', LIMIT_MS, async () => {
    const { status, text } = await http.get('/readyz');
    return (status === 200 && !/outboxStuck|natsDenied/.test(text)) || undefined;
  });
}

function deposits(client: NatsClient, count: number): Promise<unknown> {
  return until(`${count} deposits to be told`, LIMIT_MS, async () => {
    return (await client.read(EVENTS, 'wallet.v1.entry')).length >= count || undefined;
  });
}

function metric({ engine }: Stage, pattern: RegExp): Promise<boolean> {
  return until(`a metric as ${pattern}`, LIMIT_MS, async () => {
    return pattern.test(await engine.metrics()) || undefined;
  });
}

test('nats stuck: a subject that may not be published', REAL, async (t) => {
  const stage = await onStage(t, users({ publish: ['wallet.v1.>'] }));
  const { http, engine, server, client, deposit } = stage;
  await deposit();
  const stuck =
    /stands still at a message under \\"wallet\.v1\.entry\\": the engine's user may not/;
  await readiness(http, 503, stuck);
  await metric(stage, /^tirage_alarms\{alarm="natsDenied"\} 1$/m);
  t.match(engine.said(), /^error: The outbox of shard \d stands still [^\n]*"wallet\.v1\.entry"/m);
  await deposit();
  await metric(stage, /^tirage_outbox_records\{shard="\d"\} [1-9]/m);
  await metric(stage, /^tirage_outbox_oldest_seconds\{shard="\d"\} [1-9]/m);
  await metric(stage, /^tirage_alarms\{alarm="outboxStuck"\} 1$/m);
  await server.configure(users());
  await deposits(client, 2);
  await isWell(stage);
  await metric(stage, /^tirage_outbox_oldest_seconds\{shard="1"\} 0$/m);
});

test('nats stuck: the grants that follow from the messages are enough', REAL, async (t) => {
  const { publish, subscribe } = grantsOf('whole');
  const permissions = { publish: { allow: publish }, subscribe: { allow: subscribe } };
  const all = JSON.stringify([OWNER, { ...ENGINE, permissions }]).replaceAll(
    '"pass"',
    '"password"',
  );
  const stage = await onStage(t, `authorization { users: ${all} }`);
  const gameId = randomUUID();
  const stake = { uuid: randomUUID(), playerId: randomUUID(), gameId, stake: '1000' };
  await stage.client.stake(stake);
  await stage.client.publish('player.v1.staked', 'no stake', { uuid: randomUUID() });
  await stage.deposit();
  await metric(stage, /^tirage_inbox_messages_total\{outcome="counted"\} 1$/m);
  await metric(stage, /^tirage_inbox_messages_total\{outcome="deadLettered"\} 1$/m);
  await isWell(stage);
});

test('nats stuck: a stream that is full', REAL, async (t) => {
  const stage = await onStage(t, users());
  const manager = await stage.client.manager();
  const { messages } = (await manager.streams.info(EVENTS)).state;
  const full = { max_msgs: messages + 1, discard: 'new' } as const;
  await manager.streams.update(EVENTS, full as Parameters<typeof manager.streams.update>[1]);
  for (let i = 0; i < 3; i += 1) await stage.deposit();
  await readiness(stage.http, 503, /wallet\.v1\.entry\\": .*maximum messages exceeded/);
  await manager.streams.update(EVENTS, { max_msgs: -1 });
  await deposits(stage.client, 3);
  await isWell(stage);
});

test('nats stuck: a message that is larger than the server takes', REAL, async (t) => {
  const stage = await onStage(t, `max_payload: 400\n${users()}`);
  await stage.deposit();
  await readiness(stage.http, 503, /wallet\.v1\.entry\\": .*max_payload/);
  await stage.server.configure(users());
  await deposits(stage.client, 1);
  await isWell(stage);
});

test('nats stuck: a stream that is gone is made anew', REAL, async (t) => {
  const stage = await onStage(t, users());
  const manager = await stage.client.manager();
  await manager.streams.delete(EVENTS);
  await manager.streams.delete('player_staked');
  await stage.deposit();
  await until('the stream to be there', LIMIT_MS, async () => {
    return (await manager.streams.info(EVENTS).catch(() => undefined)) !== undefined || undefined;
  });
  await deposits(stage.client, 1);
  const gameId = randomUUID();
  const stake = { uuid: randomUUID(), playerId: randomUUID(), gameId, stake: '1000' };
  await stage.client.stake(stake);
  await metric(stage, /^tirage_inbox_messages_total\{outcome="counted"\} 1$/m);
  await isWell(stage);
});

test('nats stuck: a stream that has lost a subject', REAL, async (t) => {
  const stage = await onStage(t, users());
  const manager = await stage.client.manager();
  const { subjects } = (await manager.streams.info(EVENTS)).config;
  await manager.streams.update(EVENTS, {
    subjects: subjects.filter((subject) => subject !== 'wallet.v1.>'),
  });
  await stage.deposit();
  await readiness(stage.http, 503, /does not hold the subjects wallet\.v1\.>/);
  await manager.streams.update(EVENTS, { subjects });
  await deposits(stage.client, 1);
  await isWell(stage);
});

test('nats stuck: a consumer that is gone is made anew', REAL, async (t) => {
  const stage = await onStage(t, users());
  const manager = await stage.client.manager();
  const stake = () => ({
    uuid: randomUUID(),
    playerId: randomUUID(),
    gameId: randomUUID(),
    stake: '1000',
  });
  await stage.client.stake(stake());
  await metric(stage, /^tirage_inbox_messages_total\{outcome="counted"\} 1$/m);
  await manager.consumers.delete('player_staked', 'lottery_service_consumer_group');
  await stage.client.stake(stake());
  await metric(stage, /^tirage_inbox_messages_total\{outcome="counted"\} 2$/m);
  await isWell(stage);
});

test('nats stuck: acknowledgements, pulls and lanes that are not permitted', REAL, async (t) => {
  const denied = ['$JS.ACK.>', '$JS.API.CONSUMER.MSG.NEXT.>', 'stake.v1.>'];
  for (const subject of denied) {
    await t.test(subject, async (tt) => {
      const stage = await onStage(tt, users({ publish: [subject] }));
      const gameId = randomUUID();
      const stake = { uuid: randomUUID(), playerId: randomUUID(), gameId, stake: '1000' };
      await stage.client.stake(stake);
      const family = subject.replace(/^(\$JS\.API).*/, '$1.>').replace(/[$.>]/g, '\\$&');
      await readiness(stage.http, 200, new RegExp(`may not publish to ${family}`));
      await stage.server.configure(users());
      await metric(stage, /^tirage_inbox_messages_total\{outcome="counted"\} 1$/m);
      await isWell(stage);
    });
  }
});

test('nats stuck: what a start needs and is not permitted ends it', REAL, async (t) => {
  const server = await NatsServer.start(t, users());
  const wrongs = {
    '_INBOX.>': users({ subscribe: ['_INBOX.>'] }),
    '$JS.API.>': users({ publish: ['$JS.API.>'] }),
  };
  for (const [grant, config] of Object.entries(wrongs)) {
    await server.configure(config);
    const engine = EngineProcess.spawn(t, {
      directory: engineDirectory(t),
      flags: flagsOf(server),
      environment: { TIRAGE_NATS_PASSWORD: ENGINE.pass },
    });
    t.equal((await engine.end()).exitCode, 1);
    t.match(
      engine.errors,
      `may not ${grant.startsWith('_') ? 'subscribe' : 'publish'} to ${grant}`,
    );
  }
});
