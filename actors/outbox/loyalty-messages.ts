/**
 * The messages of orders and points. The subjects are prescribed exactly; the bodies are ours.
 *
 * A read side can be built from these messages alone: orders from `order_created` and
 * `order_updated`; balances and withdrawals from `transaction_processed`, whose amounts add up to
 * what a player has. It may take them in any order: a status only moves forward, and a sum does not
 * depend on the order. `accruals` is for those who want to know what orders earn, and nothing else.
 */

import { must } from '../../src/kernel/assert.ts';
import { formatFixtureId } from '../../src/kernel/fixture-ids.ts';
import { type DrawNo, formatDrawId, formatPlayerId, type PlayerKey } from '../../src/kernel/ids.ts';
import type { TicketReturned } from '../draw/instance-events.ts';
import type { OrderStatus } from '../order/order.ts';
import type {
  OrderInvalidated,
  OrderProcessed,
  OrderRegistered,
  OrderStarted,
} from '../order/order-events.ts';
import { pointsLeft, returnedPartOf } from '../points/points-account.ts';
import type {
  PointsCredited,
  PointsEarned,
  PointsReturned,
  PointsStaked,
  PointsWithdrawn,
  StakeRewardsMoved,
} from '../points/points-events.ts';
import type { States } from '../states.ts';
import { pointsEntryId, returnedEntryId } from '../wallet/ledger-entry.ts';
import { entryMessage } from './money-messages.ts';
import { MESSAGE_VERSION, type OutboxMessage, rfc3339, type Telling } from './outbox.ts';

export const LOYALTY_SUBJECTS = {
  created: 'order_created',
  updated: 'order_updated',
  accrued: 'accruals',
  moved: 'transaction_processed',
} as const;

/** Why points came or went. */
export const TRANSACTION_KINDS = [
  'accrual',
  'withdrawal',
  'ticketPurchase',
  'ticketRefund',
  'stakeReward',
  'stakeRewardReturn',
] as const;

type LoyaltyStates = Pick<States, 'pointsPurchases'>;

export function orderRegisteredMessages(
  _: LoyaltyStates,
  { player, number, atMs }: OrderRegistered,
): Telling {
  return [
    {
      subject: LOYALTY_SUBJECTS.created,
      body: {
        version: MESSAGE_VERSION,
        number,
        playerId: formatPlayerId(player),
        status: 'NEW' satisfies OrderStatus,
        uploadedAt: rfc3339(atMs),
      },
    },
  ];
}

export function orderStartedMessages(_: LoyaltyStates, event: OrderStarted): Telling {
  return [updatedMessage('PROCESSING', event)];
}

export function orderInvalidatedMessages(_: LoyaltyStates, event: OrderInvalidated): Telling {
  return [updatedMessage('INVALID', event)];
}

export function orderProcessedMessages(_: LoyaltyStates, event: OrderProcessed): Telling {
  return [
    updatedMessage('PROCESSED', event),
    {
      subject: LOYALTY_SUBJECTS.accrued,
      body: {
        version: MESSAGE_VERSION,
        number: event.number,
        playerId: formatPlayerId(event.player),
        accrualHundredths: event.accrualHundredths,
        at: rfc3339(event.atMs),
      },
    },
  ];
}

export function pointsCreditedMessages(
  _: LoyaltyStates,
  { player, order, amountHundredths, atMs }: PointsCredited,
): Telling {
  return [
    transactionMessage({
      player,
      transactionId: `accrual.${order}`,
      kind: 'accrual',
      amountHundredths,
      atMs,
      facts: { order },
    }),
  ];
}

export function pointsWithdrawnMessages(
  _: LoyaltyStates,
  { player, number, order, sumHundredths, atMs }: PointsWithdrawn,
): Telling {
  return [
    transactionMessage({
      player,
      transactionId: `withdrawal.${number}`,
      kind: 'withdrawal',
      amountHundredths: -sumHundredths,
      atMs,
      facts: { order },
    }),
  ];
}

export function pointsEarnedMessage({
  player,
  entryId,
  amountHundredths,
  atMs,
}: PointsEarned): OutboxMessage {
  return transactionMessage({
    player,
    transactionId: `reward.${entryId}`,
    kind: 'stakeReward',
    amountHundredths,
    atMs,
    facts: { entryId },
  });
}

