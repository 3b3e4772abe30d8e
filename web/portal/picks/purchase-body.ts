/** Lines as the engine takes them: sorted by form, in the order in which it lists its tickets. */
import type { Board } from './board.ts';
import { combinationsOf, type Line, type NumbersLine } from './line.ts';

type Numbers = number[] | { main: number[]; bonus: number[] };

export interface PurchaseBody {
  selections?: Numbers[];
  system?: ({ numbers: number[] } | { main: number[]; bonus: number[] })[];
  plays?: { digits: string; kind: 'straight' | 'box' }[];
  numbers?: string[];
  draws?: number;
}

export interface Wanted {
  readonly lines: readonly Line[];
  readonly board: Board;
  /** In how many draws, this one among them. */
  readonly drawCount: number;
}

/** All lines are whole. */
export function purchaseBody({ lines, board, drawCount }: Wanted): PurchaseBody {
  const body: PurchaseBody = drawCount > 1 ? { draws: drawCount } : {};
  for (const line of lines) {
    if (line.kind === 'digits') {
      const { digits, play } = line;
      if (board.kind === 'digits' && board.hasPlays) {
        body.plays = [...(body.plays ?? []), { digits, kind: play }];
      } else {
        body.numbers = [...(body.numbers ?? []), digits];
      }
    } else if (combinationsOf(line, board) > 1) {
      body.system = [...(body.system ?? []), systemOf(line, board)];
    } else {
      body.selections = [...(body.selections ?? []), selectionOf(line, board)];
    }
  }
  return body;
}

function selectionOf({ main, bonus }: NumbersLine, board: Board): Numbers {
  return hasBonus(board) ? { main: [...main], bonus: [...bonus] } : [...main];
}

function systemOf({ main, bonus }: NumbersLine, board: Board) {
  return hasBonus(board) ? { main: [...main], bonus: [...bonus] } : { numbers: [...main] };
}

function hasBonus(board: Board): boolean {
  return board.kind === 'drums' && board.drums.length > 1;
}
