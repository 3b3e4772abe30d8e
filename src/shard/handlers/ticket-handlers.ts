import { reject } from '../../../actors/decider.ts';
import { decideBuyTickets, type PurchaseEvent } from '../../../actors/draw/decide-purchase.ts';
import type { TicketsBought } from '../../../actors/draw/instance-events.ts';
import { repeatOrReuse } from '../../../actors/wallet/decide-payment.ts';
import { clientEntryId, type Entry } from '../../../actors/wallet/entry.ts';
import { must } from '../../kernel/assert.ts';
import type { DrawNo } from '../../kernel/ids.ts';
import type { PurchaseReply, TicketView } from '../../protocol/shard-requests.ts';
import type { ShardState } from '../shard-state.ts';
import { entriesFrom } from './entry-chain.ts';
import { type Handler, replay, reply } from './handler.ts';
import { receiptOf } from './receipt.ts';
import { viewOfTicket } from './ticket-view.ts';

/** Entries looked at for one page: a filter that matches little answers with a short page. */
const ENTRIES_PER_PAGE_MAX = 1_000;

export const buyTickets: Handler<'buyTickets'> = (context, request) => {
  const { state, stamp } = context;
  const { player, draw, idempotencyKey, fingerprint } = request;
  const entryKey = { player, entryId: clientEntryId(idempotencyKey) };
  const earlier = state.entries.get(entryKey);
  if (earlier !== undefined) {
    const repeat = repeatOrReuse(earlier, { kind: 'purchase', fingerprint });
    return repeat.kind === 'rejected' ? repeat : replay(purchaseOf(state, earlier));
  }
  const account = state.accounts.get(player);
  const instance = state.instances.get(draw);
  const decision = decideBuyTickets({ account, instance }, request, stamp);
  if (decision.kind === 'rejected') return decision;
  context.apply(decision.events);
  const { firstOrdinal, masks, atMs } = must(decision.events.find(isPurchase), 'it was bought');
  return reply({
    draw,
    shard: state.identity.shard,
    firstOrdinal,
    masks,
    priceMinor: must(instance, 'a purchase has its draw').terms.priceMinor,
    acceptedAtMs: atMs,
    balanceMinor: must(state.accounts.get(player), 'a purchase has its account').balanceMinor,
  });
};

function isPurchase(event: PurchaseEvent): event is TicketsBought {
  return event.type === 'TicketsBought';
}

/** Somebody else's ticket is not found: its existence is not told. */
export const getTicket: Handler<'getTicket'> = ({ state }, { player, place }) => {
  const view = viewOfTicket(state, place);
  if (view === undefined || view.player !== player) return reject('ticketNotFound');
  return reply(view.ticket);
};

export const getReceipt: Handler<'getReceipt'> = ({ state, journal }, { player, place }) => {
  const view = viewOfTicket(state, place);
  if (view === undefined || view.player !== player) return reject('ticketNotFound');
  const receipt = receiptOf(state, journal, view);
  return receipt === undefined ? reject('ticketNotFound') : reply(receipt);
};

export const listTickets: Handler<'listTickets'> = ({ state: states }, request) => {
  const { player, draw, state, limit, after } = request;
  const tickets: TicketView[] = [];
  let lastId = after?.entryId ?? null;
  let shownBefore = after?.shown ?? 0;
  let looked = 0;
  for (const entry of entriesAt(states, request)) {
    looked += 1;
    if (looked > ENTRIES_PER_PAGE_MAX && lastId !== null) {
      return reply({ tickets, next: { entryId: lastId, shown: Number.MAX_SAFE_INTEGER } });
    }
    if (entry.kind === 'purchase' && (draw === null || entry.draw === draw)) {
      for (let shown = shownBefore; shown < entry.ticketCount; shown += 1) {
        if (tickets.length === limit) {
          return reply({ tickets, next: { entryId: entry.entryId, shown } });
        }
        const ticket = ticketOfEntry(states, entry, shown);
        if (state === null || ticket.state === state) tickets.push(ticket);
      }
    }
    shownBefore = 0;
    lastId = entry.entryId;
  }
  return reply({ tickets, next: null });

  function* entriesAt(from: ShardState, { after: cursor }: typeof request): Generator<Entry> {
    if (cursor !== null) {
      const cut = from.entries.get({ player, entryId: cursor.entryId });
      if (cut === undefined) return;
      yield cut;
    }
    yield* entriesFrom(from, player, cursor?.entryId ?? null);
  }
};

/** The first answer again, from what the entry and the tickets recorded. */
function purchaseOf(state: ShardState, entry: Entry): PurchaseReply {
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

function ticketOfEntry(state: ShardState, entry: Entry, index: number): TicketView {
  const { shard } = state.identity;
  const place = { draw: entry.draw as DrawNo, shard, ordinal: entry.firstOrdinal + index };
  return must(viewOfTicket(state, place), 'a sold ticket is kept').ticket;
}
