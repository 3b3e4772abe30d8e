/**
 * A player's tickets, in pages.
 *
 * A filter does not search everything: prizes are chained in the history, and awards that an
 * operator had to approve, as well as refunds, have rows of their own. Tickets of one draw, or of
 * draws that are not over, are searched no further back than the beginning of their sale.
 */
import { COUNTERS } from '../../../actors/counters.ts';
import { REFUNDED_PER_STEP, refundStretchOf, wasOpened } from '../../../actors/draw/instance.ts';
import type { AwardKey, TicketOfPlayerKey } from '../../../actors/states.ts';
import { type ChainedKind, type EntryIn, isOfKind } from '../../../actors/wallet/ledger-entry.ts';
import { assert, must } from '../../kernel/assert.ts';
import type { DrawNo } from '../../kernel/ids.ts';
import type {
  ListTickets,
  TicketCursor,
  TicketPage,
  TicketState,
  TicketView,
} from '../../protocol/shard-requests.ts';
import type { TicketFinder } from '../blocks/ticket-blocks.ts';
import { RECORD_COST, ROW_COST, TICKET_COST } from '../long-reads.ts';
import type { ShardState } from '../state/shard-state.ts';
import { isOfDraws } from './draws-wanted.ts';
import { listContinues } from './elsewhere.ts';
import { entriesOfKind, entryOf, type PlacedEntry } from './entry-chain.ts';
import { type LongHandler, reply, type Steps } from './handler.ts';
import { BACKWARD } from './list-rows.ts';
import { canBe, viewOfTicket } from './ticket-view.ts';

/** Purchases examined for one page: a filter that matches little gives a short page. */
const PURCHASES_PER_PAGE_MAX = 1_000;
export const TICKETS_PER_PAGE_MAX = 10_000;
/**
 * The cost of a prize: an entry, a ticket in its block, and the row of an award that may wait for
 * approval.
 */
const PRIZE_COST = RECORD_COST + 2 * ROW_COST;

/** From which time on sales are searched: all of them, however old, or none at all. */
const ALWAYS_MS = 0;
const NEVER_MS = Number.POSITIVE_INFINITY;

export const listTickets: LongHandler<'listTickets'> = function* ({ state: states }, request) {
  const answer = yield* listHere(states, request);
  if (answer.kind === 'rejected' || answer.reply.next !== null) return answer;
  return reply({ ...answer.reply, ...listContinues(states, request.player) });
};

/** Of the tickets that were bought on this shard. */
function listHere(states: ShardState, request: ListTickets): Steps<TicketPage> {
  if (request.state === 'won') return listWon(states, request);
  const { state } = request;
  return state === 'refunded' || state === 'returned'
    ? listPaidBack(states, request)
    : listPurchased(states, request);
}

/**
 * Newest purchase first. Purchases in draws that have no such tickets are skipped; a page that has
 * examined many ends early, and the next one continues.
 */
function* listPurchased(states: ShardState, request: ListTickets): Steps<TicketPage> {
  const { state, limit, after } = request;
  const tickets: TicketView[] = [];
  const ticketAt = ticketViews(states);
  const fromMs = yield* earliestSaleMs(states, request);
  let shownBefore = after !== null && 'shown' in after ? after.shown : 0;
  let purchaseCount = 0;
  let ticketCount = 0;
  for (const { place, entry } of entriesFromCut(states, request, 'purchase')) {
    yield RECORD_COST;
    if (entry.atMs < fromMs) break;
    if (purchaseCount === PURCHASES_PER_PAGE_MAX) {
      return reply({ tickets, next: { place, shown: shownBefore } });
    }
    purchaseCount += 1;
    if (isWanted(states, entry, request)) {
      for (let shown = shownBefore; shown < entry.ticketCount; shown += 1) {
        if (tickets.length === limit || ticketCount === TICKETS_PER_PAGE_MAX) {
          return reply({ tickets, next: { place, shown } });
        }
        ticketCount += 1;
        const ticket = ticketAt(entry.draw, entry.firstOrdinal + shown);
        if (state === null || ticket.state === state) tickets.push(ticket);
        yield ticket.tier === 0 ? TICKET_COST : ROW_COST;
      }
    }
    shownBefore = 0;
  }
  return reply({ tickets, next: null });
}

