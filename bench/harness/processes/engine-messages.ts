/** What a benchmark and the process of its engine say to each other. */

export interface StartEngine {
  readonly ask: 'start';
  readonly directory: string;
  readonly shardCount: number;
  readonly gatewayCount: number;
  readonly isServing: boolean;
  /** Where an accrual system is served; none if left out. */
  readonly accrualAddress?: string;
  /** Where events are relayed to; nowhere if left out. */
  readonly natsUrl?: string;
}

/** Players with money, and a draw on sale. */
export interface Populate {
  readonly ask: 'populate';
  readonly playerCount: number;
  readonly balanceMinor: number;
  /** From when the players are there until the draw closes: an hour unless given. */
  readonly saleMs?: number;
  /** From the close until its results are due: at once unless given. */
  readonly resultsDelayMs?: number;
}

/** Tickets for the newest draw, bought at the shards. */
export interface FillDraw {
  readonly ask: 'fill';
  readonly ticketCount: number;
}

export type EngineQuestion =
  | StartEngine
  | Populate
  | FillDraw
  | { readonly ask: 'untilPublished' }
  | { readonly ask: 'sales' }
  | { readonly ask: 'processorMicros' }
  | { readonly ask: 'stop' };

export interface EngineStarted {
  readonly port: number | undefined;
  readonly operationsPort?: number | undefined;
  /** From the call of `Engine.start` until it resolved. */
  readonly startMs: number;
}

export interface Populated {
  readonly drawId: string;
  readonly closesAtMs: number;
  readonly tokens: readonly string[];
}

export interface EngineReplies {
  start: EngineStarted;
  populate: Populated;
  fill: { readonly ticketCount: number };
  untilPublished: null;
  sales: { readonly ticketCount: number };
  processorMicros: number;
  stop: null;
}
