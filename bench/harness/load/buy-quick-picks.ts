import type { CrowdPlayer } from '../../../src/demo/crowd.ts';
import { RefusedError } from '../../../src/demo/crowd.ts';
import { must } from '../../../src/kernel/assert.ts';
import type { DrawNo } from '../../../src/kernel/ids.ts';
import type { ShardClient } from '../../../src/mailbox/shard-client.ts';

const TICKETS_PER_PURCHASE = 100;
/** Purchases in flight: enough to keep the shards busy, far below what they queue. */
const IN_FLIGHT_MAX = 512;

/** Buys `ticketCount` tickets, in turn for each of the crowd; returns once all are durable. */
export async function buyQuickPicks(order: {
  readonly client: ShardClient;
  readonly crowd: readonly CrowdPlayer[];
  readonly draw: DrawNo;
  readonly ticketCount: number;
}): Promise<void> {
  const { client, crowd, draw, ticketCount } = order;
  const purchaseCount = Math.ceil(ticketCount / TICKETS_PER_PURCHASE);
  let next = 0;

  const buyer = async (): Promise<void> => {
    while (next < purchaseCount) {
      const index = next;
      next += 1;
      const { player, shard } = must(crowd[index % crowd.length], 'a crowd has no players');
      const left = ticketCount - index * TICKETS_PER_PURCHASE;
      const answer = await client.question(shard, 'buyTickets', {
        player,
        draw,
        picks: [],
        quickPick: Math.min(TICKETS_PER_PURCHASE, left),
        idempotencyKey: `fill-${draw}-${index}`,
        fingerprint: index,
        receivedAtMs: 0,
      });
      if (!answer.ok) throw new RefusedError(`a purchase was refused: ${answer.code}`);
    }
  };
  await Promise.all(Array.from({ length: Math.min(IN_FLIGHT_MAX, purchaseCount) }, buyer));
}
