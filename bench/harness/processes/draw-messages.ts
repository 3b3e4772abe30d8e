/** What a benchmark of large draws and the process of its engine say to each other. */
import type { CrowdPlayer } from '../../../src/demo/crowd.ts';
import type { DrawNo } from '../../../src/kernel/ids.ts';
import type { LatencyWindow } from '../load/steady-buyer.ts';

export type DrawQuestion =
  | { readonly ask: 'start'; readonly directory: string; readonly shardCount: number }
  /** Players with money. They are lost with the process; the parent may hand them on. */
  | { readonly ask: 'gather'; readonly playerCount: number; readonly balanceMinor: number }
  | { readonly ask: 'adopt'; readonly crowd: readonly CrowdPlayer[] }
  /** A draw whose results are due at its close. */
  | { readonly ask: 'open'; readonly closesInMs: number }
  /** A hundred tickets in each purchase. */
  | { readonly ask: 'fill'; readonly draw: DrawNo; readonly ticketCount: number }
  /** One ticket in each purchase, many at once. */
  | { readonly ask: 'buySingles'; readonly draw: DrawNo; readonly purchaseCount: number }
  /** Standing tickets of the series of all these draws: each next one that opens is entered. */
  | { readonly ask: 'makeStanding'; readonly countEach: number }
  /** Opens a draw, and is answered when the standing tickets have bought as many tickets of it. */
  | { readonly ask: 'enter'; readonly closesInMs: number; readonly ticketCount: number }
  | { readonly ask: 'memory' }
  | { readonly ask: 'sales'; readonly draw: DrawNo }
  /** Answered when everybody has their money and sees the results. */
  | { readonly ask: 'published'; readonly draw: DrawNo }
  /** Buys single tickets at a steady rate until `stopSelling`. */
  | { readonly ask: 'sellSteadily'; readonly draw: DrawNo; readonly perSecond: number }
  | { readonly ask: 'latencies'; readonly fromMs: number; readonly toMs: number }
  | { readonly ask: 'stopSelling' }
  | { readonly ask: 'stop' };

export interface OpenedDraw {
  readonly draw: DrawNo;
  /** Unix time. */
  readonly closesAtMs: number;
}

export interface EnteredDraw {
  /** Unix times: from the order of the draw until the last entry was durable. */
  readonly fromMs: number;
  readonly toMs: number;
}

export interface MemoryUse {
  readonly residentBytes: number;
  /** The part of it that is no page of a file: heaps, buffers, the columns. */
  readonly anonymousBytes: number;
}

export interface DrawReplies {
  start: { readonly startMs: number };
  gather: readonly CrowdPlayer[];
  adopt: null;
  open: OpenedDraw;
  fill: { readonly tookMs: number };
  buySingles: { readonly tookMs: number };
  makeStanding: { readonly tookMs: number };
  enter: EnteredDraw;
  memory: MemoryUse;
  sales: { readonly ticketCount: number };
  /** Unix time at which the publication was seen, and what the transcript says. */
  published: { readonly atMs: number; readonly ticketCount: number; readonly isVerified: boolean };
  sellSteadily: null;
  latencies: LatencyWindow;
  stopSelling: { readonly soldCount: number };
  stop: null;
}
