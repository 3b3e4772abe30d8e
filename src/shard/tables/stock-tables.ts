/** The tables of tickets that were made in advance, and of their reservations. */
import type { Reservation, StockLoan } from '../../../actors/stock/reservation.ts';
import type { Stock, StockPart } from '../../../actors/stock/stock.ts';
import { STOCK_BLOCK_CODEC } from '../blocks/stock-block-codec.ts';
import { objectCodec } from '../records/positional-codec.ts';
import { type AreaTables, CACHED_NONE, declareRows, declareTable } from './declare-table.ts';
import { draw, number, plain } from './key-part.ts';
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
    objectCodec<StockPart>()([...TERMS, 'soldCount', 'isSoldOut']),
  ),
  stockLoans: declareTable(
    113,
    'actor',
    byParts({ draw }, { index: number('index') }),
    objectCodec<StockLoan>()(['shard', 'reservation', 'untilMs']),
  ),
  /** Those under way are in memory (`Reservations`): of the others hardly one is asked for. */
  reservationRows: declareTable(
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
    { cachedMax: CACHED_NONE },
  ),
} satisfies AreaTables<'reservationRows'>;

/** Which tickets are free, which `FreeStockBlocks` writes. */
export const STOCK_ROWS = {
  stockBlocks: declareRows(112, 'actor', byParts({ draw }, { block: number('block') }), wordsIn),
  /** What was turned over since the blocks were written. */
  stockTurns: declareRows(115, 'actor', byParts({ draw }, { row: number('row') }), wordsIn),
};

function wordsIn(bytes: Uint8Array): unknown {
  return { words: Array.from(STOCK_BLOCK_CODEC.decode(bytes)) };
}
