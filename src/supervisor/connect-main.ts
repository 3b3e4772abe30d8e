import type { MessagePort } from 'node:worker_threads';
import { MAIN_PEER } from '../mailbox/peers.ts';
import type { ShardClient } from '../mailbox/shard-client.ts';
import type { ShardFleet } from './shard-fleet.ts';

/** Lets the main thread ask the shards, like a gateway. */
export function connectMain(client: ShardClient, shards: ShardFleet): void {
  const connectShard = (shard: number, port: MessagePort) => client.connect(shard, port);
  shards.addPeer({ peer: MAIN_PEER, connectShard });
}
