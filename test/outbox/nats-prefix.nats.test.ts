/** The whole engine under an operator's prefix, and the amounts that it reads and writes. */
import { randomUUID } from 'node:crypto';
import { test } from 'tap';
import { EngineProcess, engineDirectory } from '../support/engine/engine-process.ts';
import { until } from '../support/engine/until.ts';
import { NatsClient } from '../support/network/nats-client.ts';
import { NATS_MISSING, NatsServer } from '../support/network/nats-server.ts';

const LIMIT_MS = 60_000;

test('nats: a prefix stands before every subject, and stakes are decimals in major units', {
  skip: NATS_MISSING,
}, async (t) => {
  const server = await NatsServer.start(t);
  const flags = {
    '--nats-url': server.url,
    '--nats-stream-mb': '32',
    '--nats-prefix': 'lottery_',
  };
  const engine = await EngineProcess.start(t, { directory: engineDirectory(t), flags });
  const client = await NatsClient.connect(t, server.url);
  const gameId = randomUUID();
  const stake = (amount: string) => {
    const game = { playerId: randomUUID(), gameId, stake: amount };
    const body = JSON.stringify({ message: { eventType: 'player.stakeCreated' }, game });
    return client.publish('lottery_player.v1.staked', body, { uuid: randomUUID() });
  };
  await stake('1000.505');
  for (let i = 0; i < 10; i += 1) await stake('1000.50');
  const read = (stream: string, subject: string) =>
    until(`a message under ${subject}`, LIMIT_MS, async () => {
      const found = await client.read(stream, subject);
      return found.length > 0 ? found : undefined;
    });
  const [award] = await read('lottery_tirage_events', 'lottery_lottery.v1.award');
  const { lottery } = JSON.parse(Buffer.from(award?.data ?? []).toString());
  t.equal(lottery.win_sum, '5002.50', 'half of ten times 1,000.50');
  const dead = await read('lottery_tirage_dead_letters', 'lottery_dead.v1.>');
  t.same(
    dead.map(({ subject }) => subject),
    ['lottery_dead.v1.player.v1.staked'],
  );
  const manager = await client.manager();
  const streams = await manager.streams.list().next();
  t.same(
    streams.filter(({ config }) => !config.name.startsWith('lottery_')),
    [],
    'nothing of the engine is without it',
  );
  for (const { config } of streams) {
    const bare = config.subjects?.filter((subject) => !subject.startsWith('lottery_'));
    t.same(bare, [], config.name);
  }
  t.same(await engine.stop(), { exitCode: 0, signal: null });
});
