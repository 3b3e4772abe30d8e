import { type Accumulator, type Bet, outcomeOf, paidFor } from '../../../actors/book/bet.ts';
import type { Book } from '../../../actors/book/book.ts';
import type { Outcome } from '../../../actors/line/line.ts';
import { must } from '../../kernel/assert.ts';
import {
  type BetPlace,
  type FixtureNo,
  formatBetId,
  NO_FIXTURE,
} from '../../kernel/fixture-ids.ts';
import type { PlayerKey } from '../../kernel/ids.ts';
import { ZERO_MINOR } from '../../kernel/money.ts';
import type { BetView, LegView } from '../../protocol/fixture-requests.ts';
import type { ShardState } from '../state/shard-state.ts';

/** A bet as its owner sees it, and whose it is. */
export interface OwnedBet {
  readonly player: PlayerKey;
  readonly bet: BetView;
}

/** The result of a bet is shown once its money has moved, not before. */
export function viewOfBet(state: ShardState, place: BetPlace): OwnedBet | undefined {
  const { fixture, shard, ordinal } = place;
  if (shard !== state.identity.shard) return undefined;
  if (fixture === NO_FIXTURE) {
    const accumulator = state.accumulators.get(ordinal);
    return accumulator && viewOfAccumulator(state, place, accumulator);
  }
  const book = state.books.get(fixture);
  const bet = book && state.bets.find(fixture, ordinal);
  if (book === undefined || bet === undefined) return undefined;
  const { selection, stakeMinor, oddsHundredths, acceptedAtMs, player } = bet;
  const outcome = settledOutcome(book, bet, ordinal);
  const leg = { fixture, selection, oddsHundredths };
  return {
    player,
    bet: {
      place,
      stakeMinor,
      legs: [{ ...leg, selectionName: nameOf(state, leg), outcome }],
      acceptedAtMs,
      state: outcome ?? 'accepted',
      payoutMinor: outcome === null ? ZERO_MINOR : paidFor(bet, outcome),
      awaitsApproval: outcome === 'won' && doesWait(state, place),
    },
  };
}

function viewOfAccumulator(
  state: ShardState,
  place: BetPlace,
  { player, stakeMinor, legs, outcomes, result, acceptedAtMs }: Accumulator,
): OwnedBet {
  const shown = legs.map((leg, index): LegView => {
    return { ...leg, selectionName: nameOf(state, leg), outcome: outcomes[index] ?? null };
  });
  const bet = { place, stakeMinor, legs: shown, acceptedAtMs };
  if (result === null) {
    const open = { state: 'accepted', payoutMinor: ZERO_MINOR, awaitsApproval: false } as const;
    return { player, bet: { ...bet, ...open } };
  }
  const awaitsApproval = result.state === 'won' && doesWait(state, place);
  return { player, bet: { ...bet, ...result, awaitsApproval } };
}

function doesWait({ heldPayouts }: ShardState, place: BetPlace): boolean {
  return heldPayouts.get(formatBetId(place))?.approvedAtMs === null;
}

/** By the last resolution carried out for this bet; a settlement may be under way. */
function settledOutcome(book: Book, bet: Bet, ordinal: number): Outcome | null {
  const { line, round, settling, lateFromMs } = book;
  const rounds = round + (isPast(settling, bet.player, ordinal) ? 1 : 0);
  if (rounds === 0) return null;
  const { outcomes } = must(line.resolutions[rounds - 1], 'a round carries out no resolution');
  return outcomeOf(outcomes, bet, lateFromMs);
}

function isPast(settling: Book['settling'], player: PlayerKey, ordinal: number): boolean {
  if (settling === null) return false;
  if (settling.of === 'accumulators' || settling.player > player) return true;
  return settling.player === player && settling.ordinal > ordinal;
}

function nameOf(
  state: ShardState,
  { fixture, selection }: { readonly fixture: FixtureNo; readonly selection: number },
): string {
  const { line } = must(state.books.get(fixture), 'a leg stands on a fixture that is not here');
  return must(line.selections[selection], 'a leg stands on no selection').name;
}
