import { test } from 'tap';
import type { MailChannel } from '../../../actors/mail/mail.ts';
import { MailHistory } from '../../../src/backup/mail-history.ts';
import type { JournalRecord } from '../../../src/journal/journal.ts';
import type { ShardMail } from '../../../src/shard/handlers/backup-handlers.ts';
import { decodeEvents } from '../../../src/shard/records/event-codec.ts';
import { Cluster } from '../../support/cluster/cluster.ts';
import { plan, playerWith, purchase } from '../../support/cluster/cluster-players.ts';

const SHARD_COUNT = 2;

function recordsOf(cluster: Cluster, shard: number, upTo: number): readonly JournalRecord[] {
  return upTo === 0 ? [] : (cluster.journals[shard]?.readRecords(1, upTo) ?? []);
}

/** What the records up to that one say, from the first on. */
function counted(cluster: Cluster, shard: number, sequence: number): MailChannel[] {
  const history = new MailHistory({ sequence: 0, channels: [] });
  for (const record of recordsOf(cluster, shard, sequence)) {
    history.take(record.sequence, decodeEvents(record.payload).events);
  }
  return history.channelsAt(sequence);
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

test('shard mail: the numbers are those of the record that they are told with', async (t) => {
  const told: [number, ShardMail][] = [];
  const asked: Promise<unknown>[] = [];
  const ask = (shard: number) => {
    const answered = cluster.get(shard, 'readShardMail', {});
    asked.push(answered.then((mail) => told.push([shard, mail])));
  };
  // Asked while a record is being flushed, and while the next one is being decided.
  const untilDurable = async (): Promise<void> => {
    await nextTurn();
    for (let shard = 0; shard < SHARD_COUNT; shard += 1) ask(shard);
    await nextTurn();
  };
  const cluster = new Cluster({ shardCount: SHARD_COUNT, seed: 5, faults: { untilDurable } });
  const player = await playerWith(cluster, 'ada', 50_000);
  const draw = await plan(cluster, '5of36', { closesInS: 60, resultsInS: 60 });
  await cluster.get(player.shard, 'buyTickets', purchase(cluster, player, draw, { quickPick: 9 }));
  for (let i = 0; i < 4; i += 1) await cluster.advance(30_000);
  await Promise.all(asked);
  t.ok(told.length > 20, 'there were many records');
  for (const [shard, { sequence, hashHex, channels }] of told) {
    const record = recordsOf(cluster, shard, sequence).at(-1);
    if (record !== undefined) t.equal(Buffer.from(record.hash).toString('hex'), hashHex);
    t.same(channels, counted(cluster, shard, sequence));
  }
  const sent = told.at(-1)?.[1].channels.reduce((sum, { sentNumber }) => sum + sentNumber, 0) ?? 0;
  t.ok(sent > 3, 'there was mail');
});

test('shard mail: nothing is told before it is durable', async (t) => {
  const gate = { open: (): void => undefined };
  const held = new Promise<void>((resolve) => {
    gate.open = resolve;
  });
  const cluster = new Cluster({ shardCount: 1, seed: 5, faults: { untilDurable: () => held } });
  const registering = playerWith(cluster, 'ada', 50_000);
  await nextTurn();
  let isTold = false;
  const answered = cluster.get(0, 'readShardMail', {}).then(() => {
    isTold = true;
  });
  await nextTurn();
  t.notOk(isTold);
  gate.open();
  await Promise.all([registering, answered]);
});
