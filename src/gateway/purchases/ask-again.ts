/**
 * Asks a shard again that refused for want of something which others may give it in a moment: its
 * allotment of a liability limit is used up, and other shards may have given theirs back by then.
 * What was refused has had no effect, so the client hears of it only when nothing more may come.
 */
import type { ShardClient } from '../../mailbox/shard-client.ts';
import type { ReplyOf, RequestOf, ShardAnswer } from '../../protocol/shard-requests.ts';

/** Some times as long as a shard keeps what was recalled from others for its buyer. */
const TRIES_MAX = 40;
/** About as long as mail to the other shards and back takes. */
const PAUSE_MS = 8;

/** The hint is for this thread only. */
export function mayComeSoon(answer: ShardAnswer<unknown>): boolean {
  return !answer.ok && answer.facts?.moreMayCome === 1;
}

/** The tickets lie with other shards, which have to be asked for them (stock-purchase.ts). */
export function areElsewhere(answer: ShardAnswer<unknown>): boolean {
  return !answer.ok && answer.code === 'stockElsewhere';
}

export function withoutHint<Reply>(answer: ShardAnswer<Reply>): ShardAnswer<Reply> {
  if (answer.ok || answer.facts === null) return answer;
  const { moreMayCome: _, ...facts } = answer.facts;
  return { ...answer, facts: Object.keys(facts).length === 0 ? null : facts };
}

/** After a first refusal: gives the answer of the last try to whoever waits for it. */
export function askTicketsAgain(
  client: ShardClient,
  shard: number,
  order: RequestOf<'buyTickets'>,
  onAnswer: (answer: ShardAnswer<ReplyOf<'buyTickets'>>) => void,
): void {
  let tries = 1;
  const ask = (): void => {
    tries += 1;
    client.ask(shard, 'buyTickets', order, (answer) => {
      if (mayComeSoon(answer) && tries < TRIES_MAX) setTimeout(ask, PAUSE_MS);
      else onAnswer(withoutHint(answer));
    });
  };
  setTimeout(ask, PAUSE_MS);
}
