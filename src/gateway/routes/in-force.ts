/**
 * Waits until every shard goes by a given version of a fixture.
 *
 * A version reaches the shards by mail, within milliseconds. An operator who has suspended a
 * fixture wants to know that nobody takes bets on it any more: that is what the answer tells them.
 */
import { setTimeout as pause } from 'node:timers/promises';
import type { FixtureNo } from '../../kernel/fixture-ids.ts';
import type { ShardClient } from '../../mailbox/shard-client.ts';

const TRIES_MAX = 50;
const PAUSE_MS = 4;

/** False when a shard is down, or too busy to have taken the version by now. */
export async function isInForce(
  client: Pick<ShardClient, 'questionAll'>,
  fixture: FixtureNo,
  version: number,
): Promise<boolean> {
  for (let tries = 0; tries < TRIES_MAX; tries += 1) {
    const answers = await client.questionAll('getBook', { fixture });
    if (answers.some((answer) => !answer.ok)) return false;
    if (answers.every((answer) => answer.ok && answer.reply.version >= version)) return true;
    await pause(PAUSE_MS);
  }
  return false;
}
