/**
 * An operator decides that the wall clock is right although the engine does not believe it: every
 * shard journals that, and time goes on from the wall clock.
 */
import { CLOCK_REASON_CHARS_MAX } from '../../actors/clock/clock-accepted.ts';
import { isReadable } from '../kernel/readable-text.ts';
import type { ShardClient } from '../mailbox/shard-client.ts';
import type { ClockKeeper } from './clock-keeper.ts';
import type { ControlAnswer } from './control-socket.ts';

export interface AcceptClock {
  readonly command: 'acceptClock';
  readonly reason: string;
}

export interface ClockTools {
  readonly client: Pick<ShardClient, 'questionAll'>;
  readonly clock: Pick<ClockKeeper, 'acceptWall'>;
}

/** May be repeated: a shard that already believes the wall clock journals nothing. */
export async function acceptClockEverywhere(
  { client, clock }: ClockTools,
  { reason }: AcceptClock,
): Promise<ControlAnswer> {
  const answers = await client.questionAll('acceptClock', { reason });
  clock.acceptWall();
  const shards = [];
  for (const [shard, answer] of answers.entries()) {
    if (!answer.ok) {
      return { ok: false, message: `Shard ${shard} refused: ${answer.code}. Ask again.` };
    }
    shards.push({ shard, ...answer.reply });
  }
  return { ok: true, result: { shards } };
}

export function isAcceptClock(request: unknown): request is AcceptClock {
  if (typeof request !== 'object' || request === null) return false;
  const { command, reason } = request as Partial<AcceptClock>;
  if (command !== 'acceptClock' || typeof reason !== 'string') return false;
  return isReadable(reason) && reason.length <= CLOCK_REASON_CHARS_MAX;
}
