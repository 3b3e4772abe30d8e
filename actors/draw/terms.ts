import { type DrawNo, formatDrawId } from '../../src/kernel/ids.ts';
import type { Minor } from '../../src/kernel/money.ts';
import type { Game } from '../games/game.ts';
import type { Postponement } from './postponement.ts';

/**
 * What is fixed when a draw is created: its rules never change while it is on sale. Its times may
 * move once, to later: then `closesAtMs` and `resultsAtMs` are those that hold, and `postponed`
 * has what was promised before.
 */
export interface DrawTerms {
  readonly draw: DrawNo;
  /** Draws of one series inherit each other's jackpot. */
  readonly seriesId: string;
  /** The whole rule, copied: a later release's table does not change a draw that is on sale. */
  readonly game: Game;
  readonly priceMinor: Minor;
  readonly opensAtMs: number;
  readonly closesAtMs: number;
  readonly resultsAtMs: number;
  /** Admits what reached a gateway before `closesAtMs` until this much later; 0 for no grace. */
  readonly graceMs: number;
  /** Prizes of this amount or more wait for an operator's approval. */
  readonly approvalMinor: Minor;
  readonly postponed?: Postponement;
}

/** When no purchase can be sequenced any more. */
export function salesEndMs({ closesAtMs, graceMs }: DrawTerms): number {
  return closesAtMs + graceMs;
}

export function drawIdOf({ draw }: DrawTerms): string {
  return formatDrawId(draw);
}
