/** What shards tell each other of tickets that were made in advance (actors/stock). */
import type { DrawNo } from '../../src/kernel/ids.ts';
import type { RejectionCode } from '../rejection-codes.ts';
import type { StockTerms } from '../stock/stock.ts';

/** Coordinator to every shard that sells the draw. */
export interface DealStock {
  readonly message: 'DealStock';
  readonly draw: DrawNo;
  readonly stock: StockTerms;
}

/** For a reservation, to the shard that the tickets were dealt to. */
export interface AskStock {
  readonly message: 'AskStock';
  readonly draw: DrawNo;
  /** The stock itself: this may overtake what deals it. */
  readonly stock: StockTerms;
  readonly reservation: number;
  /** All of these, or none. */
  readonly indexes: readonly number[];
  /** Where any will do: as many as there are, up to this. */
  readonly anyCount: number;
  readonly untilMs: number;
}

/** The answer. */
export interface GiveStock {
  readonly message: 'GiveStock';
  readonly draw: DrawNo;
  readonly reservation: number;
  readonly indexes: readonly number[];
  /** Why nothing is given of what was named. */
  readonly refusal: RejectionCode | null;
  /** What was named is on its way back; where any will do, others are held and may be let go. */
  readonly moreMayCome: boolean;
}

/** Tickets that were lent, and were not bought. */
export interface ReturnStock {
  readonly message: 'ReturnStock';
  readonly draw: DrawNo;
  readonly reservation: number;
  readonly indexes: readonly number[];
}

/** Tickets that were lent, and were bought: they will not come back. */
export interface ReportStockSold {
  readonly message: 'ReportStockSold';
  readonly draw: DrawNo;
  readonly reservation: number;
  readonly indexes: readonly number[];
}

export type StockMail = DealStock | AskStock | GiveStock | ReturnStock | ReportStockSold;
