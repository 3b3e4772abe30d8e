import { test } from 'tap';
import { MailHistory } from '../../../src/backup/mail-history.ts';
import type { ShardMail } from '../../../src/shard/handlers/backup-handlers.ts';
import { decodeEvents } from '../../../src/shard/records/event-codec.ts';
import { Cluster } from '../../support/cluster/cluster.ts';
import { plan, playerWith, purchase } from '../../support/cluster/cluster-players.ts';
import { FlushGate } from '../../support/disk/flush-gate.ts';

const SHARD_COUNT = 2;

/** What the records up to that one say, from the first on. */
function counted(cluster: Cluster, shard: number, sequence: number): MailHistory['channelsAt'] {
  const history = new MailHistory({ sequence: 0, channels: [] });
  for (const record of cluster.journals[shard]?.readRecords(1, sequence) ?? []) {
    history.take(record.sequence, decodeEvents(record.payload).events);
  }
  return () => history.channelsAt(sequence);
}

test('shard mail: the numbers are those of the record that they are told with', async (t) => {
  const gate = new FlushGate();
  const cluster = new Cluster({ shardCount: SHARD_COUNT, seed: 5, faults: gate.faults });
  const player = await playerWith(cluster, 'ada', 50_000);
  const told: [number, ShardMail][] = [];
  const ask = () => {
    return Array.from({ length: SHARD_COUNT }, async (_, shard) => {
      told.push([shard, await cluster.get(shard, 'readShardMail', {})]);
    });
  };
  const draw = await plan(cluster, '5of36', { closesInS: 60, resultsInS: 60 });
  await cluster.get(player.shard, 'buyTickets', purchase(cluster, player, draw, { quickPick: 9 }));
  await Promise.all(ask());
  gate.hold();
  cluster.clock.nowMs += 60_000;
  for (const shard of cluster.shards) shard.tick();
  // The batch of the close is being flushed, and the next one has begun.
  const asked = [...ask(), ...ask()];
  for (const shard of cluster.shards) shard.tick();
  const before = told.length;
  await new Promise((resolve) => setImmediate(resolve));
  t.equal(told.length, before, 'nothing is told before it is durable');
  gate.release();
  await Promise.all(asked);
  for (let i = 0; i < 20; i += 1) {
    await cluster.advance(100);
    await Promise.all(ask());
  }
  for (const [shard, { sequence, hashHex, channels }] of told) {
    const [record] = cluster.journals[shard]?.readRecords(sequence, 1) ?? [];
    t.equal(Buffer.from(record?.hash ?? []).toString('hex'), hashHex);
    t.same(channels, counted(cluster, shard, sequence)(sequence));
  }
  const sent = told.at(-1)?.[1].channels.reduce((sum, { sentNumber }) => sum + sentNumber, 0) ?? 0;
  t.ok(sent > 3, 'there was mail');
  await cluster.settle();
});
