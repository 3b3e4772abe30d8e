/** A draw as `GET /v1/draws/{id}` shows it, asked of the shards of a cluster. */
import { coordinatorShardOf } from '../../../actors/calendar/calendar.ts';
import type { Announcement } from '../../../src/fairness/verify-announcement.ts';
import { drawJson } from '../../../src/gateway/routes/draw-views.ts';
import { must } from '../../../src/kernel/assert.ts';
import type { DrawNo } from '../../../src/kernel/ids.ts';
import type { Cluster } from './cluster.ts';

export async function announcedBy(cluster: Cluster, draw: DrawNo): Promise<Announcement> {
  const view = await cluster.get(coordinatorShardOf(draw, cluster), 'getDraw', { draw });
  const asked = [...cluster.shards.keys()].map((shard) =>
    cluster.get(shard, 'getSales', { draws: [draw] }),
  );
  const { commitment, ...shown } = drawJson(view, 0, await Promise.all(asked));
  const { terms, termsDigestHex: termsDigest } = view;
  return { ...shown, commitment: must(commitment, 'it has not opened yet'), terms, termsDigest };
}
