/**
 * The payments of slips, by draw. They live longer than the slip's card, which goes when the sale
 * ends: what was asked for before has an answer all the same, and somebody has to be told it.
 */
import { engine } from '../../kit/browser/engine.ts';
import { untilAnswered } from '../../kit/browser/unanswered.ts';
import { Doing } from '../../kit/doing.ts';
import type { Board } from '../picks/board.ts';
import { purchaseBody } from '../picks/purchase-body.ts';
import { slips } from './slips.ts';

export type Buying = Doing<[board: Board], Awaited<ReturnType<typeof buy>>>;

const buyings = new Map<string, Buying>();
engine.onSession((player) => {
  if (player === undefined) buyings.clear();
});

export function buyingOf(drawId: string): Buying {
  const known = buyings.get(drawId);
  if (known !== undefined) return known;
  const made = new Doing((board: Board) => buy(drawId, board));
  buyings.set(drawId, made);
  return made;
}

async function buy(drawId: string, board: Board) {
  const { lines, drawCount } = slips.of(drawId).peek();
  const body = purchaseBody({ lines, board, drawCount });
  const bought = await untilAnswered(engine.buy(drawId, body));
  slips.clear(drawId);
  return bought;
}
