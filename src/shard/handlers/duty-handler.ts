/**
 * Wakes an actor whose reminder is due, and has it do what its state says it owes.
 *
 * Work that takes long or leaves the process is handed out as an `Errand`; its result comes back
 * as a command. After a crash the state still owes it, so it is simply done again.
 */
import {
  areComplete,
  type CoordinatorIn,
  hasToReveal,
  nextCoordinatorDuty,
  sealedSales,
  type Unrevealed,
} from '../../../actors/coordinator/coordinator.ts';
import {
  type CoordinatorDecision,
  decideCloseDraw,
  decideOpenDraw,
  decideRevealDraw,
  decideSealDraw,
} from '../../../actors/coordinator/decide-coordinator.ts';
import { decideDrawPlaces } from '../../../actors/coordinator/decide-naming.ts';
import { decideConduct, decideRelease } from '../../../actors/coordinator/decide-outcome.ts';
import type { Decision } from '../../../actors/decider.ts';
import { decideCloseInstance, decidePayStep } from '../../../actors/draw/decide-instance.ts';
import { decideRefundStep, type PointsPurchases } from '../../../actors/draw/decide-refund.ts';
import {
  type InstanceIn,
  nextInstanceDuty,
  REFUNDED_PER_STEP,
} from '../../../actors/draw/instance.ts';
import { PICKS_PER_PURCHASE_MAX } from '../../../actors/draw/sale.ts';
import type { ShardEvent } from '../../../actors/events.ts';
import { familyOf } from '../../../actors/games/families.ts';
import type { TicketColumns } from '../../../actors/games/ticket-columns.ts';
import type { OrderPlace } from '../../../actors/order/order.ts';
import { nextRaffleDuty } from '../../../actors/raffle/raffle.ts';
import type { Payment } from '../../../actors/wallet/payment.ts';
import { commitmentOf, SERVER_SEED_BYTES } from '../../fairness/commitment.ts';
import { drawnPlaces, drawOutcome, type OutcomeSources } from '../../fairness/outcome.ts';
import { postponementLeafOf } from '../../fairness/postponement-leaf.ts';
import { termsDigestOf } from '../../fairness/terms-digest.ts';
import { ticketsRootOf } from '../../fairness/tickets-root.ts';
import { assert, must } from '../../kernel/assert.ts';
import type { FixtureNo } from '../../kernel/fixture-ids.ts';
import { hexOf } from '../../kernel/hex.ts';
import { type DrawNo, formatDrawId } from '../../kernel/ids.ts';
import type { ShardState } from '../state/shard-state.ts';
import { type DrawErrand, hashErrand, scanErrand, sealErrand } from './draw-errands.ts';
import { dueNow } from './due-now.ts';
import { wakeBook, wakeLine } from './fixture-duties.ts';
import { wakeGrowth } from './growth-duty.ts';
import type { HandlerContext } from './handler.ts';
import { wakeDeparture, wakeResiduals } from './home-duties.ts';
import { paymentOfReminder } from './payment-reminder.ts';
import { publicPostponementOf, publicTermsOf } from './public-terms.ts';
import { wakeRaffle } from './raffle-steps.ts';
import { walkStandingTickets } from './standing-walk-duty.ts';
import { wakeReservation } from './stock-duties.ts';

export type Errand =
  | DrawErrand
  | { readonly errand: 'askProvider'; readonly payment: Readonly<Payment> }
  | AskAccrual;

type AskAccrual = { readonly errand: 'askAccrual'; readonly number: string } & OrderPlace;

