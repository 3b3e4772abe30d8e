/** The tables of tickets that were made in advance, and of their reservations. */
import type { Reservation, StockHolder } from '../../../actors/stock/reservation.ts';
import type { Stock, StockPart } from '../../../actors/stock/stock.ts';
import { objectCodec, valueCodec, WORDS_CODEC } from '../records/positional-codec.ts';
import { type AreaTables, declareTable } from './declare-table.ts';
import { draw, number, plain, player } from './key-part.ts';
import { byNumber, byParts } from './key-shapes.ts';

const TERMS = ['draw', 'stockSeedHex', 'count', 'partCount'] as const;

export const STOCK_TABLES = {
  stocks: declareTable(
    110,
    'actor',
    byNumber(draw),
    objectCodec<Stock>()([...TERMS, 'commitmentHex', 'by', 'atMs']),
  ),
  stockParts: declareTable(
    111,
    'actor',
    byNumber(draw),
    objectCodec<StockPart>()([...TERMS, 'freeCount', 'firstBlock', 'soldCount', 'isSoldOut']),
  ),
  stockBlocks: declareTable(
    112,
    'actor',
    byParts({ draw }, { block: number('block') }),
    WORDS_CODEC,
  ),
  stockHolders: declareTable(
    113,
    'actor',
    byParts({ draw }, { index: number('index') }),
    objectCodec<StockHolder>()(['shard', 'reservation', 'untilMs']),
  ),
  reservations: declareTable(
    114,
    'actor',
    byNumber(plain),
    objectCodec<Reservation>()([
      'ordinal',
      'player',
      'draw',
      'state',
      'wanted',
      'wantedCount',
      'indexes',
      'awaited',
      'answeredCount',
      'priceMinor',
      'reservedAtMs',
      'expiresAtMs',
      'firstOrdinal',
      'refusal',
      'moreMayCome',
    ]),
  ),
  /** Reservations stay where they were made. */
  stockHeldBy: declareTable(115, 'actor', byNumber(player), valueCodec<number>(), {
    ofPlayer: 'stays',
  }),
} satisfies AreaTables;
