/** What a standing ticket is to play, as somebody chooses it and as the engine takes it. */
import type { Board } from '../picks/board.ts';
import { combinationsOf, type Line } from '../picks/line.ts';
import { type PurchaseBody, purchaseBody } from '../picks/purchase-body.ts';

export interface StandingWanted {
  readonly series: string;
  readonly board: Board;
  /** Whole ones; where there are none, picks at random are made. */
  readonly lines: readonly Line[];
  readonly quickPickCount: number;
  /** `undefined`: until it is stopped. */
  readonly drawCount: number | undefined;
}

export interface StandingBody extends Omit<PurchaseBody, 'draws'> {
  series: string;
  quickPick?: number;
  draws?: number;
}

export function standingBody(wanted: StandingWanted): StandingBody {
  const { series, board, lines, quickPickCount, drawCount } = wanted;
  const picks = lines.length > 0 ? purchaseBody({ lines, board, drawCount: 1 }) : undefined;
  return {
    series,
    ...(picks ?? { quickPick: quickPickCount }),
    ...(drawCount === undefined ? {} : { draws: drawCount }),
  };
}

/** Single bets in each draw: it costs the price of a ticket for each. */
export function betsPerDraw({ board, lines, quickPickCount }: StandingWanted): number {
  if (lines.length === 0) return quickPickCount;
  return lines.reduce((sum, line) => sum + combinationsOf(line, board), 0);
}
