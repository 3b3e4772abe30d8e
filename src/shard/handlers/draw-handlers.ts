import {
  CALENDAR_KEY,
  CALENDAR_SHARD,
  EMPTY_CALENDAR,
  inheritedOf,
  type PlanDraw,
} from '../../../actors/calendar/calendar.ts';
import { decidePlanDraw } from '../../../actors/calendar/decide-calendar.ts';
import { expectedNumber } from '../../../actors/calendar/series-standing.ts';
import type { Coordinator } from '../../../actors/coordinator/coordinator.ts';
import {
  type CancelDraw,
  decideCancelDraw,
  decideRequestConduct,
  type RequestConduct,
} from '../../../actors/coordinator/decide-coordinator.ts';
import { reject } from '../../../actors/decider.ts';
import { type ApproveAward, decideApproveAward } from '../../../actors/draw/decide-instance.ts';
import { type HeldAward, wasOpened } from '../../../actors/draw/instance.ts';
import { countedTickets } from '../../../actors/draw/returned-tickets.ts';
import { versionOf } from '../../../actors/games/game.ts';
import { statedJackpotRules } from '../../../actors/games/jackpot-rules.ts';
import type { AwardKey } from '../../../actors/states.ts';
import { termsDigestOf } from '../../fairness/terms-digest.ts';
import type { CancelledTranscript, Transcript } from '../../fairness/transcript.ts';
import { must, unreachable } from '../../kernel/assert.ts';
import { hexOf } from '../../kernel/hex.ts';
import { type DrawNo, drawNo, ORDINAL_MAX, type TicketPlace } from '../../kernel/ids.ts';
import { ZERO_MINOR } from '../../kernel/money.ts';
import type { AwardView, ListHeldAwards } from '../../protocol/money-requests.ts';
import type { RuledJackpot } from '../../protocol/ruled-jackpot.ts';
import type {
  AnnouncedDraw,
  DrawsPage,
  DrawView,
  ListDraws,
  SalesView,
} from '../../protocol/shard-requests.ts';
import type { ShardState } from '../state/shard-state.ts';
import type { KeyRange } from '../tables/table-key.ts';
import { isOfDraws } from './draws-wanted.ts';
import { commit, type Handler, type LongHandler, reply } from './handler.ts';
import { BACKWARD, FORWARD, listRows } from './list-rows.ts';
import { declareOperations } from './operation.ts';
import { publicPostponementOf, publicTermsOf } from './public-terms.ts';
import { cancelledTranscriptOf, transcriptOf } from './transcript-of.ts';

/** On each shard, for one page. */
const DRAWS_PER_SEARCH_MAX = 2_000;

const NO_SALES = { ticketCount: 0, stakeMinor: ZERO_MINOR };
/** Accounts of jackpots are next to each other, so those of draws and fixtures are not read. */
const JACKPOTS = 'jackpot:';

/**
 * The draws whose coordinators live here, newest first. Of a series or a game there may be none for
 * years, so the search for them ends somewhere, and says where.
 */
const listDraws: LongHandler<'listDraws'> = function* ({ state }, request) {
  const { states, limit, before, series, game } = request;
  const pages = state.coordinators.soundPages({ before: before ?? undefined, ...BACKWARD });
  const isSearch = series !== undefined || game !== undefined;
  const { views, reached } = yield* listRows(pages, {
    limit,
    ...(isSearch ? { rowsMax: DRAWS_PER_SEARCH_MAX } : {}),
    viewOf: ({ value }) => {
      const isWanted = isOfDraws(value.terms, request);
      const isInState = states === null || states.includes(value.state);
      return isWanted && isInState ? viewOfDraw(value) : undefined;
    },
  });
  return reply({ draws: views, reached });
};

const getDraw: Handler<'getDraw'> = ({ state }, { draw }) => {
  const coordinator = state.coordinators.get(draw);
  if (coordinator === undefined) return reject('drawNotFound');
  const terms = publicTermsOf(coordinator.terms);
  const termsDigestHex = hexOf(termsDigestOf(terms));
  const stock = state.stocks.get(draw);
  const view = { ...viewOfDraw(coordinator), terms, termsDigestHex };
  if (stock === undefined) return reply(view);
  const { count, commitmentHex } = stock;
  return reply({ ...view, stock: { count, commitmentHex } });
};

