/**
 * Each event says whose order it is and how it is numbered: what leaves the engine about an order
 * is derived from the event alone.
 */

import type { PlayerKey } from '../../src/kernel/ids.ts';
import type { PointsHundredths } from '../../src/kernel/points.ts';
import { type Declared, declareEvent } from '../event-declaration.ts';
import {
  orderInvalidatedMessages,
  orderProcessedMessages,
  orderRegisteredMessages,
  orderStartedMessages,
} from '../outbox/loyalty-messages.ts';
import {
  evolveOrderInvalidated,
  evolveOrderProcessed,
  evolveOrderRegistered,
  evolveOrderStarted,
} from './evolve-order.ts';
import type { CreditMail } from './order.ts';
import { CREDIT_FORM } from './order.ts';

interface OrderFact {
  readonly player: PlayerKey;
  readonly ordinal: number;
  readonly number: string;
  readonly atMs: number;
}

export interface OrderRegistered extends OrderFact {
  readonly type: 'OrderRegistered';
}

/** The accrual system knows it and has not decided. */
export interface OrderStarted extends OrderFact {
  readonly type: 'OrderStarted';
}

export interface OrderInvalidated extends OrderFact {
  readonly type: 'OrderInvalidated';
}

/** Its points are on their way in the mail that `credit` names. */
export interface OrderProcessed extends OrderFact {
  readonly type: 'OrderProcessed';
  readonly accrualHundredths: PointsHundredths;
  /** Null for an order that earned nothing. */
  readonly credit: CreditMail | null;
}

export const ORDER_EVENTS = [
  declareEvent<OrderRegistered>()('OrderRegistered', 140, ['player', 'ordinal', 'number', 'atMs'], {
    evolve: evolveOrderRegistered,
    tell: orderRegisteredMessages,
  }),
  declareEvent<OrderStarted>()('OrderStarted', 141, ['player', 'ordinal', 'number', 'atMs'], {
    evolve: evolveOrderStarted,
    tell: orderStartedMessages,
  }),
  declareEvent<OrderInvalidated>()(
    'OrderInvalidated',
    142,
    ['player', 'ordinal', 'number', 'atMs'],
    { evolve: evolveOrderInvalidated, tell: orderInvalidatedMessages },
  ),
  declareEvent<OrderProcessed>()(
    'OrderProcessed',
    143,
    ['player', 'ordinal', 'number', 'atMs', 'accrualHundredths', 'credit'],
    {
      within: { credit: CREDIT_FORM },
      evolve: evolveOrderProcessed,
      tell: orderProcessedMessages,
    },
  ),
] as const;

export type OrderEvent = Declared<typeof ORDER_EVENTS>;
