/** Purchases of several draws, and standing tickets: made, looked at, stopped. */
import { type Rejected, reject } from '../../../actors/decider.ts';
import type { DrawInstance } from '../../../actors/draw/instance.ts';
import { type BuyForDraws, decideBuyForDraws } from '../../../actors/standing/decide-prepaid.ts';
import {
  decideMakeStanding,
  decideStopStanding,
  type MakeStandingTicket,
  newestOpened,
} from '../../../actors/standing/decide-standing.ts';
import { standingTicketAt } from '../../../actors/standing/series-index.ts';
import {
  NO_STANDING,
  prepaidOf,
  type StandingTicket,
} from '../../../actors/standing/standing-ticket.ts';
import { isResidual } from '../../../actors/wallet/account.ts';
import { repeatOrReuse } from '../../../actors/wallet/decide-payment.ts';
import { keysSinceMs } from '../../../actors/wallet/key-term.ts';
import { clientEntryId, type EntryIn, isOfKind } from '../../../actors/wallet/ledger-entry.ts';
import { assert, must } from '../../kernel/assert.ts';
import type { PlayerKey, StandingPlace } from '../../kernel/ids.ts';
import type { Keyed } from '../../protocol/shard-requests.ts';
import type { PurchaseForDraws, StandingView } from '../../protocol/standing-requests.ts';
import { ROW_COST } from '../long-reads.ts';
import type { ShardState } from '../state/shard-state.ts';
import { meetsDamage } from '../tables/sound-rows.ts';
import { atHome, keyElsewhere } from './elsewhere.ts';
import {
  commit,
  type Handler,
  type HandlerContext,
  type LongHandler,
  type Reply,
  repeatedReply,
  reply,
} from './handler.ts';
import { declareOperations } from './operation.ts';
import { purchaseOf } from './purchase-replies.ts';

const buyForDraws: Handler<'buyForDraws'> = (context, request) => {
  const { state, stamp } = context;
  const { player, draw, fingerprint } = request;
  const earlier = earlierUnder(context, request);
  if (earlier !== undefined) {
    const repeat = repeatOrReuse(earlier, { kind: 'purchase', fingerprint });
    return repeat.kind === 'rejected' ? repeat : repeatedReply(saleOf(state, repeat.earlier));
  }
  const account = state.accounts.get(player);
  const elsewhere = keyElsewhere(state, account, request, stamp);
  if (elsewhere !== undefined) return elsewhere;
  const instance = state.instances.get(draw);
  if (instance === undefined) return reject('drawNotFound');
  const newest = newestOpened(drawsOf(state, instance.terms.seriesId));
  const newestOpen = newest?.terms.draw ?? draw;
  const set = state.standingSets.get(player) ?? NO_STANDING;
  const { identity } = state;
  const sources = { account, instance, identity, set, newestOpen };
  const decision = decideBuyForDraws(sources, request, stamp);
  return commit(context, decision, () => {
    const entry = must(earlierUnder(context, request), 'a purchase has left no entry');
    assert(isOfKind(entry, 'purchase'), 'a purchase has left another entry');
    return reply(saleOf(state, entry));
  });
};

const makeStandingTicket: Handler<'makeStandingTicket'> = (context, request) => {
  const { state, stamp } = context;
  const { player, seriesId, fingerprint, trail } = request;
  const earlier = earlierUnder(context, request);
  if (earlier !== undefined) {
    const repeat = repeatOrReuse(earlier, { kind: 'standingMade', fingerprint });
    if (repeat.kind === 'rejected') return repeat;
    return repeated(state, request, repeat.earlier.standingNumber);
  }
  if (trail?.found !== undefined) return repeated(state, request, trail.found);
  const account = state.accounts.get(player);
  const elsewhere = keyElsewhere(state, account, request, stamp);
  if (elsewhere !== undefined) return elsewhere;
  const set = state.standingSets.get(player) ?? NO_STANDING;
  const sources = { account, set, draws: drawsOf(state, seriesId) };
  return commit(context, decideMakeStanding(sources, request, stamp), () => {
    return reply(viewAt(state, { player, number: set.madeCount + 1 }));
  });
};