export function wakeActor(context: HandlerContext, actor: string): Errand | undefined {
  const [kind, name = ''] = actor.split(':');
  switch (kind) {
    case 'instance':
      return wakeInstance(context, Number(name) as DrawNo);
    case 'coordinator':
      wakeCoordinator(context, Number(name) as DrawNo);
      return undefined;
    case 'chunks':
      return hashErrand(context, Number(name) as DrawNo);
    case 'payment':
      return wakePayment(context, actor);
    case 'raffle': {
      const raffle = must(context.state.raffles.get(name), 'a reminder names an unknown raffle');
      const due = dueNow(nextRaffleDuty(raffle), context.stamp);
      if (due !== undefined) wakeRaffle(context, name, due);
      return undefined;
    }
    case 'reservation':
      wakeReservation(context, Number(name));
      return undefined;
    case 'line':
      wakeLine(context, Number(name) as FixtureNo);
      return undefined;
    case 'book':
      wakeBook(context, Number(name) as FixtureNo);
      return undefined;
    case 'departure':
      wakeDeparture(context);
      return undefined;
    case 'residuals':
      wakeResiduals(context);
      return undefined;
    case 'growth':
      wakeGrowth(context);
      return undefined;
    case 'standing':
      walkStandingTickets(context, Number(name) as DrawNo);
      return undefined;
    case 'order':
      return wakeOrder(context, Number(name));
    default:
      throw new Error(`a reminder names an unknown kind of actor: ${kind}`);
  }
}

function wakeInstance(context: HandlerContext, draw: DrawNo): Errand | undefined {
  const { state, stamp } = context;
  const instance = must(state.instances.get(draw), 'a reminder names a draw that is not here');
  const columns = () => must(state.tickets.columns(draw), 'a live draw has no tickets in memory');
  if (dueNow(nextInstanceDuty(instance), stamp) === undefined) return undefined;
  switch (instance.phase) {
    case 'open':
      applyAccepted(context, decideCloseInstance(instance, stamp));
      return undefined;
    case 'closed':
      return sealErrand(context, instance);
    case 'scanning':
      return scanErrand(context, instance);
    case 'paying':
      return payErrand(context, instance, columns());
    case 'refunding': {
      const points = pointsPurchases(state, instance);
      applyAccepted(context, decideRefundStep(instance, columns(), stamp, points));
      return undefined;
    }
    default:
      assert(false, 'a draw owes something in a phase without duties');
  }
}

/** Pays the next winners. A restart forgets who they are, so a scan finds them again first. */
function payErrand(
  context: HandlerContext,
  instance: InstanceIn<'paying'>,
  columns: TicketColumns,
): Errand | undefined {
  const ordinals = context.state.findings.winners(columns);
  if (ordinals === undefined) return scanErrand(context, instance);
  applyAccepted(context, decidePayStep(instance, { columns, ordinals }, context.stamp));
  return undefined;
}

/** Purchases with points in them, starting where the next step of refunding may find one. */
function pointsPurchases(
  state: ShardState,
  { terms, refundedThrough }: InstanceIn<'refunding'>,
): PointsPurchases {
  const { draw } = terms;
  const from = Math.max(0, refundedThrough - PICKS_PER_PURCHASE_MAX);
  const found = state.pointsPurchases.all({
    from: { draw, firstOrdinal: from },
    before: { draw, firstOrdinal: refundedThrough + REFUNDED_PER_STEP },
  });
  return new Map(Array.from(found, ({ key, value }) => [key.firstOrdinal, value]));
}