const getSales: Handler<'getSales'> = ({ state }, { draws }) => {
  const sales = draws.map((draw) => {
    const instance = state.instances.get(draw);
    return instance !== undefined && wasOpened(instance) ? instance : NO_SALES;
  });
  return reply({
    ticketCounts: sales.map(countedTickets),
    stakesMinor: sales.map(({ stakeMinor }) => stakeMinor),
    ...(state.identity.shard === CALENDAR_SHARD
      ? { jackpotsMinor: jackpotsOf(state), jackpotNumbers: numbersOf(state, draws) }
      : { jackpotsMinor: {}, jackpotNumbers: [] }),
  });
};

/** Nobody gets the transcript before the publication. */
const getTranscript: Handler<'getTranscript'> = ({ state }, { draw }) => {
  const coordinator = state.coordinators.get(draw);
  if (coordinator === undefined) return reject('drawNotFound');
  if (coordinator.state === 'cancelled') return reject('drawCancelled');
  if (coordinator.state !== 'published') return reject('resultsNotPublished');
  return reply(transcriptOf(coordinator, state.stocks.get(draw)));
};

/** What a cancelled draw would have drawn; a draw that never opened has nothing to show. */
const getCancelledTranscript: Handler<'getCancelledTranscript'> = ({ state }, { draw }) => {
  const coordinator = state.coordinators.get(draw);
  if (coordinator === undefined) return reject('drawNotFound');
  if (coordinator.state !== 'cancelled') return reject('resultsNotPublished');
  switch (coordinator.reveal) {
    case 'none':
      return reject('drawCancelled');
    case 'unsealed':
    case 'sealed':
      // The draw will have revealed it in a moment.
      return reject('resultsNotPublished');
    case 'done':
      return reply(cancelledTranscriptOf(coordinator, state.stocks.get(draw)));
    default:
      return unreachable(coordinator);
  }
};

const planDraw: Handler<'planDraw'> = (context, request) => {
  const { state, stamp } = context;
  const calendar = state.calendar.get(CALENDAR_KEY) ?? EMPTY_CALENDAR;
  const decision = decidePlanDraw(calendar, request, stamp, state.identity);
  return commit(context, decision, () => reply({ draw: plannedDraw(state, request) }));
};

const cancelDraw: Handler<'cancelDraw'> = (context, request) => {
  const { state, stamp } = context;
  const coordinator = state.coordinators.get(request.draw);
  const decision = decideCancelDraw(coordinator, request, stamp, state.identity);
  return commit(context, decision, () => getDraw(context, request));
};

const conductDraw: Handler<'conductDraw'> = (context, request) => {
  const { state, stamp } = context;
  const decision = decideRequestConduct(state.coordinators.get(request.draw), request, stamp);
  return commit(context, decision, () => getDraw(context, request));
};

const listHeldAwards: LongHandler<'listHeldAwards'> = function* ({ state }, request) {
  const { isApproved, limit, after } = request;
  const range = after === null ? {} : rangeBehind(after, state);
  const { views } = yield* listRows(state.heldAwards.pages({ ...range, ...FORWARD }), {
    limit,
    viewOf: ({ value }) => {
      const isListed = (value.approvedAtMs !== null) === isApproved;
      return isListed ? viewOfAward(state, value) : undefined;
    },
  });
  return reply(views);
};

/** Where this shard's awards continue after a ticket that may belong to another shard. */
function rangeBehind(
  { draw, shard, ordinal }: TicketPlace,
  { identity }: ShardState,
): KeyRange<AwardKey> {
  if (identity.shard > shard) return { from: { draw, ordinal: 0 } };
  return { after: { draw, ordinal: identity.shard === shard ? ordinal : ORDINAL_MAX } };
}

const approveAward: Handler<'approveAward'> = (context, request) => {
  const { state, stamp } = context;
  const award = state.heldAwards.get(request);
  const decision = decideApproveAward(award, request, stamp);
  return commit(context, decision, () =>
    reply(viewOfAward(state, must(state.heldAwards.get(request), 'an award is missing'))),
  );
};

