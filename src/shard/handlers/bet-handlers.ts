import { decideAskForHeadroom, mayFindHeadroom } from '../../../actors/book/ask-for-headroom.ts';
import type { Leg } from '../../../actors/book/bet.ts';
import type { AccumulatorPlaced, BetPlaced } from '../../../actors/book/book-events.ts';
import { decidePlaceBet, type PlaceBet } from '../../../actors/book/decide-bet.ts';
import { COUNTERS } from '../../../actors/counters.ts';
import { reject } from '../../../actors/decider.ts';
import { isFeedSuspended, LINE_FEED_KEY } from '../../../actors/feed/line-feed.ts';
import { repeatOrReuse } from '../../../actors/wallet/decide-payment.ts';
import { keysSinceMs } from '../../../actors/wallet/key-term.ts';
import { clientEntryId, type EntryIn } from '../../../actors/wallet/ledger-entry.ts';
import { assert, must } from '../../kernel/assert.ts';
import { type BetPlace, NO_FIXTURE } from '../../kernel/fixture-ids.ts';
import type { PlayerKey } from '../../kernel/ids.ts';
import { minor } from '../../kernel/money.ts';
import type { BetPage, BetView, ListBets, PlacedBet } from '../../protocol/fixture-requests.ts';
import type { Keyed } from '../../protocol/shard-requests.ts';
import { RECORD_COST, ROW_COST } from '../long-reads.ts';
import type { ShardState } from '../state/shard-state.ts';
import { viewOfBet } from './bet-view.ts';
import { keyElsewhere, listContinues } from './elsewhere.ts';
import { entriesOfKind } from './entry-chain.ts';
import { type Handler, type LongHandler, repeatedReply, reply } from './handler.ts';
import { declareOperations } from './operation.ts';

/** Bets examined for one page: a filter that matches little gives a short page. */
const BETS_PER_PAGE_MAX = 1_000;

const placeBet: Handler<'placeBet'> = (context, request) => {
  const { state, stamp } = context;
  const { player, idempotencyKey, fingerprint } = request;
  const entryKey = { player, entryId: clientEntryId(idempotencyKey) };
  const earlier = state.entries.find(entryKey, keysSinceMs(state, stamp));
  if (earlier !== undefined) {
    const repeat = repeatOrReuse(earlier, { kind: 'bet', fingerprint });
    return repeat.kind === 'rejected' ? repeat : repeatedReply(placedBy(state, repeat.earlier));
  }
  const account = state.accounts.get(player);
  const elsewhere = keyElsewhere(state, account, request, stamp);
  if (elsewhere !== undefined) return elsewhere;
  const sources = {
    account,
    books: request.legs.map(({ fixture }) => state.books.get(fixture)),
    accumulatorCount: state.counters.get(COUNTERS.accumulators) ?? 0,
    isLineSuspended: isFeedSuspended(state.lineFeed.get(LINE_FEED_KEY)),
  };
  const decision = decidePlaceBet(sources, request, stamp);
  if (decision.kind === 'rejected') {
    // Other shards may have headroom: we ask for it now, so that a second try may succeed.
    if (decision.code !== 'liabilityReached') return decision;
    const asked = decideAskForHeadroom(sources, request, stamp);
    context.apply(asked);
    const moreMayCome = mayFindHeadroom(sources, request) ? 1 : 0;
    return reject(decision.code, { ...decision.facts, moreMayCome });
  }
  context.apply(decision.events);
  const [placed] = decision.events;
  const isBet = placed?.type === 'BetPlaced' || placed?.type === 'AccumulatorPlaced';
  assert(isBet, 'what was decided first is not the bet');
  return reply(placedNow(state, placed));
};

/** Somebody else's bet is "not found", so that its existence is not revealed. */
const getBet: Handler<'getBet'> = ({ state }, { player, place }) => {
  const view = viewOfBet(state, place);
  return view?.player === player ? reply(view.bet) : reject('betNotFound');
};

const listBets: LongHandler<'listBets'> = function* ({ state: states }, request) {
  const { player, fixture, state, limit, after } = request;
  const bets: BetView[] = [];
  let last = after;
  let looked = 0;
  for (const { place, entry } of entriesOfKind(states, player, { kind: 'bet', after })) {
    yield ROW_COST + RECORD_COST;
    looked += 1;
    if (bets.length === limit || looked > BETS_PER_PAGE_MAX) {
      return reply({ bets, next: last });
    }
    last = place;
    const { bet } = must(viewOfBet(states, placeOf(states, entry)), 'a placed bet is missing');
    const isOfFixture = fixture === null || bet.legs.some((leg) => leg.fixture === fixture);
    if (isOfFixture && (state === null || bet.state === state)) bets.push(bet);
  }
  return reply({ bets, next: null, ...listContinues(states, player) });
};

/** The answer and the notice about a bet that has just been placed. */
export function placedNow(state: ShardState, placed: BetPlaced | AccumulatorPlaced): PlacedBet {
  const { player, ordinal, stakeMinor, atMs: acceptedAtMs } = placed;
  const isSingle = placed.type === 'BetPlaced';
  const fixture = isSingle ? placed.fixture : NO_FIXTURE;
  const { balanceMinor } = must(state.accounts.get(player), 'the account of a bet is missing');
  return {
    place: { fixture, shard: state.identity.shard, ordinal },
    stakeMinor,
    legs: isSingle ? [legOf(placed)] : placed.legs,
    acceptedAtMs,
    balanceMinor,
  };
}

function legOf({ fixture, selection, oddsHundredths }: Leg): Leg {
  return { fixture, selection, oddsHundredths };
}

/** Gives the first answer again, from what the entry and the bet recorded. */
function placedBy(state: ShardState, entry: EntryIn<'bet'>): PlacedBet {
  const place = placeOf(state, entry);
  const legs = legsAt(state, place);
  const { atMs: acceptedAtMs, balanceMinor } = entry;
  return { place, stakeMinor: minor(-entry.amountMinor), legs, acceptedAtMs, balanceMinor };
}

function legsAt(state: ShardState, { fixture, ordinal }: BetPlace): readonly Leg[] {
  if (fixture === NO_FIXTURE) {
    return must(state.accumulators.get(ordinal), 'an accumulator is missing').legs;
  }
  const bet = must(state.bets.find(fixture, ordinal), 'a placed bet is missing');
  return [{ fixture, selection: bet.selection, oddsHundredths: bet.oddsHundredths }];
}

function placeOf({ identity }: ShardState, entry: EntryIn<'bet'>): BetPlace {
  return { fixture: entry.fixture, shard: identity.shard, ordinal: entry.firstOrdinal };
}

interface BetRequests {
  placeBet: { request: PlaceBet & Keyed; reply: PlacedBet };
  getBet: { request: { player: PlayerKey; place: BetPlace }; reply: BetView };
  listBets: { request: ListBets; reply: BetPage };
}

declare module '../../protocol/shard-requests.ts' {
  interface ShardRequests extends BetRequests {}
}

export const BET_OPERATIONS = declareOperations<keyof BetRequests>({
  placeBet: ['purchase', placeBet],
  getBet: ['read', getBet],
  listBets: ['read', listBets],
});
