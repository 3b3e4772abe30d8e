import { test } from 'tap';
import { GATEWAYS_MAX } from '../../src/config/setting-table.ts';
import { BUS_PEER, MAIN_PEER, PEERS_MAX, peerOfGateway } from '../../src/mailbox/peers.ts';

test('peers: everybody who asks shards has a number of their own', (t) => {
  const gateways = Array.from({ length: GATEWAYS_MAX }, (_, gateway) => peerOfGateway(gateway));
  const all = [MAIN_PEER, BUS_PEER, ...gateways];
  t.equal(new Set(all).size, all.length);
  t.ok(all.every((peer) => peer >= 0 && peer < PEERS_MAX));
  t.throws(() => peerOfGateway(29), { name: 'AssertionError' });
  t.throws(() => peerOfGateway(-1), { name: 'AssertionError' });
  t.end();
});
