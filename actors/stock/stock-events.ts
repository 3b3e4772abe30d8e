import type { DrawNo, PlayerKey } from '../../src/kernel/ids.ts';
import type { Minor } from '../../src/kernel/money.ts';
import { type Declared, declareEvent } from '../event-declaration.ts';
import type { RejectionCode } from '../rejection-codes.ts';
import {
  evolveReservationPaid,
  evolveReservationReleased,
  evolveStockArrived,
  evolveStockReserved,
} from './evolve-reservation.ts';
import {
  evolveStockBought,
  evolveStockDealt,
  evolveStockLent,
  evolveStockMade,
  evolveStockReturned,
  evolveStockSold,
} from './evolve-stock.ts';
import type { ReservationState, StockLoan } from './reservation.ts';
import type { StockTerms } from './stock.ts';
import { STOCK_TERMS_FORM } from './stock-forms.ts';

/** On the coordinator's shard: an operator has had tickets made for the draw. */
export interface StockMade {
  readonly type: 'StockMade';
  readonly draw: DrawNo;
  readonly stock: StockTerms;
  readonly commitmentHex: string;
  readonly by: PlayerKey;
  readonly atMs: number;
}

/** On every shard: its range of them is here, and free. */
export interface StockDealt {
  readonly type: 'StockDealt';
  readonly draw: DrawNo;
  readonly stock: StockTerms;
}

/** What is here of the tickets is held; other shards have been asked for the rest. */
export interface StockReserved {
  readonly type: 'StockReserved';
  readonly reservation: number;
  readonly player: PlayerKey;
  readonly draw: DrawNo;
  /** Empty where any will do. */
  readonly wanted: readonly number[];
  readonly wantedCount: number;
  /** Of this shard. */
  readonly indexes: readonly number[];
  /** The shards that were asked. */
  readonly awaited: readonly number[];
  readonly priceMinor: Minor;
  readonly expiresAtMs: number;
  readonly atMs: number;
}

/** The shard that they were dealt to has lent these to a reservation of another shard. */
export interface StockLent extends StockLoan {
  readonly type: 'StockLent';
  readonly draw: DrawNo;
  readonly indexes: readonly number[];
}

/** They have come to the reservation, which asks `next` for more, if any. */
export interface StockArrived {
  readonly type: 'StockArrived';
  readonly reservation: number;
  readonly from: number;
  readonly indexes: readonly number[];
  readonly next: number | null;
  /** The shard has others, which are held and may be let go. */
  readonly moreMayCome: boolean;
}

/** The reservation holds nothing any more; what it held of others is on its way back to them. */
export interface ReservationReleased {
  readonly type: 'ReservationReleased';
  readonly reservation: number;
  readonly state: ReservationState;
  readonly refusal: RejectionCode | null;
  readonly moreMayCome: boolean;
  readonly atMs: number;
}

/** Tickets that were lent are back, and free. */
export interface StockReturned {
  readonly type: 'StockReturned';
  readonly draw: DrawNo;
  readonly shard: number;
  readonly reservation: number;
  readonly indexes: readonly number[];
}

/** Tickets that were lent are bought. */
export interface StockSold {
  readonly type: 'StockSold';
  readonly draw: DrawNo;
  readonly shard: number;
  readonly reservation: number;
  readonly indexes: readonly number[];
}

/** Its tickets are bought: `TicketsBought` stands before it. */
export interface ReservationPaid {
  readonly type: 'ReservationPaid';
  readonly reservation: number;
  readonly firstOrdinal: number;
  readonly atMs: number;
}

/**
 * Tickets of this shard, which were free, are bought: `TicketsBought` stands before it, with as
 * many tickets in the same order. No reservation comes between.
 */
export interface StockBought {
  readonly type: 'StockBought';
  readonly draw: DrawNo;
  readonly firstOrdinal: number;
  readonly indexes: readonly number[];
}

const LENT_FIELDS = ['draw', 'shard', 'reservation', 'indexes'] as const;

export const STOCK_EVENTS = [
  declareEvent<StockMade>()('StockMade', 260, ['draw', 'stock', 'commitmentHex', 'by', 'atMs'], {
    within: { stock: STOCK_TERMS_FORM },
    evolve: evolveStockMade,
  }),
  declareEvent<StockDealt>()('StockDealt', 261, ['draw', 'stock'], {
    within: { stock: STOCK_TERMS_FORM },
    evolve: evolveStockDealt,
  }),
  declareEvent<StockReserved>()(
    'StockReserved',
    262,
    [
      'reservation',
      'player',
      'draw',
      'wanted',
      'wantedCount',
      'indexes',
      'awaited',
      'priceMinor',
      'expiresAtMs',
      'atMs',
    ],
    { evolve: evolveStockReserved },
  ),
  declareEvent<StockLent>()('StockLent', 263, [...LENT_FIELDS, 'untilMs'], {
    evolve: evolveStockLent,
  }),
  declareEvent<StockArrived>()(
    'StockArrived',
    264,
    ['reservation', 'from', 'indexes', 'next', 'moreMayCome'],
    {
      evolve: evolveStockArrived,
    },
  ),
  declareEvent<ReservationReleased>()(
    'ReservationReleased',
    265,
    ['reservation', 'state', 'refusal', 'moreMayCome', 'atMs'],
    { evolve: evolveReservationReleased },
  ),
  declareEvent<StockReturned>()('StockReturned', 266, LENT_FIELDS, {
    evolve: evolveStockReturned,
  }),
  declareEvent<StockSold>()('StockSold', 267, LENT_FIELDS, { evolve: evolveStockSold }),
  declareEvent<ReservationPaid>()('ReservationPaid', 268, ['reservation', 'firstOrdinal', 'atMs'], {
    evolve: evolveReservationPaid,
  }),
  declareEvent<StockBought>()('StockBought', 310, ['draw', 'firstOrdinal', 'indexes'], {
    evolve: evolveStockBought,
  }),
] as const;

export type StockEvent = Declared<typeof STOCK_EVENTS>;
