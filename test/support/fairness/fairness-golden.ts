/** Reads the vectors of test/golden/fairness, which a third implementation wrote. */
import { readFileSync } from 'node:fs';
import type {
  CancelledTranscript,
  Receipt,
  Transcript,
  TranscriptGame,
  TranscriptTerms,
} from '../../../src/fairness/transcript.ts';

/** The file's content; the caller names the shape that vectors.py gave it. */
export function readGolden<T>(name: string): T {
  const file = new URL(`../../../../test/golden/fairness/${name}.json`, import.meta.url);
  return JSON.parse(readFileSync(file, 'utf8')) as T;
}

/** The terms of a game of k of n, as all games of the vectors are. */
export type KOfNTerms = TranscriptTerms & {
  readonly game: TranscriptGame & { readonly k: number; readonly n: number };
};

export interface GoldenDraw {
  readonly transcript: Transcript & { readonly terms: KOfNTerms };
  readonly receipts: readonly Receipt[];
  /** The file of its sealed tickets, in base 64. */
  readonly sealedTickets: string;
}

export function goldenDraws(): readonly GoldenDraw[] {
  return readGolden<{ draws: readonly GoldenDraw[] }>('transcript').draws;
}

/** Draws of keno and digits, and of a game in a later version. */
export function goldenFamilyDraws(): readonly GoldenFamilyDraw[] {
  return readGolden<{ families: readonly GoldenFamilyDraw[] }>('transcript').families;
}

/** Draws of which many tickets are several combinations: k of n, and two drums. */
export function goldenSystemDraws(): readonly GoldenFamilyDraw[] {
  return readGolden<{ draws: readonly GoldenFamilyDraw[] }>('systems').draws;
}

/** A system of k of n as it is asked for and as it is sealed. */
export interface GoldenSystem {
  readonly k: number;
  readonly n: number;
  readonly numbers: readonly number[];
  readonly bankers: readonly number[];
  readonly sealed: readonly number[];
  readonly combinations: number;
  readonly drawn: readonly number[];
  /** By matches: how many of its combinations have so many of the drawn numbers. */
  readonly withMatches: readonly number[];
}

export function goldenSystems(): readonly GoldenSystem[] {
  return readGolden<{ tickets: readonly GoldenSystem[] }>('systems').tickets;
}

export interface GoldenFamilyDraw extends Omit<GoldenDraw, 'transcript'> {
  readonly transcript: Transcript;
}

export interface GoldenCancelledDraw {
  readonly transcript: CancelledTranscript;
  /** The file, in base 64. */
  readonly sealedTickets: string;
  readonly receipts: readonly Receipt[];
}

export function goldenCancelledDraw(): GoldenCancelledDraw {
  return readGolden<{ cancelled: GoldenCancelledDraw }>('transcript').cancelled;
}

export interface GoldenStock {
  readonly k: number;
  readonly n: number;
  readonly drawId: string;
  readonly count: number;
  readonly seed: string;
  readonly commitment: string;
  readonly tickets: readonly { readonly index: number; readonly selection: readonly number[] }[];
}

/** Tickets made in advance. */
export function goldenStocks(): readonly GoldenStock[] {
  return readGolden<{ stocks: readonly GoldenStock[] }>('stock').stocks;
}

export function bytesOfHex(digits: string): Uint8Array {
  return Uint8Array.from(Buffer.from(digits, 'hex'));
}

export function toHex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex');
}
