/** What a game of keno has besides what every game has. */
import type { FixedTier, Game } from '../game.ts';

export interface KenoGame extends Game {
  readonly family: 'keno';
  /** A ticket has one to so many numbers, its spots. */
  readonly spotsMax: number;
  /** Numbers run from 1 to this one. */
  readonly numberCount: number;
  /** Numbers that are drawn: more than a ticket has. */
  readonly drawnCount: number;
  /** Spots of a pick that the engine makes. */
  readonly quickPickSpots: number;
  readonly tiers: readonly KenoTier[];
}

/** Won by tickets with so many spots of which exactly so many were drawn; 0 may pay, too. */
export type KenoTier = FixedTier & { readonly spots: number; readonly hits: number };

/** Spots are counted in four bits of a pick (keno-pick.ts). */
export const KENO_SPOTS_MAX = 15;
/** Three words hold a pick, less those four bits. */
export const KENO_NUMBER_COUNT_MAX = 92;
