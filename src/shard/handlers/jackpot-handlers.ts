/** Jackpots and reserves by series, and their moves. All of it is the calendar's. */
import { CALENDAR_KEY } from '../../../actors/calendar/calendar.ts';
import { decideMoveJackpot, type MoveJackpot } from '../../../actors/calendar/decide-jackpot.ts';
import { seriesStandingOf } from '../../../actors/calendar/series-standing.ts';
import { textOfSum } from '../../kernel/exact-sum.ts';
import { ZERO_MINOR } from '../../kernel/money.ts';
import type { SeriesView } from '../../protocol/shard-requests.ts';
import type { ShardState } from '../state/shard-state.ts';
import { commit, type Handler, reply } from './handler.ts';
import { fundsOf } from './mail-handler.ts';
import { declareOperations } from './operation.ts';

/** Every series that has had a draw, by name. There are as many as the schedule has lines. */
const listJackpots: Handler<'listJackpots'> = ({ state }) => {
  const calendar = state.calendar.get(CALENDAR_KEY);
  const lists = [calendar?.series, calendar?.rollovers, calendar?.standings];
  const names = new Set(lists.flatMap((list) => (list ?? []).map(({ seriesId }) => seriesId)));
  return reply([...names].sort().map((seriesId) => viewOfSeries(state, seriesId)));
};

const moveJackpot: Handler<'moveJackpot'> = (context, request) => {
  const { state, stamp } = context;
  const { fromSeriesId, toSeriesId } = request;
  const decision = decideMoveJackpot(fundsOf(state, fromSeriesId), request, stamp);
  return commit(context, decision, () =>
    reply([fromSeriesId, toSeriesId].map((seriesId) => viewOfSeries(state, seriesId))),
  );
};

function viewOfSeries(state: ShardState, seriesId: string): SeriesView {
  const { calendar, jackpot, reserve } = fundsOf(state, seriesId);
  const { unwonCount, awaited } = seriesStandingOf(calendar, seriesId);
  return {
    seriesId,
    jackpotMinor: textOfSum(jackpot ?? ZERO_MINOR),
    reserveMinor: textOfSum(reserve ?? ZERO_MINOR),
    unwonCount,
    awaitedCount: awaited.length,
  };
}

interface JackpotRequests {
  listJackpots: { request: Record<string, never>; reply: SeriesView[] };
  moveJackpot: { request: MoveJackpot; reply: SeriesView[] };
}

declare module '../../protocol/shard-requests.ts' {
  interface ShardRequests extends JackpotRequests {}
}

export const JACKPOT_OPERATIONS = declareOperations<keyof JackpotRequests>({
  listJackpots: ['read', listJackpots],
  moveJackpot: ['write', moveJackpot],
});
