/** What operators change about the times of draws, and what they have to know for that. */
import {
  type DrawOfSeries,
  decidePostponeDraw,
  type PostponeDraw,
} from '../../../actors/coordinator/decide-postponement.ts';
import { must } from '../../kernel/assert.ts';
import type { DrawView } from '../../protocol/shard-requests.ts';
import { viewOfDraw } from './draw-handlers.ts';
import { commit, type Handler, reply } from './handler.ts';
import { declareOperations } from './operation.ts';

const postponeDraw: Handler<'postponeDraw'> = (context, request) => {
  const { state, stamp } = context;
  const coordinator = state.coordinators.get(request.draw);
  const decision = decidePostponeDraw(coordinator, request, stamp, state.identity);
  return commit(context, decision, () => {
    return reply(viewOfDraw(must(state.coordinators.get(request.draw), 'a draw is missing')));
  });
};

/** The draws of a series that are planned or on sale, as far as their coordinators live here. */
const getDrawsAhead: Handler<'getDrawsAhead'> = ({ state }, { seriesId }) => {
  const draws: DrawOfSeries[] = [];
  for (const { key: draw } of state.liveCoordinators.all({})) {
    const { terms, state: known } = must(state.coordinators.get(draw), 'a live draw is missing');
    if (terms.seriesId !== seriesId || (known !== 'scheduled' && known !== 'open')) continue;
    draws.push({ draw, closesAtMs: terms.closesAtMs, resultsAtMs: terms.resultsAtMs });
  }
  return reply(draws);
};

interface DrawTimeRequests {
  postponeDraw: { request: PostponeDraw; reply: DrawView };
  getDrawsAhead: { request: { seriesId: string }; reply: DrawOfSeries[] };
}

declare module '../../protocol/shard-requests.ts' {
  interface ShardRequests extends DrawTimeRequests {}
}

export const DRAW_TIME_OPERATIONS = declareOperations<keyof DrawTimeRequests>({
  postponeDraw: ['write', postponeDraw],
  getDrawsAhead: ['read', getDrawsAhead],
});