function updatedMessage(
  status: OrderStatus,
  event: OrderStarted | OrderInvalidated | OrderProcessed,
): OutboxMessage {
  const { player, number, atMs } = event;
  const isProcessed = event.type === 'OrderProcessed';
  return {
    subject: LOYALTY_SUBJECTS.updated,
    body: {
      version: MESSAGE_VERSION,
      number,
      playerId: formatPlayerId(player),
      status,
      ...(isProcessed ? { accrualHundredths: event.accrualHundredths } : {}),
      at: rfc3339(atMs),
    },
  };
}

/** The points that the player spends, and the money that the house puts in their place. */
export function pointsStakedMessages(_: LoyaltyStates, event: PointsStaked): OutboxMessage[] {
  const { player, draw, firstOrdinal, ticketCount, pointsHundredths, stakeMinor, atMs } = event;
  const entryId = pointsEntryId(draw, firstOrdinal);
  const facts = { drawId: formatDrawId(draw), ticketCount };
  return [
    transactionMessage({
      player,
      transactionId: entryId,
      kind: 'ticketPurchase',
      amountHundredths: -pointsHundredths,
      atMs,
      facts,
    }),
    entryMessage({ player, entryId, kind: 'pointsStake', amountMinor: stakeMinor, atMs, facts }),
  ];
}

/** One for each purchase: they may belong to several players. */
export function pointsReturnedMessages(
  { pointsPurchases }: LoyaltyStates,
  { draw, firstOrdinals, atMs }: PointsReturned,
): OutboxMessage[] {
  return firstOrdinals.map((firstOrdinal) => {
    const bought = must(pointsPurchases.get({ draw, firstOrdinal }), 'the purchase is missing');
    return transactionMessage({
      player: bought.player,
      transactionId: `return.${pointsEntryId(draw, firstOrdinal)}`,
      kind: 'ticketRefund',
      amountHundredths: pointsLeft(bought),
      atMs,
      facts: {
        drawId: formatDrawId(draw),
        ticketCount: bought.ticketCount - returnedPartOf(bought).ticketCount,
      },
    });
  });
}

/** The points of a ticket that came back, of a purchase that points had paid. */
export function pointsBackMessage(event: TicketReturned): OutboxMessage {
  const { draw, player, ordinal, pointsHundredths: amountHundredths, atMs } = event;
  const transactionId = `points.${returnedEntryId(draw, ordinal)}`;
  const facts = { drawId: formatDrawId(draw), ticketCount: 1 };
  const kind = 'ticketRefund';
  return transactionMessage({ player, transactionId, kind, amountHundredths, atMs, facts });
}

/** A step may move the rewards of thousands of stakes: each message is made by its place. */
export function stakeRewardsTelling(_: LoyaltyStates, event: StakeRewardsMoved): Telling {
  const { operation, draw, fixture, players, amountsHundredths, atMs } = event;
  const facts =
    fixture === 0
      ? { drawId: formatDrawId(draw as DrawNo) }
      : { eventId: formatFixtureId(fixture) };
  return {
    length: players.length,
    at: (index) =>
      transactionMessage({
        player: must(players[index], 'a place holds no player'),
        transactionId: `${operation}.${index}`,
        kind: 'stakeRewardReturn',
        amountHundredths: must(amountsHundredths[index], 'a player has no amount'),
        atMs,
        facts,
      }),
  };
}

interface TransactionTold {
  readonly player: PlayerKey;
  /** Unique among the player's transactions. */
  readonly transactionId: string;
  readonly kind: (typeof TRANSACTION_KINDS)[number];
  /** Negative for points that leave the player. */
  readonly amountHundredths: number;
  readonly atMs: number;
  /** What it was for, by the names used on the wire. */
  readonly facts: Readonly<Record<string, unknown>>;
}

function transactionMessage(told: TransactionTold): OutboxMessage {
  const { player, transactionId, kind, amountHundredths, atMs, facts } = told;
  return {
    subject: LOYALTY_SUBJECTS.moved,
    body: {
      version: MESSAGE_VERSION,
      transactionId,
      playerId: formatPlayerId(player),
      kind,
      amountHundredths,
      at: rfc3339(atMs),
      ...facts,
    },
  };
}
