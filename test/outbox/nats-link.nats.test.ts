/** One link against a real server: whose messages they are, whatever way they leave. */
import { headers, type Msg } from '@nats-io/transport-node';
import { type Test, test } from 'tap';
import { readSettings } from '../../src/config/settings.ts';
import { NatsLink } from '../../src/outbox/nats-link.ts';
import { outgoingMessage } from '../../src/outbox/outgoing-message.ts';
import { NatsClient, type ToldMessage } from '../support/network/nats-client.ts';
import { NATS_MISSING, NatsServer } from '../support/network/nats-server.ts';

const REAL = { skip: NATS_MISSING };
const ENGINES = ['a'.repeat(32), 'b'.repeat(32)] as const;
const STREAMS = ['tirage_events', 'tirage_dead_letters', 'tirage_stake_lanes'] as const;
const MESSAGE_ID = '01890a5d-ac96-774b-bcce-b302099a8057';

async function linkOf(t: Test, server: NatsServer, engineId: string): Promise<NatsLink> {
  const environment = { NATS_URL: server.url };
  const machine = { environment, coreCount: 1, timeZone: 'UTC', readText: () => '' };
  const settings = readSettings({ machine, flags: { natsStreamMb: '16' } });
  const purpose = { engineId, takesStakes: true, lineConsumer: undefined };
  const link = await NatsLink.open(settings, purpose);
  t.teardown(() => link.close());
  return link;
}

/** The same place in the journals of all engines. */
function ticketOf(engineId: string) {
  return outgoingMessage(
    { engineId, shard: 0, forebears: [] },
    {
      sequence: 7,
      event: 0,
      index: 0,
      atMs: 1_700_000_000_000,
      subject: 'ticket.v1.accepted',
      body: { ticketId: 'bt_0000002000000000' },
    },
  );
}

function engineOf({ headers: lines }: Pick<Msg, 'headers'>): string {
  return lines?.get('tirage-engine') ?? '';
}

test('nats link: whatever is stored says which engine told it', REAL, async (t) => {
  const server = await NatsServer.start(t);
  const client = await NatsClient.connect(t, server.url);
  const letter = { origin: 'player_staked:1', subject: 'player.v1.staked', reason: 'a test' };
  for (const engineId of ENGINES) {
    const link = await linkOf(t, server, engineId);
    await link.publish(ticketOf(engineId));
    await link.bury({ ...letter, data: Buffer.from('nonsense') });
    const origin = `player_staked:${ENGINES.indexOf(engineId)}`;
    const data = Buffer.from('{}');
    await link.forward(ENGINES[0], { messageId: MESSAGE_ID, origin, data });
    await link.claims.claim('a-game', engineId);
  }
  const told: ToldMessage[] = [];
  for (const stream of STREAMS.slice(0, 2)) told.push(...(await client.read(stream, '>')));
  t.equal(told.length, 4, 'neither is taken for a repeat of the other');
  t.equal(new Set(told.map(({ id }) => id)).size, 4);
  const manager = await client.manager();
  for (const stream of [...STREAMS, 'tirage_game_owners']) {
    for (const [index, engineId] of ENGINES.entries()) {
      const stored = await manager.streams.getMessage(stream, { seq: index + 1 });
      t.equal(stored?.header.get('tirage-engine'), engineId, `${stream} ${index}`);
    }
  }
});

test('nats link: so does what nobody keeps: news, questions and answers', REAL, async (t) => {
  const server = await NatsServer.start(t);
  const { connection } = await NatsClient.connect(t, server.url);
  const link = await linkOf(t, server, ENGINES[0]);
  const heard: Msg[] = [];
  connection.subscribe('test.>', {
    callback: (_, message) => {
      heard.push(message);
      message.respond('{}', { headers: headers() });
    },
  });
  await connection.flush();
  link.tell('test.news', { version: 1 });
  await link.ask('test.question', { version: 1 });
  t.same(heard.map(({ subject }) => subject).sort(), ['test.news', 'test.question']);
  for (const message of heard) t.equal(engineOf(message), ENGINES[0], message.subject);
  link.answer('ours', async () => ({ version: 1 }));
  await link.ask('test.question', {}); // What was subscribed before is known to the server.
  t.equal(engineOf(await connection.request('ours', '{}')), ENGINES[0]);
});

test('nats link: a stream that was made anew hides no dead letter', REAL, async (t) => {
  const server = await NatsServer.start(t);
  const client = await NatsClient.connect(t, server.url);
  const link = await linkOf(t, server, ENGINES[0]);
  const letter = { origin: 'player_staked:1', subject: 'player.v1.staked', reason: 'a test' };
  for (const text of ['one', 'another', 'another']) {
    await link.bury({ ...letter, data: Buffer.from(text) });
  }
  const told = await client.read('tirage_dead_letters', '>');
  t.same(
    told.map(({ data }) => Buffer.from(data).toString()),
    ['one', 'another'],
    'only the repeat was dropped',
  );
});
