/** The tables of orders and points: keys and fields, a storage format like the others. */
import { createHash } from 'node:crypto';
import type { ORDER_COUNT_KEY, Order, OrderPlace } from '../../../actors/order/order.ts';
import type {
  PointsAccount,
  PointsPurchase,
  PointsPurchaseKey,
  PointsWithdrawal,
  WithdrawalKey,
} from '../../../actors/points/points-account.ts';
import type { DrawNo, PlayerKey } from '../../kernel/ids.ts';
import { objectCodec, valueCodec } from '../records/positional-codec.ts';
import { keyOfNumbers, keyOfText, textOfKey, wordOfKey } from './row-key.ts';
import type { TableFormat } from './table.ts';
import { CACHED_FEW, counted, numbered, TABLES } from './table-formats.ts';

/** An order is looked at when it is registered and again when its answer comes. */
const CACHED_ORDERS = 32_768;
/** A longer number is stored under its digest: keys are short, numbers need not be. */
const KEY_DIGITS_MAX = 64;
const DIGEST_MARK = '#';

export const orderNumberFormat: TableFormat<string, OrderPlace> = {
  name: 'orderNumbers',
  encodeKey: (number) => keyOfText(TABLES.orderNumbers, orderKeyText(number)),
  decodeKey: (bytes) => textOfKey(bytes, 1),
  cacheKey: orderKeyText,
  isClaimed: true,
  codec: objectCodec<OrderPlace>()(['player', 'ordinal']),
  cachedMax: CACHED_ORDERS,
};

export const orderFormat: TableFormat<OrderPlace, Order> = {
  name: 'orders',
  encodeKey: ({ player, ordinal }) => keyOfNumbers(TABLES.orders, player, ordinal),
  decodeKey: (bytes) => ({
    player: wordOfKey(bytes, 0) as PlayerKey,
    ordinal: wordOfKey(bytes, 1),
  }),
  cacheKey: ({ player, ordinal }) => `${player}/${ordinal}`,
  codec: objectCodec<Order>()([
    'number',
    'uploadedAtMs',
    'status',
    'accrualHundredths',
    'credit',
    'settledAtMs',
  ]),
  cachedMax: CACHED_ORDERS,
};

export const openOrderFormat: TableFormat<number, PlayerKey> = numbered({
  name: 'openOrders',
  codec: valueCodec<PlayerKey>(),
  cachedMax: CACHED_ORDERS,
});

/** One row, under ORDER_COUNT_KEY. */
export const orderCountFormat = counted<typeof ORDER_COUNT_KEY>('orderCount');

/** By player. */
export const ordersOfFormat = counted<PlayerKey>('ordersOf');

export const pointsAccountFormat: TableFormat<PlayerKey, PointsAccount> = numbered({
  name: 'pointsAccounts',
  codec: objectCodec<PointsAccount>()(['withdrawnHundredths', 'withdrawalCount']),
  cachedMax: CACHED_FEW,
});

export const withdrawalFormat: TableFormat<WithdrawalKey, PointsWithdrawal> = {
  name: 'withdrawals',
  encodeKey: ({ player, number }) => keyOfNumbers(TABLES.withdrawals, player, number),
  decodeKey: (bytes) => ({ player: wordOfKey(bytes, 0) as PlayerKey, number: wordOfKey(bytes, 1) }),
  cacheKey: ({ player, number }) => `${player}/${number}`,
  isClaimed: true,
  codec: objectCodec<PointsWithdrawal>()(['order', 'sumHundredths', 'atMs']),
  cachedMax: CACHED_FEW,
};

export const pointsPurchaseFormat: TableFormat<PointsPurchaseKey, PointsPurchase> = {
  name: 'pointsPurchases',
  encodeKey: ({ draw, firstOrdinal }) => keyOfNumbers(TABLES.pointsPurchases, draw, firstOrdinal),
  decodeKey: (bytes) => ({
    draw: wordOfKey(bytes, 0) as DrawNo,
    firstOrdinal: wordOfKey(bytes, 1),
  }),
  cacheKey: ({ draw, firstOrdinal }) => `${draw}/${firstOrdinal}`,
  codec: objectCodec<PointsPurchase>()([
    'player',
    'ticketCount',
    'pointsHundredths',
    'earnedHundredths',
  ]),
  cachedMax: CACHED_FEW,
};

/** Digits as they are, or a digest, which begins as no number does. */
function orderKeyText(number: string): string {
  if (number.length <= KEY_DIGITS_MAX) return number;
  return DIGEST_MARK + createHash('sha256').update(number).digest('base64url');
}
