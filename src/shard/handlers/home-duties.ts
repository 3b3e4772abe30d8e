/** What a shard owes those who move: their departure, and what comes of what they left behind. */
import { decideMoveOut } from '../../../actors/home/decide-move.ts';
import { decideForward } from '../../../actors/home/decide-residual.ts';
import { FORWARDED_PER_STEP } from '../../../actors/home/residual.ts';
import type { HandlerContext } from './handler.ts';

/** One step; as long as somebody has to leave, the shard is woken again. */
export function wakeDeparture({ state, stamp, apply }: HandlerContext): void {
  apply(decideMoveOut(state, stamp).events);
}

export function wakeResiduals({ state, stamp, apply }: HandlerContext): void {
  const step = { limit: FORWARDED_PER_STEP, reverse: false } as const;
  const entries = state.residualEntries.page(step).map(({ key: place, value: player }) => {
    return { place, player };
  });
  const players = state.residualPoints.page(step).map(({ key }) => key);
  apply(decideForward(state, { entries, players }, stamp).events);
}
