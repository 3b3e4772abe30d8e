/** The part of tickets made in advance in `event-samples.ts`. */
import { drawNo, playerKey } from '../../../src/kernel/ids.ts';
import { minor } from '../../../src/kernel/money.ts';

const draw = drawNo(4_294_967_295);
const stock = { stockSeedHex: 'ab'.repeat(32), count: 8_388_608, partCount: 1_024 };
const atMs = 1_767_268_800_123;

export const STOCK_SAMPLES = {
  StockMade: {
    type: 'StockMade',
    draw,
    stock,
    commitmentHex: 'cd'.repeat(32),
    by: playerKey(1, 2),
    atMs,
  },
  StockDealt: { type: 'StockDealt', draw, stock },
  StockReserved: {
    type: 'StockReserved',
    reservation: 4_294_967_295,
    player: playerKey(1_023, 4_194_303),
    draw,
    wanted: [8_388_607, 0],
    wantedCount: 2,
    indexes: [],
    awaited: [0, 1_023],
    priceMinor: minor(100),
    expiresAtMs: atMs + 300_000,
    atMs,
  },
  StockLent: {
    type: 'StockLent',
    draw,
    shard: 1_023,
    reservation: 7,
    indexes: [8_388_607],
    untilMs: atMs + 300_000,
  },
  StockArrived: {
    type: 'StockArrived',
    reservation: 7,
    from: 3,
    indexes: [],
    next: null,
    moreMayCome: true,
  },
  ReservationReleased: {
    type: 'ReservationReleased',
    reservation: 7,
    state: 'refused',
    refusal: 'stockTaken',
    moreMayCome: true,
    atMs,
  },
  StockReturned: { type: 'StockReturned', draw, shard: 0, reservation: 7, indexes: [1, 0] },
  StockSold: { type: 'StockSold', draw, shard: 0, reservation: 7, indexes: [5] },
  StockBought: { type: 'StockBought', draw, firstOrdinal: 4_294_967_295, indexes: [8_388_607, 0] },
  ReservationPaid: { type: 'ReservationPaid', reservation: 7, firstOrdinal: 0, atMs },
} as const;