/**
 * Awards that an operator had to approve, newest draw first; then prizes that were paid at once,
 * newest first.
 */
function* listWon(states: ShardState, request: ListTickets): Steps<TicketPage> {
  const { draw: wanted, limit, after } = request;
  const tickets: TicketView[] = [];
  const ticketAt = ticketViews(states);
  let last = after;
  let looked = 0;
  if (after === null || 'draw' in after) {
    for (const { draw, ordinal } of rowsOfPlayer(states.heldAwardsOf, request)) {
      yield PRIZE_COST;
      if (after !== null && after.draw === draw && after.ordinal === ordinal) continue;
      if (tickets.length === limit || looked === PURCHASES_PER_PAGE_MAX) {
        return reply({ tickets, next: last });
      }
      looked += 1;
      last = { draw, ordinal };
      if (!isDrawWanted(states, draw, request)) continue;
      const ticket = ticketAt(draw, ordinal);
      if (ticket.state === 'won') tickets.push(ticket);
    }
  }
  const fromMs = yield* earliestSaleMs(states, request);
  for (const { place, entry } of entriesFromCut(states, request, 'prize')) {
    const { atMs, draw, firstOrdinal } = entry;
    yield PRIZE_COST;
    if (atMs < fromMs) break;
    if (tickets.length === limit || looked === PURCHASES_PER_PAGE_MAX) {
      return reply({ tickets, next: { place, shown: 0 } });
    }
    looked += 1;
    // Of a former home of the player, which lists it.
    if (entry.shard !== null || (wanted !== null && draw !== wanted)) continue;
    if (!isDrawWanted(states, draw, request)) continue;
    const wasHeld = states.heldAwards.get({ draw, ordinal: firstOrdinal }) !== undefined;
    const ticket = wasHeld ? undefined : ticketAt(draw, firstOrdinal);
    if (ticket?.state === 'won') tickets.push(ticket);
  }
  return reply({ tickets, next: null });
}

/**
 * Newest draw first, and within it the last stretch first; the tickets of each stretch are then
 * examined one by one.
 */
function* listPaidBack(states: ShardState, request: ListTickets): Steps<TicketPage> {
  const { player, state, limit, after } = request;
  const tickets: TicketView[] = [];
  const ticketAt = ticketViews(states);
  let last = after;
  let looked = 0;
  for (const { draw, ordinal: first } of rowsOfPlayer(states.refundsOf, request)) {
    yield ROW_COST;
    if (!isDrawWanted(states, draw, request)) {
      if (looked === TICKETS_PER_PAGE_MAX) return reply({ tickets, next: last });
      looked += 1;
      last = { draw, ordinal: first };
      continue;
    }
    const instance = must(states.instances.get(draw), 'a refunded draw is missing');
    assert(wasOpened(instance), 'a draw has sold a ticket but was never opened');
    const find = states.tickets.finder(draw);
    const from = placeBehind(after, { draw, ordinal: first });
    const end = Math.min(first + REFUNDED_PER_STEP, instance.ticketCount);
    for (let ordinal = from; ordinal < end; ordinal += 1) {
      if (tickets.length === limit || looked === TICKETS_PER_PAGE_MAX) {
        return reply({ tickets, next: last });
      }
      looked += 1;
      last = { draw, ordinal };
      yield TICKET_COST;
      if (find(ordinal)?.playerKey !== player) continue;
      const ticket = ticketAt(draw, ordinal);
      if (ticket.state === state) tickets.push(ticket);
    }
  }
  return reply({ tickets, next: null });
}

