/**
 * Ids of tickets that were made in advance, and of reservations of them, in the manner of ids.ts.
 *
 *   st_ + 7 digits draw number + 7 digits index in the draw's stock
 *   rs_ + 2 digits shard + 7 digits ordinal of the reservation on that shard
 *
 * A ticket's id names no shard, because its place changes with who reserves it; a reservation stays
 * where it was made.
 */
import { assert } from './assert.ts';
import { decodeBase32, encodeBase32 } from './base32.ts';
import { type DrawNo, parseDrawId } from './ids.ts';

const UINT32_SPAN = 2 ** 32;
/** The last ordinal of a reservation on a shard. */
export const RESERVATION_ORDINAL_MAX = UINT32_SPAN - 1;

/** A ticket of a draw's stock. */
export interface StockPlace {
  readonly draw: DrawNo;
  readonly index: number;
}

export interface ReservationPlace {
  readonly shard: number;
  readonly ordinal: number;
}

export function formatStockId({ draw, index }: StockPlace): string {
  assert(index < UINT32_SPAN, 'the index of a ticket in stock is out of range');
  return `st_${encodeBase32(draw, 7)}${encodeBase32(index, 7)}`;
}

export function parseStockId(text: string): StockPlace | undefined {
  if (!/^st_[0-9a-z]{14}$/.test(text)) return undefined;
  const draw = parseDrawId(`dr_${text.slice(3, 10)}`);
  const index = decodeBase32(text.slice(10));
  if (draw === undefined || index === undefined) return undefined;
  return index < UINT32_SPAN ? { draw, index } : undefined;
}

export function formatReservationId({ shard, ordinal }: ReservationPlace): string {
  assert(ordinal < UINT32_SPAN, 'the ordinal of a reservation is out of range');
  return `rs_${encodeBase32(shard, 2)}${encodeBase32(ordinal, 7)}`;
}

export function parseReservationId(text: string): ReservationPlace | undefined {
  if (!/^rs_[0-9a-z]{9}$/.test(text)) return undefined;
  const shard = decodeBase32(text.slice(3, 5));
  const ordinal = decodeBase32(text.slice(5));
  if (shard === undefined || ordinal === undefined) return undefined;
  return ordinal < UINT32_SPAN ? { shard, ordinal } : undefined;
}
