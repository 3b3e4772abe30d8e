/** Requests for bets to a shard whose books are staged. */
import { decidePlaceBet, type LegWanted, type PlaceBet } from '../../../actors/book/decide-bet.ts';
import type { States } from '../../../actors/states.ts';
import { stampAt } from '../cluster/actor-stage.ts';
import { ADA, withMoney } from './actor-events.ts';
import { bookOpened, FIXTURE } from './betting-events.ts';

export const OPEN = [...withMoney(ADA, 10_000), bookOpened()];

export function leg(changes: Partial<LegWanted> = {}): LegWanted {
  return { fixture: FIXTURE, selection: null, oddsHundredths: null, ...changes };
}

export function bet(changes: Partial<PlaceBet> = {}, nowMs = 2_000) {
  const command: PlaceBet = {
    player: ADA,
    legs: [leg()],
    stakeMinor: 1_000,
    accept: 'same',
    idempotencyKey: 'mine',
    fingerprint: 9,
    ...changes,
  };
  return (states: States) => decidePlaceBet(sourcesOf(states, command), command, stampAt(nowMs));
}

export function sourcesOf(states: States, { player, legs }: PlaceBet) {
  return {
    account: states.accounts.get(player),
    books: legs.map(({ fixture }) => states.books.get(fixture)),
    accumulatorCount: states.counters.get(2) ?? 0,
    isLineSuspended: states.lineFeed.get(0)?.isSuspended ?? false,
  };
}
