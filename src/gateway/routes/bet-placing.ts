/**
 * From a bet on the wire to a shard's answer, for both doors.
 *
 * A bet that a shard refuses because its allotment of a liability limit is used up may find
 * headroom a moment later, when other shards have given back theirs: it has had no effect, so the
 * shard is asked again, a few times in quick succession, before the client hears of it.
 */
import { parseOdds } from '../../../actors/line/odds.ts';
import { parseFixtureId } from '../../kernel/fixture-ids.ts';
import type { ShardClient } from '../../mailbox/shard-client.ts';
import type { PlacedBet } from '../../protocol/fixture-requests.ts';
import type { RequestOf, ShardAnswer } from '../../protocol/shard-requests.ts';
import { mayComeSoon, withoutHint } from '../purchases/ask-again.ts';
import { type Refusal, refuse } from '../routing/problem.ts';

export type BetOrder = RequestOf<'placeBet'>;

const HEADROOM_TRIES_MAX = 5;
/** About as long as mail to the other shards and back takes. */
const HEADROOM_PAUSE_MS = 8;

/** A leg as a client names it. */
export interface WireLeg {
  readonly eventId: string;
  readonly selection?: number;
  readonly odds?: string;
}

/** The legs as a shard is asked about them, or what is wrong with one. */
export function legsWanted(legs: readonly WireLeg[]): BetOrder['legs'] | Refusal {
  const wanted: BetOrder['legs'][number][] = [];
  for (const { eventId, selection, odds } of legs) {
    const fixture = parseFixtureId(eventId);
    if (fixture === undefined) return refuse('eventNotFound');
    const oddsHundredths = odds === undefined ? null : parseOdds(odds);
    if (oddsHundredths === undefined) return refuse('oddsInvalid');
    wanted.push({ fixture, selection: selection ?? null, oddsHundredths });
  }
  return wanted;
}

export function askForBet(
  client: ShardClient,
  shard: number,
  bet: BetOrder,
  onAnswer: (answer: ShardAnswer<PlacedBet>) => void,
): void {
  let tries = 0;
  const ask = (): void => {
    tries += 1;
    client.ask(shard, 'placeBet', bet, (answer) => {
      if (mayComeSoon(answer) && tries < HEADROOM_TRIES_MAX) setTimeout(ask, HEADROOM_PAUSE_MS);
      else onAnswer(withoutHint(answer));
    });
  };
  ask();
}
