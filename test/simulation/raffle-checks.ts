/**
 * Number raffles: no number is sold twice in a draw, and the tickets that were drawn are those at
 * the places that the verifier works out, among all that take part.
 */
import type { Transcript } from '../../src/fairness/transcript.ts';
import { twinOf } from '../../src/fairness/verifier/family-twins.ts';
import { recomputePlaces } from '../../src/fairness/verifier/recompute-outcome.ts';
import { assert } from '../../src/kernel/assert.ts';
import type { History } from './history.ts';
import { picksOf } from './picks-of.ts';
import { RAFFLE_GAME } from './small-game.ts';

export interface RaffleCounts {
  readonly named: number;
  readonly drawn: number;
  readonly cancelled: number;
  readonly cameBack: number;
}

/** What must hold at any time. */
export function checkRaffles(history: History): void {
  const draws = rafflesIn(history);
  const sold = new Set<string>();
  for (const { event } of history.of('TicketsBought')) {
    if (!draws.has(event.draw)) continue;
    for (const lines of picksOf(RAFFLE_GAME, event.masks)) {
      const number = `${event.draw}/${lines.join()}`;
      assert(!sold.has(number), 'a number of a raffle was sold twice');
      sold.add(number);
    }
  }
}

/** `tickets`: the digits of all that take part, shard after shard. */
export function checkDrawnTickets(transcript: Transcript, tickets: readonly string[]): void {
  const { amongTickets } = twinOf(transcript.terms.game);
  if (amongTickets === undefined) return;
  const drawn = recomputePlaces(transcript, amongTickets).map((place) => tickets[place]);
  assert(
    drawn.join('') === transcript.numbers.join(''),
    'other tickets were named than were drawn',
  );
}

/** The tier that a number has won, by its turn; 0 for none. */
export function tierDrawn({ numbers, tiers }: Transcript, digits: readonly number[]): number {
  let turn = 0;
  while (turn * digits.length < numbers.length) {
    const shown = numbers.slice(turn * digits.length, (turn + 1) * digits.length);
    if (shown.join() === digits.join()) break;
    turn += 1;
  }
  if (turn * digits.length >= numbers.length) return 0;
  for (const rule of tiers) {
    turn -= Number(Reflect.get(rule, 'drawn'));
    if (turn < 0) return rule.tier;
  }
  return 0;
}

/** How often what raffles are about has happened. */
export function raffleCounts(history: History): RaffleCounts {
  const draws = rafflesIn(history);
  const count = (type: 'TicketsNamed' | 'DrawPublished' | 'DrawCancelled' | 'TicketReturned') =>
    history.of(type).filter(({ event }) => draws.has(event.draw)).length;
  return {
    named: count('TicketsNamed'),
    drawn: count('DrawPublished'),
    cancelled: count('DrawCancelled'),
    cameBack: count('TicketReturned'),
  };
}

function rafflesIn(history: History): ReadonlySet<number> {
  const planned = history.of('DrawScheduled').map(({ event }) => event.terms);
  const raffles = planned.filter(({ game }) => game.gameId === RAFFLE_GAME.gameId);
  return new Set(raffles.map(({ draw }) => draw));
}
