/** From a bet on the wire to a shard's answer, for both doors. */
import { parseOdds } from '../../../actors/line/odds.ts';
import { parseFixtureId } from '../../kernel/fixture-ids.ts';
import type { ShardClient } from '../../mailbox/shard-client.ts';
import type { PlacedBet } from '../../protocol/fixture-requests.ts';
import type { RequestOf, ShardAnswer } from '../../protocol/shard-requests.ts';
import { askAgain } from '../purchases/ask-again.ts';
import { type Refusal, refuse } from '../routing/problem.ts';

export type BetOrder = RequestOf<'placeBet'>;

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
  client.ask(shard, 'placeBet', bet, (answer) => {
    if (answer.ok) onAnswer(answer);
    else askAgain(client, { shard, op: 'placeBet', request: bet }, answer, onAnswer);
  });
}
