/**
 * An operator has outboxes published again from a record on, because the broker has lost what it
 * had stored.
 */
import { REPLAY_REASON_CHARS_MAX } from '../../actors/outbox/outbox.ts';
import { isReadable } from '../kernel/readable-text.ts';
import type { ShardClient } from '../mailbox/shard-client.ts';
import type { ControlAnswer } from './control-socket.ts';

export interface ReplayOutboxCommand {
  readonly command: 'replayOutbox';
  /** Null: all of them. */
  readonly shard: number | null;
  readonly fromSequence: number;
  readonly reason: string;
}

export interface ReplayedShard {
  readonly shard: number;
  readonly isTaken: boolean;
  readonly toldSequence: number;
}

/**
 * May be repeated, and then begins again. A shard that has not yet published that record is left as
 * it is.
 */
export async function replayOutboxes(
  { client }: { readonly client: Pick<ShardClient, 'question' | 'shardCount'> },
  { shard, fromSequence, reason }: ReplayOutboxCommand,
): Promise<ControlAnswer> {
  const { shardCount } = client;
  if (shard !== null && shard >= shardCount) {
    return {
      ok: false,
      message: `There is no shard ${shard}: there are ${shardCount}, from 0 on.`,
    };
  }
  const shards = shard === null ? Array.from({ length: shardCount }, (_, index) => index) : [shard];
  const replayed: ReplayedShard[] = [];
  for (const one of shards) {
    const answer = await client.question(one, 'replayOutbox', { fromSequence, reason });
    if (!answer.ok)
      return { ok: false, message: `Shard ${one} refused: ${answer.code}. Ask again.` };
    replayed.push({ shard: one, ...answer.reply });
  }
  return { ok: true, result: replayed };
}

export function isReplayOutbox(request: unknown): request is ReplayOutboxCommand {
  if (typeof request !== 'object' || request === null) return false;
  const { command, shard, fromSequence, reason } = request as Partial<ReplayOutboxCommand>;
  if (command !== 'replayOutbox' || typeof reason !== 'string') return false;
  if (!isReadable(reason) || reason.length > REPLAY_REASON_CHARS_MAX) return false;
  return (shard === null || isCount(shard, 0)) && isCount(fromSequence, 1);
}

function isCount(value: unknown, min: number): boolean {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= min;
}
