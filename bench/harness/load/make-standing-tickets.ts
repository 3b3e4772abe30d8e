import { type CrowdPlayer, replyOf } from '../../../src/demo/crowd.ts';
import { must } from '../../../src/kernel/assert.ts';
import type { ShardClient } from '../../../src/mailbox/shard-client.ts';

/** Requests in flight: enough to keep the shards busy, far below what they queue. */
const IN_FLIGHT_MAX = 512;

/** Makes `countEach` standing tickets of one random pick for each of the crowd, until stopped. */
export async function makeStandingTickets(order: {
  readonly client: ShardClient;
  readonly crowd: readonly CrowdPlayer[];
  readonly seriesId: string;
  readonly countEach: number;
}): Promise<void> {
  const { client, crowd, seriesId, countEach } = order;
  const ticketCount = countEach * crowd.length;
  let next = 0;

  const maker = async (): Promise<void> => {
    while (next < ticketCount) {
      const index = next;
      next += 1;
      const { player, shard } = must(crowd[index % crowd.length], 'a crowd has no players');
      await replyOf(client, shard, 'makeStandingTicket', {
        player,
        seriesId,
        picks: [],
        quickPick: 1,
        draws: null,
        earnsHundredths: 0,
        idempotencyKey: `standing-${index}`,
        fingerprint: index,
      });
    }
  };
  await Promise.all(Array.from({ length: Math.min(IN_FLIGHT_MAX, ticketCount) }, maker));
}