/** What it has become meanwhile. It moves with its player, and is forgotten long after its end. */
function repeated(
  state: ShardState,
  { player, trail }: MakeStandingTicket & Keyed,
  number: number,
): Reply<StandingView> | Rejected {
  const ticket = standingTicketAt(state, { player, number });
  if (ticket !== undefined) return repeatedReply(viewOf(ticket));
  const account = must(state.accounts.get(player), 'a standing ticket has no account');
  if (!isResidual(account)) return reject('standingTicketNotFound');
  return atHome(state, player, { asked: trail?.asked ?? 0, found: number });
}

/** Active ones first, then those that ended, each from the newest on. */
const listStandingTickets: LongHandler<'listStandingTickets'> = function* ({ state }, { player }) {
  const { active, ended } = state.standingSets.get(player) ?? NO_STANDING;
  const numbers = [...active.toReversed(), ...ended.toReversed()];
  const views: StandingView[] = [];
  for (const number of numbers) {
    yield ROW_COST;
    const read = () => standingTicketAt(state, { player, number });
    if (meetsDamage(read, state.onDamagedRow)) continue;
    const ticket = read();
    if (ticket !== undefined) views.push(viewOf(ticket));
  }
  return reply(views);
};

const getStandingTicket: Handler<'getStandingTicket'> = ({ state }, { player, number }) => {
  const ticket = standingTicketAt(state, { player, number });
  return ticket === undefined ? reject('standingTicketNotFound') : reply(viewOf(ticket));
};

const stopStandingTicket: Handler<'stopStandingTicket'> = (context, { player, number }) => {
  const { state, stamp } = context;
  const decision = decideStopStanding(standingTicketAt(state, { player, number }), stamp);
  return commit(context, decision, () => reply(viewAt(state, { player, number })));
};

function earlierUnder(
  { state, stamp }: Pick<HandlerContext, 'state' | 'stamp'>,
  { player, idempotencyKey }: Pick<MakeStandingTicket, 'player' | 'idempotencyKey'>,
) {
  const key = { player, entryId: clientEntryId(idempotencyKey) };
  return state.entries.find(key, keysSinceMs(state, stamp));
}

/** Of the series, those that the shard still has work with: no other is on sale or will be. */
function drawsOf(state: ShardState, seriesId: string): DrawInstance[] {
  return state.liveDraws.list().flatMap((draw) => {
    const instance = state.instances.get(draw);
    return instance?.terms.seriesId === seriesId ? [instance] : [];
  });
}

function saleOf(state: ShardState, entry: EntryIn<'purchase'>): PurchaseForDraws {
  const { draw, firstOrdinal } = entry;
  const sale = must(state.standingSales.get({ draw, firstOrdinal }), 'a sale for draws is missing');
  return { purchase: purchaseOf(state, entry), order: { ...sale } };
}

function viewAt(state: ShardState, place: StandingPlace): StandingView {
  return viewOf(must(standingTicketAt(state, place), 'a standing ticket has vanished'));
}

function viewOf(ticket: StandingTicket): StandingView {
  const { rulesMark: _, earnsHundredths: __, lastDraw: ___, ...shown } = ticket;
  return { ...shown, prepaidMinor: prepaidOf(ticket) };
}

interface StandingRequests {
  buyForDraws: { request: BuyForDraws & Keyed; reply: PurchaseForDraws };
  makeStandingTicket: { request: MakeStandingTicket & Keyed; reply: StandingView };
  listStandingTickets: { request: { player: PlayerKey }; reply: StandingView[] };
  getStandingTicket: { request: StandingPlace; reply: StandingView };
  stopStandingTicket: { request: StandingPlace; reply: StandingView };
}

declare module '../../protocol/shard-requests.ts' {
  interface ShardRequests extends StandingRequests {}
}

export const STANDING_OPERATIONS = declareOperations<keyof StandingRequests>({
  buyForDraws: ['purchase', buyForDraws],
  makeStandingTicket: ['write', makeStandingTicket],
  listStandingTickets: ['read', listStandingTickets],
  getStandingTicket: ['read', getStandingTicket],
  stopStandingTicket: ['owed', stopStandingTicket],
});
