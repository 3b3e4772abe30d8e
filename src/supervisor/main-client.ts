/** The main thread's own way to ask the shards. */
import type { MessagePort } from 'node:worker_threads';
import { ShardClient } from '../mailbox/shard-client.ts';
import type { ShardFleet } from './shard-fleet.ts';

const MAIN_PEER = 0;

export function mainClient(shards: ShardFleet): ShardClient {
  const client = new ShardClient(shards.shardCount);
  const connectShard = (shard: number, port: MessagePort) => client.connect(shard, port);
  shards.addPeer({ peer: MAIN_PEER, connectShard });
  return client;
}
