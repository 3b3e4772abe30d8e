/** Several engines in one consumer group: the work is shared, and no stake is counted twice. */
import { randomUUID } from 'node:crypto';
import { test } from 'tap';
import { GroupMember } from '../support/engine/group-member.ts';
import { until } from '../support/engine/until.ts';
import { FaultyProxy } from '../support/network/faulty-proxy.ts';
import { NatsClient } from '../support/network/nats-client.ts';
import { NATS_MISSING, NatsServer } from '../support/network/nats-server.ts';
import { SeededRandom } from '../support/sources/seeded-random.ts';

const GAMES = 40;
const LIMIT_MS = 60_000;
const REAL = { skip: NATS_MISSING };

function stakeOf(gameId: string, uuid: string = randomUUID()) {
  return { uuid, playerId: randomUUID(), gameId, stake: '1000' };
}

function sumOf(counts: readonly number[]): number {
  return counts.reduce((sum, count) => sum + count, 0);
}

test('nats group: two engines share the games and count nothing twice', REAL, async (t) => {
  const server = await NatsServer.start(t);
  const client = await NatsClient.connect(t, server.url);
  const members = [
    await new GroupMember(t, server.url).start(),
    await new GroupMember(t, server.url).start(),
  ];
  const random = new SeededRandom(1);
  const games = Array.from({ length: GAMES }, () => randomUUID());
  const total = 1_000;
  await Promise.all(
    Array.from({ length: total }, () =>
      client.stake(stakeOf(games[random.uint32() % GAMES] ?? '')),
    ),
  );
  const entriesOf = () => Promise.all(members.map((member) => member.entries()));
  const shares = await until('every stake', LIMIT_MS, async () => {
    const counts = await entriesOf();
    return sumOf(counts) >= total ? counts : undefined;
  });
  t.equal(sumOf(shares), total);
  t.ok(
    shares.every((count) => count > 0),
    `shares of ${shares.join(' and ')}`,
  );
  const owned = await Promise.all(
    members.map(async (member) => new Set((await member.raffles()).map(({ gameId }) => gameId))),
  );
  t.equal(sumOf(owned.map(({ size }) => size)), games.length, 'a game belongs to one engine');
  await until('stakes to be forwarded', LIMIT_MS, async () => {
    const counts = await Promise.all(members.map((member) => member.outcome('forwarded')));
    return sumOf(counts) > 0 || undefined;
  });
});

test(
  'nats group: killed after the commit and before the ack, nothing counts twice',
  REAL,
  async (t) => {
    const server = await NatsServer.start(t);
    const proxy = await FaultyProxy.start(t, server.port);
    const client = await NatsClient.connect(t, server.url);
    const one = await new GroupMember(t, proxy.url).start();
    const gameId = randomUUID();
    await client.stake(stakeOf(gameId));
    await until(
      'the game to be one’s',
      LIMIT_MS,
      async () => (await one.entries(gameId)) === 1 || undefined,
    );

    // Else the first one could come again too.
    await until('the first acknowledgement', LIMIT_MS, async () => {
      const { consumers } = await client.manager();
      const group = await consumers.info('player_staked', 'lottery_service_consumer_group');
      return (group.delivered.consumer_seq > 0 && group.num_ack_pending === 0) || undefined;
    });
    const fatal = stakeOf(gameId);
    proxy.lastWord = fatal.uuid;
    await client.stake(fatal);
    await until('the commit', LIMIT_MS, async () => (await one.entries(gameId)) === 2 || undefined);
    await one.kill();
    proxy.heal();

    const two = await new GroupMember(t, server.url).start();
    await client.stake(stakeOf(gameId));
    await until('the other engine to get both', LIMIT_MS, async () => {
      return (await two.outcome('forwarded')) + (await two.outcome('counted')) >= 2 || undefined;
    });
    t.equal(await two.entries(), 0, 'it cannot know, and does not count');
    await until('the lane to be shown', LIMIT_MS, async () => {
      const line = /tirage_stakes_forwarded_waiting\{engine="[0-9a-f]{32}"\} 2/;
      return line.test(await two.metrics()) || undefined;
    });

    await one.start();
    await until('the engine to take its lane', LIMIT_MS, async () => {
      return (await one.outcome('counted')) + (await one.outcome('repeated')) >= 2 || undefined;
    });
    t.equal(await one.outcome('repeated'), 1, 'the record of the first time is found');
    t.equal(await one.entries(gameId), 3);
    t.equal(await two.entries(gameId), 0);
  },
);

test('nats group: an engine takes over the games of one that is gone for good', REAL, async (t) => {
  const server = await NatsServer.start(t);
  const client = await NatsClient.connect(t, server.url);
  const gone = await new GroupMember(t, server.url).start();
  const gameId = randomUUID();
  await client.stake(stakeOf(gameId));
  await until(
    'the game to be claimed',
    LIMIT_MS,
    async () => (await gone.entries()) === 1 || undefined,
  );
  const line = gone.engine?.log.find(({ message }) => message === 'connected to NATS');
  await gone.kill();

  const left = await new GroupMember(t, server.url).start();
  await client.stake(stakeOf(gameId));
  await until('a stake to be forwarded', LIMIT_MS, async () => {
    return (await left.outcome('forwarded')) === 1 || undefined;
  });
  await left.kill();
  const heir = new GroupMember(t, server.url, { '--nats-replaces': String(line?.engineId) });
  await heir.start();
  await client.stake(stakeOf(gameId));
  await until('both stakes', LIMIT_MS, async () => (await heir.entries(gameId)) === 2 || undefined);
});
