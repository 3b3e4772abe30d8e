/** What has to happen next with the draws whose coordinators live here. */
import { type AwaitedDuty, awaitedDuty } from '../../../actors/coordinator/awaited-duty.ts';
import type { DrawState } from '../../../actors/coordinator/coordinator.ts';
import { must } from '../../kernel/assert.ts';
import type { DrawNo } from '../../kernel/ids.ts';
import { type Handler, reply } from './handler.ts';
import { declareOperations } from './operation.ts';

export interface DrawDutyView extends AwaitedDuty {
  readonly draw: DrawNo;
  readonly seriesId: string;
  readonly gameId: string;
  readonly state: DrawState;
}

/** Draws that are over are not looked at. A damaged one is an alarm, and left out. */
const getDrawDuties: Handler<'getDrawDuties'> = ({ state }) => {
  const duties: DrawDutyView[] = [];
  for (const { key: draw } of state.liveCoordinators.all({})) {
    if (state.coordinators.isDamaged(draw)) continue;
    const coordinator = must(state.coordinators.get(draw), 'a live draw is missing');
    const duty = awaitedDuty(coordinator);
    if (duty === undefined) continue;
    const { terms, state: drawState } = coordinator;
    duties.push({
      draw,
      seriesId: terms.seriesId,
      gameId: terms.game.gameId,
      state: drawState,
      ...duty,
    });
  }
  return reply(duties);
};

interface DrawDutyRequests {
  getDrawDuties: { request: Readonly<Record<string, never>>; reply: DrawDutyView[] };
}

declare module '../../protocol/shard-requests.ts' {
  interface ShardRequests extends DrawDutyRequests {}
}

export const DRAW_DUTY_OPERATIONS = declareOperations<keyof DrawDutyRequests>({
  getDrawDuties: ['read', getDrawDuties],
});
