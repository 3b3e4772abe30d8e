import { reject } from '../../../actors/decider.ts';
import { decideBuyTickets, type PurchaseEvent } from '../../../actors/draw/decide-purchase.ts';
import type { TicketsBought } from '../../../actors/draw/instance-events.ts';
import { repeatOrReuse } from '../../../actors/wallet/decide-payment.ts';
import { clientEntryId, type LedgerEntry } from '../../../actors/wallet/ledger-entry.ts';
import { must } from '../../kernel/assert.ts';
import type { DrawNo } from '../../kernel/ids.ts';
import type { ListTickets, Purchase, TicketView } from '../../protocol/shard-requests.ts';
import type { TicketFinder } from '../blocks/ticket-blocks.ts';
import { ROW_COST, TICKET_COST } from '../long-reads.ts';
import type { ShardState } from '../state/shard-state.ts';
import { entriesOfKind } from './entry-chain.ts';
import { commit, type Handler, type LongHandler, repeatedReply, reply } from './handler.ts';
import { declareOperations } from './operation.ts';
import { receiptSteps } from './receipt.ts';
import { canBe, viewOfTicket } from './ticket-view.ts';

/** Looked at for one page: a filter that matches little answers with a short page. */
const PURCHASES_PER_PAGE_MAX = 1_000;
export const TICKETS_PER_PAGE_MAX = 10_000;

const buyTickets: Handler<'buyTickets'> = (context, request) => {
  const { state, stamp } = context;
  const { player, draw, idempotencyKey, fingerprint } = request;
  const entryKey = { player, entryId: clientEntryId(idempotencyKey) };
  const earlier = state.entries.get(entryKey);
  if (earlier !== undefined) {
    const repeat = repeatOrReuse(earlier, { kind: 'purchase', fingerprint });
    return repeat.kind === 'rejected' ? repeat : repeatedReply(purchaseOf(state, earlier));
  }
  const account = state.accounts.get(player);
  const instance = state.instances.get(draw);
  const decision = decideBuyTickets({ account, instance }, request, stamp);
  return commit(context, decision, (events) => {
    const { firstOrdinal, masks, atMs } = must(events.find(isPurchase), 'it was bought');
    return reply({
      draw,
      shard: state.identity.shard,
      firstOrdinal,
      masks,
      priceMinor: must(instance, 'a purchase has its draw').terms.priceMinor,
      acceptedAtMs: atMs,
      balanceMinor: must(state.accounts.get(player), 'a purchase has its account').balanceMinor,
    });
  });
};

function isPurchase(event: PurchaseEvent): event is TicketsBought {
  return event.type === 'TicketsBought';
}

/** Somebody else's ticket is not found: its existence is not told. */
const getTicket: Handler<'getTicket'> = ({ state }, { player, place }) => {
  const view = viewOfTicket(state, place);
  if (view === undefined || view.player !== player) return reject('ticketNotFound');
  return reply(view.ticket);
};

/** A receipt of a sealed draw hashes the tickets around it. */
const getReceipt: LongHandler<'getReceipt'> = function* ({ state, journal }, request) {
  const { player, place } = request;
  const view = viewOfTicket(state, place);
  if (view === undefined || view.player !== player) return reject('ticketNotFound');
  const receipt = yield* receiptSteps(state, journal, view);
  return receipt === undefined ? reject('ticketNotFound') : reply(receipt);
};

/**
 * Newest first. Purchases of draws that have no such tickets are passed over; a page that has
 * looked at much ends there, and the next one goes on.
 */
const listTickets: LongHandler<'listTickets'> = function* ({ state: states }, request) {
  const { draw, state, limit, after } = request;
  const tickets: TicketView[] = [];
  const ticketAt = ticketsBehind(states);
  let shownBefore = after?.shown ?? 0;
  let purchaseCount = 0;
  let ticketCount = 0;
  for (const entry of purchasesFrom(states, request)) {
    yield ROW_COST;
    if (purchaseCount === PURCHASES_PER_PAGE_MAX) {
      return reply({ tickets, next: { entryId: entry.entryId, shown: shownBefore } });
    }
    purchaseCount += 1;
    if (isWanted(states, entry, { draw, state })) {
      for (let shown = shownBefore; shown < entry.ticketCount; shown += 1) {
        if (tickets.length === limit || ticketCount === TICKETS_PER_PAGE_MAX) {
          return reply({ tickets, next: { entryId: entry.entryId, shown } });
        }
        ticketCount += 1;
        const ticket = ticketAt(entry, shown);
        if (state === null || ticket.state === state) tickets.push(ticket);
        yield ticket.tier === 0 ? TICKET_COST : ROW_COST;
      }
    }
    shownBefore = 0;
  }
  return reply({ tickets, next: null });
};

function* purchasesFrom(
  state: ShardState,
  { player, after }: Pick<ListTickets, 'player' | 'after'>,
): Generator<LedgerEntry> {
  if (after !== null) {
    const cut = state.entries.get({ player, entryId: after.entryId });
    if (cut?.kind !== 'purchase') return;
    yield cut;
  }
  yield* entriesOfKind(state, player, { kind: 'purchase', after: after?.entryId ?? null });
}

function isWanted(
  { instances }: ShardState,
  entry: LedgerEntry,
  { draw, state }: Pick<ListTickets, 'draw' | 'state'>,
): boolean {
  if (draw !== null && entry.draw !== draw) return false;
  if (state === null) return true;
  const instance = instances.get(entry.draw as DrawNo);
  return canBe(must(instance, 'a purchase has its draw'), state);
}

/** Purchases of one draw stand together in a history: their blocks are read once. */
function ticketsBehind(state: ShardState): (entry: LedgerEntry, index: number) => TicketView {
  const { shard } = state.identity;
  let draw: DrawNo | undefined;
  let find: TicketFinder | undefined;
  return (entry, index) => {
    if (entry.draw !== draw) {
      draw = entry.draw as DrawNo;
      find = state.tickets.finder(draw);
    }
    const place = { draw, shard, ordinal: entry.firstOrdinal + index };
    return must(viewOfTicket(state, place, find), 'a sold ticket is kept').ticket;
  };
}

/** The first answer again, from what the entry and the tickets recorded. */
function purchaseOf(state: ShardState, entry: LedgerEntry): Purchase {
  const { firstOrdinal, ticketCount, atMs, balanceMinor } = entry;
  const draw = entry.draw as DrawNo;
  const masks: number[] = [];
  for (let i = 0; i < ticketCount; i += 1) {
    const ticket = must(state.tickets.find(draw, firstOrdinal + i), 'a sold ticket is kept');
    masks.push(ticket.maskLow, ticket.maskHigh);
  }
  const { terms } = must(state.instances.get(draw), 'a purchase has its draw');
  const { shard } = state.identity;
  const { priceMinor } = terms;
  return { draw, shard, firstOrdinal, masks, priceMinor, acceptedAtMs: atMs, balanceMinor };
}

export const TICKET_OPERATIONS = declareOperations({
  buyTickets: ['purchase', buyTickets],
  getTicket: ['read', getTicket],
  getReceipt: ['read', getReceipt],
  listTickets: ['read', listTickets],
});
