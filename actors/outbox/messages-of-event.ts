/**
 * What other services are told of an event.
 *
 * Pure, and the same whenever it is asked: beside the event it reads only facts that never change
 * once they are there. So the messages of a record need not be stored (`outbox.ts`), and a message
 * that is published twice is the same message. An event without a line here is nobody else's
 * business. The number of messages of one event, and their order, are part of their ids.
 */
import type { EventOf, EventType, ShardEvent } from '../events.ts';
import type { States } from '../states.ts';
import {
  accumulatorPlacedMessages,
  accumulatorsSettledTelling,
  betPlacedMessages,
  betsSettledTelling,
  payoutApprovedMessages,
} from './bet-messages.ts';
import {
  drawCancelledMessage,
  drawMessage,
  drawPublishedMessage,
  drawScheduledMessage,
  ticketMessages,
} from './draw-messages.ts';
import { lineMessage } from './line-messages.ts';
import { LOYALTY_TELLERS } from './loyalty-messages.ts';
import {
  awardApprovedMessages,
  awardsPaidMessages,
  paymentCompletedMessages,
  paymentDeclinedMessages,
  purchaseMessage,
  ticketsRefundedMessages,
  withdrawalMessage,
} from './money-messages.ts';
import type { Telling } from './outbox.ts';
import {
  raffleFinishedMessages,
  raffleMessage,
  rafflePrizeMessages,
  raffleStartedMessage,
} from './raffle-messages.ts';

/** Where the facts beside an event are read. */
export type OutboxStates = Pick<
  States,
  | 'identity'
  | 'entries'
  | 'instances'
  | 'coordinators'
  | 'payments'
  | 'heldAwards'
  | 'raffles'
  | 'pointsPurchases'
>;

type Teller<Type extends EventType> = (states: OutboxStates, event: EventOf<Type>) => Telling;

const NOTHING: Telling = [];

const TELLERS: { readonly [Type in EventType]?: Teller<Type> } = {
  TicketsBought: (states, event) => [
    ...ticketMessages(states, event),
    purchaseMessage(states, event),
  ],
  WinnersPaid: awardsPaidMessages,
  AwardApproved: awardApprovedMessages,
  TicketsRefunded: ticketsRefundedMessages,

  WithdrawalRequested: (_, event) => [withdrawalMessage(event)],
  PaymentCompleted: paymentCompletedMessages,
  PaymentDeclined: paymentDeclinedMessages,

  DrawScheduled: (_, event) => [drawScheduledMessage(event)],
  DrawOpened: (_, { draw, commitmentHex, atMs }) => [
    drawMessage(draw, 'open', atMs, { commitment: commitmentHex }),
  ],
  DrawClosed: (_, { draw, atMs }) => [drawMessage(draw, 'closed', atMs)],
  DrawSealed: (_, { draw, ticketsRootHex, atMs }) => [
    drawMessage(draw, 'sealed', atMs, { ticketsRoot: ticketsRootHex }),
  ],
  DrawConducted: (_, { draw, atMs }) => [drawMessage(draw, 'drawn', atMs)],
  DrawSettled: (_, { draw, atMs }) => [drawMessage(draw, 'settled', atMs)],
  DrawPublished: (states, event) => [drawPublishedMessage(states, event)],
  DrawCancelled: (_, event) => [drawCancelledMessage(event)],

  RaffleStarted: (states, event) => [raffleStartedMessage(states, event)],
  RaffleFinished: raffleFinishedMessages,
  RaffleCancelled: (states, event) => [raffleMessage(states, 'cancelled', event)],
  RafflePrizeCredited: rafflePrizeMessages,

  LineChanged: (_, { line }) => [lineMessage(line)],
  BetPlaced: betPlacedMessages,
  AccumulatorPlaced: accumulatorPlacedMessages,
  BetsSettled: betsSettledTelling,
  AccumulatorsSettled: accumulatorsSettledTelling,
  PayoutApproved: payoutApprovedMessages,
  ...LOYALTY_TELLERS,
};

export function messagesOfEvent(states: OutboxStates, event: ShardEvent): Telling {
  const tell = TELLERS[event.type] as Teller<EventType> | undefined;
  return tell === undefined ? NOTHING : tell(states, event);
}
