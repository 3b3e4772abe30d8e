/** Jackpots and reserves by series, and their moves. All of it is the calendar's. */
import { CALENDAR_KEY } from '../../../actors/calendar/calendar.ts';
import { decideMoveJackpot, type MoveJackpot } from '../../../actors/calendar/decide-jackpot.ts';
import { seriesStandingOf } from '../../../actors/calendar/series-standing.ts';
import { reject } from '../../../actors/decider.ts';
import { assert } from '../../kernel/assert.ts';
import { textOfSum } from '../../kernel/exact-sum.ts';
import { ZERO_MINOR } from '../../kernel/money.ts';
import type { MovedJackpot, SeriesView } from '../../protocol/shard-requests.ts';
import type { ShardState } from '../state/shard-state.ts';
import { commit, type Handler, repeatedReply, reply } from './handler.ts';
import { fundsOf } from './mail-handler.ts';
import { declareOperations } from './operation.ts';

/** Every series that has had a draw, by name. There are as many as the schedule has lines. */
const getJackpots: Handler<'getJackpots'> = ({ state }) => {
  const calendar = state.calendar.get(CALENDAR_KEY);
  const lists = [calendar?.series, calendar?.rollovers, calendar?.standings];
  const names = new Set(lists.flatMap((list) => (list ?? []).map(({ seriesId }) => seriesId)));
  return reply([...names].sort().map((seriesId) => viewOfSeries(state, seriesId)));
};

/** A repeat is answered as the call was; what was moved since changes nothing of that. */
const moveJackpot: Handler<'moveJackpot'> = (context, request) => {
  const { state, stamp } = context;
  const { fromSeriesId, by, operation } = request;
  if (operation !== undefined) {
    const { idempotencyKey, fingerprint } = operation;
    const earlier = state.jackpotMoves.get({ by, idempotencyKey });
    if (earlier !== undefined) {
      const isRepeat = earlier.fingerprint === fingerprint;
      return isRepeat ? repeatedReply(answerOf(earlier)) : reject('idempotencyKeyReused');
    }
  }
  const decision = decideMoveJackpot(fundsOf(state, fromSeriesId), request, stamp);
  const [moved] = decision.kind === 'accepted' ? decision.events : [];
  return commit(context, decision, () => {
    assert(moved?.type === 'JackpotMoved', 'a jackpot was not moved');
    return reply(answerOf(moved));
  });
};

function answerOf(move: MovedJackpot): MovedJackpot {
  const { fromSeriesId, toSeriesId, amountMinor, reserveMinor } = move;
  return { fromSeriesId, toSeriesId, amountMinor, reserveMinor };
}

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
  getJackpots: { request: Record<string, never>; reply: SeriesView[] };
  moveJackpot: { request: MoveJackpot; reply: MovedJackpot };
}

declare module '../../protocol/shard-requests.ts' {
  interface ShardRequests extends JackpotRequests {}
}

export const JACKPOT_OPERATIONS = declareOperations<keyof JackpotRequests>({
  getJackpots: ['read', getJackpots],
  moveJackpot: ['write', moveJackpot],
});
