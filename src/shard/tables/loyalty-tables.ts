/** The tables of orders and points. */

import { createHash } from 'node:crypto';
import type { ORDER_COUNT_KEY, Order, OrderPlace } from '../../../actors/order/order.ts';
import { CREDIT_FORM } from '../../../actors/order/order.ts';
import {
  POINTS_ACCOUNT_FORM,
  type PointsAccount,
  type PointsPurchase,
  type PointsWithdrawal,
  RETURNED_PART_FORM,
} from '../../../actors/points/points-account.ts';
import type { PlayerKey } from '../../kernel/ids.ts';
import { codecOf, objectCodec, valueCodec } from '../records/positional-codec.ts';
import { type AreaTables, declareTable } from './declare-table.ts';
import { draw, number, plain, player } from './key-part.ts';
import { byNumber, byParts, byText } from './key-shapes.ts';

/** An order is looked at when it is registered and again when its answer comes. */
const CACHED_ORDERS = 32_768;
/** A longer order number is stored under its digest: keys are short, numbers need not be. */
const KEY_DIGITS_MAX = 64;
const DIGEST_MARK = '#';

export const LOYALTY_TABLES = {
  orderNumbers: declareTable(
    60,
    'actor',
    byText(orderKeyText),
    objectCodec<OrderPlace>()(['player', 'ordinal']),
    { cachedMax: CACHED_ORDERS, isClaimed: true },
  ),
  orders: declareTable(
    61,
    'actor',
    byParts({ player }, { ordinal: number('number') }),
    objectCodec<Order>()(
      ['number', 'uploadedAtMs', 'status', 'accrualHundredths', 'credit', 'settledAtMs'],
      { within: { credit: CREDIT_FORM } },
    ),
    { cachedMax: CACHED_ORDERS, ofPlayer: 'stays' },
  ),
  openOrders: declareTable(62, 'shard', byNumber(plain), valueCodec<PlayerKey>(), {
    cachedMax: CACHED_ORDERS,
  }),
  /** One value, under `ORDER_COUNT_KEY`. */
  orderCount: declareTable(
    63,
    'shard',
    byNumber<typeof ORDER_COUNT_KEY>(plain),
    valueCodec<number>(),
  ),
  pointsAccounts: declareTable(
    64,
    'actor',
    byNumber(player),
    codecOf<PointsAccount>(POINTS_ACCOUNT_FORM),
    { ofPlayer: 'moves' },
  ),
  withdrawals: declareTable(
    65,
    'actor',
    byParts({ player }, { number: number('number') }),
    objectCodec<PointsWithdrawal>()(['order', 'sumHundredths', 'atMs']),
    { isClaimed: true, ofPlayer: 'moves' },
  ),
  pointsPurchases: declareTable(
    66,
    'actor',
    byParts({ draw }, { firstOrdinal: number('from ordinal') }),
    objectCodec<PointsPurchase>()(
      ['player', 'ticketCount', 'pointsHundredths', 'earnedHundredths'],
      {
        later: { combinationCount: 0, returned: undefined },
        within: { returned: RETURNED_PART_FORM },
      },
    ),
  ),
  ordersOf: declareTable(67, 'actor', byNumber(player), valueCodec<number>(), {
    ofPlayer: 'stays',
  }),
} satisfies AreaTables;

/** The digits as they are, or a digest, which begins as no number does. */
function orderKeyText(orderNumber: string): string {
  if (orderNumber.length <= KEY_DIGITS_MAX) return orderNumber;
  return DIGEST_MARK + createHash('sha256').update(orderNumber).digest('base64url');
}