/** Where a stretch of refunded tickets continues: after the last examined one, if that is in it. */
function placeBehind(after: TicketCursor | null, stretch: AwardKey): number {
  if (after === null || !('draw' in after) || after.draw !== stretch.draw) return stretch.ordinal;
  const isIn = refundStretchOf(after.ordinal) === stretch.ordinal;
  return isIn ? after.ordinal + 1 : stretch.ordinal;
}

/** The purchases or prizes, continuing at the entry at which the previous page ended. */
function* entriesFromCut<Kind extends ChainedKind>(
  states: ShardState,
  { player, after }: ListTickets,
  kind: Kind,
): Generator<PlacedEntry<EntryIn<Kind>>> {
  if (after === null || 'draw' in after) {
    // In a list of several parts, the previous page ended in another part.
    if (after === null || kind === 'prize')
      yield* entriesOfKind(states, player, { kind, after: null });
    return;
  }
  const { place } = after;
  const cut = entryOf(states, player, place);
  if (cut === undefined || !isOfKind(cut, kind)) return;
  yield { place, entry: cut };
  yield* entriesOfKind(states, player, { kind, after: place });
}

/** From the newest draw's last; the row that the previous page ended at, or in, comes once more. */
function* rowsOfPlayer(
  table: ShardState['heldAwardsOf' | 'refundsOf'],
  { player, draw, after }: ListTickets,
): Generator<TicketOfPlayerKey> {
  const of = draw === null ? { player } : { player, draw };
  const until = after !== null && 'draw' in after ? { player, ...after } : undefined;
  for (const page of table.pages({ of, until, ...BACKWARD })) {
    for (const { key } of page) yield key;
  }
}

/** No wanted ticket was sold before this time. */
function* earliestSaleMs(
  states: ShardState,
  { draw, state }: ListTickets,
): Generator<number, number> {
  let fromMs = ALWAYS_MS;
  if (draw !== null) {
    fromMs = opensAtMs(states, draw, state);
  } else if (state === 'accepted') {
    const live = states.liveDraws.list();
    yield live.length;
    fromMs = Math.min(NEVER_MS, ...live.map((of) => opensAtMs(states, of, state)));
  }
  // Before that the times of entries are not in order, because the wall clock was set back.
  return fromMs > (states.counters.get(COUNTERS.clockSetBackFromMs) ?? 0) ? fromMs : ALWAYS_MS;
}

/** Unknown for a draw that cannot be read; a draw without such tickets sold none of them. */
function opensAtMs({ instances }: ShardState, draw: DrawNo, state: TicketState | null): number {
  if (instances.isDamaged(draw)) return ALWAYS_MS;
  const instance = instances.get(draw);
  if (instance === undefined || (state !== null && !canBe(instance, state))) return NEVER_MS;
  return instance.terms.opensAtMs;
}

function isWanted(states: ShardState, entry: EntryIn<'purchase'>, request: ListTickets): boolean {
  const { draw, state } = request;
  if (draw !== null && entry.draw !== draw) return false;
  if (!isDrawWanted(states, entry.draw, request)) return false;
  if (state === null) return true;
  const instance = states.instances.get(entry.draw);
  return canBe(must(instance, 'the draw of a purchase is missing'), state);
}

/** By series and game, which only the draw knows. */
function isDrawWanted({ instances }: ShardState, draw: DrawNo, request: ListTickets): boolean {
  if (request.series === undefined && request.game === undefined) return true;
  return isOfDraws(must(instances.get(draw), 'the draw of a ticket is missing').terms, request);
}

/** Tickets of one draw are mostly asked for in sequence, so their blocks are read once. */
function ticketViews(state: ShardState): (draw: DrawNo, ordinal: number) => TicketView {
  const { shard } = state.identity;
  let last: DrawNo | undefined;
  let find: TicketFinder | undefined;
  return (draw, ordinal) => {
    if (draw !== last) {
      last = draw;
      find = state.tickets.finder(draw);
    }
    const place = { draw, shard, ordinal };
    return must(viewOfTicket(state, place, find), 'a sold ticket is missing').ticket;
  };
}
