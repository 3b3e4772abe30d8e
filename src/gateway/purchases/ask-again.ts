/**
 * Asks a shard again that refused for want of something which others may give it in a moment: its
 * allotment of a liability limit is used up, and other shards may have given theirs back by then.
 * What was refused has had no effect, so the client hears of it only when nothing more may come, or
 * it has been asked often enough.
 */
import type { ShardClient } from '../../mailbox/shard-client.ts';
import type { ReplyOf, RequestOf, ShardAnswer } from '../../protocol/shard-requests.ts';

/** How often a shard is asked, the first time included. */
const TRIES_MAX = {
  /** Some times as long as a shard keeps what was recalled from others for its buyer. */
  buyTickets: 40,
  placeBet: 5,
} as const;
/** About as long as mail to the other shards and back takes. */
const PAUSE_MS = 8;
/** The others are looked at before the third try, and again after as many as here. */
const FIRST_LOOK = 3;
const TRIES_PER_LOOK = 8;

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

/** A question that is asked again. */
export interface Again<Op extends keyof typeof TRIES_MAX> {
  readonly shard: number;
  readonly op: Op;
  readonly request: RequestOf<Op>;
  /** Finds out whether trying is in vain: then it gives the refusal. Never rejects. */
  readonly look?: (() => Promise<ShardAnswer<never> | undefined>) | undefined;
}

/**
 * After a first refusal: gives it, or the answer of the last try, to whoever waits for it. What was
 * accepted needs none of this, so the usual purchase makes no closure for it.
 */
export function askAgain<Op extends keyof typeof TRIES_MAX>(
  client: Pick<ShardClient, 'ask'>,
  { shard, op, request, look }: Again<Op>,
  refused: ShardAnswer<ReplyOf<Op>>,
  onAnswer: (answer: ShardAnswer<ReplyOf<Op>>) => void,
): void {
  let tries = 1;
  const ask = (): void => {
    setTimeout(() => client.ask(shard, op, request, take), PAUSE_MS);
  };
  const take = (answer: ShardAnswer<ReplyOf<Op>>): void => {
    if (!mayComeSoon(answer) || tries >= TRIES_MAX[op]) {
      onAnswer(withoutHint(answer));
      return;
    }
    tries += 1;
    if (look === undefined || tries % TRIES_PER_LOOK !== FIRST_LOOK) ask();
    else void look().then((last) => (last === undefined ? ask() : onAnswer(last)));
  };
  take(refused);
}
