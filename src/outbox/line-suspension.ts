/** Suspends and resumes a bet maker's betting on all of its shards, durably. */
import type { FeedReason } from '../../actors/feed/line-feed.ts';
import { ConfigurationError } from '../kernel/errors.ts';
import type { ShardClient } from '../mailbox/shard-client.ts';

/** A bet maker starts suspended, before anybody can bet: it has no line to rely on yet. */
export async function beginSuspended(client: Asking): Promise<void> {
  const epoch = await suspendBetting(client, 'start');
  if (epoch === undefined) throw new ConfigurationError('Betting could not be suspended.');
}

type Asking = Pick<ShardClient, 'questionAll'>;

/** The number of the suspension, once every shard has it on disk; undefined: to be retried. */
export async function suspendBetting(
  client: Asking,
  reason: FeedReason,
): Promise<number | undefined> {
  let epoch = 0;
  for (const answer of await client.questionAll('getFeed', {})) {
    if (!answer.ok) return undefined;
    epoch = Math.max(epoch, answer.reply?.epoch ?? 0);
  }
  epoch += 1;
  const answers = await client.questionAll('suspendFeed', { epoch, reason });
  return answers.every(({ ok }) => ok) ? epoch : undefined;
}

/** Has every shard mark that suspension as over; each resumes once it has all marks. */
export async function resumeBetting(client: Asking, epoch: number): Promise<boolean> {
  const answers = await client.questionAll('markFeed', { epoch });
  return answers.every(({ ok }) => ok);
}
