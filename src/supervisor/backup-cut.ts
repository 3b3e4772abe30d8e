/** What `tirage backup` asks of a running engine: how far each shard is durably, and its mail. */
import type { ShardClient } from '../mailbox/shard-client.ts';
import type { ControlAnswer } from './control-socket.ts';

export interface TellShardMail {
  readonly command: 'tellShardMail';
}

/** By shard. Shards are asked at once, so their answers are of different instants. */
export async function tellShardMail({
  client,
}: {
  readonly client: Pick<ShardClient, 'questionAll'>;
}): Promise<ControlAnswer> {
  const shards = [];
  for (const [shard, answer] of (await client.questionAll('readShardMail', {})).entries()) {
    if (!answer.ok) {
      return { ok: false, message: `Shard ${shard} refused: ${answer.code}. Try again.` };
    }
    shards.push(answer.reply);
  }
  return { ok: true, result: shards };
}

export function isTellShardMail(request: unknown): request is TellShardMail {
  if (typeof request !== 'object' || request === null) return false;
  return (request as Partial<TellShardMail>).command === 'tellShardMail';
}
