/**
 * Who asks shards, by number: each is a bit of a word in the tables of who watches what
 * (`src/shard/notices/watchers.ts`), so there are at most 31.
 */
import { assert } from '../kernel/assert.ts';

export const MAIN_PEER = 0;
const FIRST_GATEWAY_PEER = 1;
export const BUS_PEER = 30;
export const PEERS_MAX = 31;

/** Gateways are peers 1 to 29. */
export function peerOfGateway(gateway: number): number {
  const peer = FIRST_GATEWAY_PEER + gateway;
  assert(gateway >= 0 && peer < BUS_PEER, 'a gateway has no number of its own among the peers');
  return peer;
}