export function viewOfDraw(coordinator: Coordinator): DrawView {
  const { draw, terms, state } = coordinator;
  const postponed = publicPostponementOf(terms);
  const { pickLimit } = terms.game;
  const jackpotTier = terms.game.tiers.find((tier) => tier.kind === 'pariMutuel' && tier.jackpot);
  return {
    draw,
    seriesId: terms.seriesId,
    gameId: terms.game.gameId,
    version: versionOf(terms.game),
    state,
    opensAtMs: terms.opensAtMs,
    closesAtMs: terms.closesAtMs,
    resultsAtMs: terms.resultsAtMs,
    priceMinor: terms.priceMinor,
    commitmentHex: 'commitmentHex' in coordinator ? coordinator.commitmentHex : null,
    ticketsRootHex: 'ticketsRootHex' in coordinator ? coordinator.ticketsRootHex : null,
    cancelReason: 'cancelReason' in coordinator ? coordinator.cancelReason : null,
    jackpotInMinor: 'jackpot' in coordinator ? (coordinator.jackpot?.amountMinor ?? null) : null,
    jackpotSharePermyriad: jackpotTier?.kind === 'pariMutuel' ? jackpotTier.sharePermyriad : 0,
    jackpot: ruledJackpotOf(coordinator),
    ...(postponed === undefined ? {} : { postponed }),
    ...(pickLimit === undefined ? {} : { pickLimit }),
  };
}

function ruledJackpotOf(coordinator: Coordinator): RuledJackpot | null {
  const { jackpot: rules } = coordinator.terms.game;
  if (rules === undefined) return null;
  const standing = 'jackpot' in coordinator ? coordinator.jackpot?.standing : undefined;
  return { ...statedJackpotRules(rules), number: standing?.number ?? null };
}

function viewOfAward({ identity }: ShardState, award: HeldAward): AwardView {
  return { ...award, shard: identity.shard };
}

function jackpotsOf(state: ShardState): Record<string, number> {
  const jackpots: Record<string, number> = {};
  for (const { key, value } of state.ledger.all({ of: JACKPOTS })) {
    jackpots[key.slice(JACKPOTS.length)] = inheritedOf(value);
  }
  return jackpots;
}

/** By draw; a draw stands in the order of one series at most. */
function numbersOf(state: ShardState, draws: readonly DrawNo[]): number[] {
  const standings = state.calendar.get(CALENDAR_KEY)?.standings ?? [];
  return draws.map((draw) => {
    for (const standing of standings) {
      const number = expectedNumber(standing, draw);
      if (number > 0) return number;
    }
    return 0;
  });
}

/** A recurring draw that was planned before is answered with the draw's number. */
function plannedDraw(
  state: ShardState,
  { seriesId, closesAtMs, recurring }: { seriesId: string; closesAtMs: number; recurring: boolean },
): DrawNo {
  const calendar = must(state.calendar.get(CALENDAR_KEY), 'no draw was planned');
  if (!recurring) return drawNo(calendar.drawCount);
  const series = calendar.series.find((known) => known.seriesId === seriesId);
  const planned = series?.planned.find((known) => known.closesAtMs === closesAtMs);
  return must(planned, 'a recurring draw is missing in its series').draw;
}

interface DrawRequests {
  listHeldAwards: { request: ListHeldAwards; reply: AwardView[] };
  approveAward: { request: ApproveAward; reply: AwardView };
  listDraws: { request: ListDraws; reply: DrawsPage };
  getDraw: { request: { draw: DrawNo }; reply: AnnouncedDraw };
  getSales: { request: { draws: DrawNo[] }; reply: SalesView };
  getTranscript: { request: { draw: DrawNo }; reply: Transcript };
  getCancelledTranscript: { request: { draw: DrawNo }; reply: CancelledTranscript };
  planDraw: { request: PlanDraw; reply: { draw: DrawNo } };
  cancelDraw: { request: CancelDraw; reply: DrawView };
  conductDraw: { request: RequestConduct; reply: DrawView };
}

declare module '../../protocol/shard-requests.ts' {
  interface ShardRequests extends DrawRequests {}
}

export const DRAW_OPERATIONS = declareOperations<keyof DrawRequests>({
  listDraws: ['read', listDraws],
  getDraw: ['read', getDraw],
  getSales: ['read', getSales],
  getTranscript: ['read', getTranscript],
  getCancelledTranscript: ['read', getCancelledTranscript],
  planDraw: ['write', planDraw],
  cancelDraw: ['owed', cancelDraw],
  conductDraw: ['owed', conductDraw],
  listHeldAwards: ['read', listHeldAwards],
  approveAward: ['owed', approveAward],
});