function wakeCoordinator(context: HandlerContext, draw: DrawNo): void {
  const { state, stamp } = context;
  const coordinator = must(
    state.coordinators.get(draw),
    'a reminder names a draw that is not here',
  );
  if (dueNow(nextCoordinatorDuty(coordinator), stamp) === undefined) return;
  switch (coordinator.state) {
    case 'scheduled': {
      const seed = stamp.random.bytes(SERVER_SEED_BYTES);
      const termsDigest = termsDigestOf(publicTermsOf(coordinator.terms));
      const promised = { serverSeed: seed, id: formatDrawId(draw), termsDigest };
      const secret = { serverSeedHex: hexOf(seed), commitmentHex: commitmentOf(promised) };
      applyAccepted(context, decideOpenDraw(coordinator, secret, stamp, state.identity));
      return;
    }
    case 'open':
      applyAccepted(context, decideCloseDraw(coordinator, stamp));
      return;
    case 'closed': {
      const ticketsRootHex = hexOf(ticketsRootOfSeals(coordinator));
      applyAccepted(context, decideSealDraw(coordinator, { ticketsRootHex }, stamp));
      return;
    }
    case 'cancelled': {
      assert(hasToReveal(coordinator), 'a draw owes a reveal that was never on sale');
      const ticketsRoot = ticketsRootOfSeals(coordinator);
      const numbers = numbersOf(coordinator, ticketsRoot);
      const revealed = { ticketsRootHex: hexOf(ticketsRoot), numbers };
      applyAccepted(context, decideRevealDraw(coordinator, revealed, stamp));
      return;
    }
    case 'sealed': {
      if (familyOf(coordinator.terms.game).amongTickets !== undefined) {
        const places = placesOf(coordinator);
        applyAccepted(context, decideDrawPlaces(coordinator, { places }, stamp));
        return;
      }
      const numbers = numbersOf(coordinator, bytesOf(coordinator.ticketsRootHex));
      applyAccepted(context, decideConduct(coordinator, { numbers }, stamp));
      return;
    }
    case 'settled':
      applyAccepted(context, decideRelease(coordinator, stamp));
      return;
    default:
      assert(false, 'a draw owes something in a state without duties');
  }
}

function ticketsRootOfSeals({
  draw,
  terms,
  seals,
}: CoordinatorIn<'closed'> | Unrevealed): Uint8Array {
  assert(areComplete(seals), 'a tickets root was asked for before each shard was sealed');
  const leaves = seals.map(({ merkleRootHex, ...seal }) => {
    return { ...seal, merkleRoot: bytesOf(merkleRootHex) };
  });
  const drawId = formatDrawId(draw);
  const postponed = publicPostponementOf(terms);
  if (postponed === undefined) return ticketsRootOf(drawId, leaves);
  return ticketsRootOf(drawId, leaves, postponementLeafOf(drawId, postponed));
}

/** None of a cancelled draw among tickets: which those are follows from its transcript. */
function numbersOf(
  coordinator: CoordinatorIn<'sealed'> | Unrevealed,
  ticketsRoot: Uint8Array,
): number[] {
  const { game } = coordinator.terms;
  if (familyOf(game).amongTickets !== undefined) return [];
  return drawOutcome(sourcesOf(coordinator, ticketsRoot), game);
}

function placesOf(coordinator: CoordinatorIn<'sealed'>): number[] {
  const { terms, seals, ticketsRootHex } = coordinator;
  const sources = sourcesOf(coordinator, bytesOf(ticketsRootHex));
  return drawnPlaces(sources, terms.game, sealedSales(seals).ticketCount);
}

function sourcesOf(
  { draw, serverSeedHex, commitmentHex }: CoordinatorIn<'sealed'> | Unrevealed,
  ticketsRoot: Uint8Array,
): OutcomeSources {
  return {
    serverSeed: bytesOf(serverSeedHex),
    drawId: formatDrawId(draw),
    commitment: bytesOf(commitmentHex),
    ticketsRoot,
    beacon: new Uint8Array(0),
  };
}

function wakePayment({ state }: HandlerContext, actor: string): Errand | undefined {
  const payment = paymentOfReminder(state, actor);
  if (payment?.state !== 'pending') return undefined;
  return { errand: 'askProvider', payment: { ...payment } };
}

function wakeOrder({ state }: HandlerContext, ordinal: number): Errand | undefined {
  const player = state.openOrders.get(ordinal);
  if (player === undefined) {
    state.questions.close(ordinal);
    return undefined;
  }
  const { number } = must(state.orders.get({ player, ordinal }), 'an open order is missing');
  return { errand: 'askAccrual', player, ordinal, number };
}

function applyAccepted(
  context: HandlerContext,
  decision: Decision<ShardEvent> | CoordinatorDecision,
): void {
  assert(decision.kind === 'accepted', 'what an actor owes was refused');
  context.apply(decision.events);
}

function bytesOf(hex: string): Uint8Array {
  return Uint8Array.from(Buffer.from(hex, 'hex'));
}
