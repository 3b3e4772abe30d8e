/** The notices that a batch sends the gateways about fixtures and bets (see notices.ts). */

import type {
  AccumulatorPlaced,
  AccumulatorsSettled,
  BetPlaced,
  BetsSettled,
} from '../../../actors/book/book-events.ts';
import type { ShardEvent } from '../../../actors/events.ts';
import { OUTCOMES } from '../../../actors/line/line.ts';
import { clientKeyOf } from '../../../actors/wallet/ledger-entry.ts';
import { must } from '../../kernel/assert.ts';
import { type FixtureNo, NO_FIXTURE } from '../../kernel/fixture-ids.ts';
import { addMinor, type Minor, ZERO_MINOR } from '../../kernel/money.ts';
import type { BetAccepted, PlayerNotice, ShardNotice } from '../../protocol/shard-notices.ts';
import { placedNow } from '../handlers/bet-handlers.ts';
import { viewOfFixture } from '../handlers/fixture-handlers.ts';
import type { ShardState } from '../state/shard-state.ts';
import { balanceNow } from './balance-now.ts';
import type { Watchers } from './watchers.ts';

const WON = OUTCOMES.indexOf('won');
/** Fixtures that changed in the batch, each once, as they are at its end. */
export function fixtureNoticesOf(
  events: readonly ShardEvent[],
  state: ShardState,
  watchers: Watchers,
): ShardNotice[] {
  const moved = new Set<FixtureNo>();
  const notices: ShardNotice[] = [];
  for (const event of events) {
    switch (event.type) {
      case 'LineTaken':
        if (watchers.ofFixture(event.line.fixture) !== 0) moved.add(event.line.fixture);
        break;
      case 'SettlementReported':
        if (watchers.ofFixture(event.fixture) !== 0) moved.add(event.fixture);
        break;
      case 'FeedSuspended':
      case 'FeedMarked':
        for (const number of watchers.fixtures) {
          if (state.openDesks.get(number) !== undefined) moved.add(number);
        }
        break;
      case 'BetPlaced':
      case 'AccumulatorPlaced':
        if (watchers.ofPlayer(event.player) !== 0) notices.push(accepted(state, event));
        break;
      case 'BetsSettled':
        notices.push(...settledBets(state, watchers, event));
        break;
      case 'AccumulatorsSettled':
        notices.push(...settledAccumulators(state, watchers, event));
        break;
      default:
    }
  }
  for (const fixture of moved) {
    const desk = must(state.desks.get(fixture), 'a fixture that moved is missing');
    notices.push({ type: 'eventChanged', fixture: viewOfFixture(desk, state) });
  }
  return notices;
}

function accepted(state: ShardState, event: BetPlaced | AccumulatorPlaced): BetAccepted {
  const { player, entryId } = event;
  const operationKey = clientKeyOf(entryId);
  return { type: 'betAccepted', player, operationKey, bet: placedNow(state, event) };
}

/** One notice for each watched player of the step. */
function settledBets(state: ShardState, watchers: Watchers, event: BetsSettled): PlayerNotice[] {
  if (watchers.playerCount === 0) return [];
  const notices: PlayerNotice[] = [];
  let first = 0;
  for (const [index, player] of event.players.entries()) {
    const betCount = must(event.betCounts[index], 'a player has no count');
    const end = first + betCount;
    if (watchers.ofPlayer(player) !== 0) {
      const sum = (amounts: readonly Minor[]) =>
        amounts.slice(first, end).reduce(addMinor, ZERO_MINOR);
      notices.push({
        type: 'betsSettled',
        player,
        fixture: event.fixture,
        betCount,
        wonCount: event.outcomes.slice(first, end).filter((outcome) => outcome === WON).length,
        payoutMinor: sum(event.payoutsMinor),
        reversedMinor: sum(event.reversedMinor),
        balanceMinor: balanceNow(state, player),
      });
    }
    first = end;
  }
  return notices;
}

function settledAccumulators(
  state: ShardState,
  watchers: Watchers,
  { settled }: AccumulatorsSettled,
): PlayerNotice[] {
  const { shard } = state.identity;
  return settled.flatMap(({ player, ordinal, state: betState, payoutMinor }): PlayerNotice[] => {
    if (watchers.ofPlayer(player) === 0) return [];
    const place = { fixture: NO_FIXTURE, shard, ordinal } as const;
    const balanceMinor = balanceNow(state, player);
    return [
      { type: 'accumulatorSettled', player, place, state: betState, payoutMinor, balanceMinor },
    ];
  });
}
