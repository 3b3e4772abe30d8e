/** The schedule of recurring draws: asked for by the planner, read and put by operators. */
import { CALENDAR_KEY } from '../../../actors/calendar/calendar.ts';
import {
  decideNoteMissedDraws,
  decidePutSchedule,
  decideReadSchedule,
  type NoteMissedDraws,
  type PutSchedule,
  type ReadSchedule,
} from '../../../actors/calendar/decide-schedule.ts';
import { NO_SCHEDULE, SCHEDULE_KEY } from '../../../actors/calendar/kept-schedule.ts';
import type { ScheduleView } from '../../protocol/schedule-messages.ts';
import type { ShardState } from '../state/shard-state.ts';
import { commit, type Handler, type HandlerContext, type Reply, reply } from './handler.ts';
import { declareOperations } from './operation.ts';

const getSchedule: Handler<'getSchedule'> = (context) => shown(context);

const readSchedule: Handler<'readSchedule'> = (context, request) => {
  const decision = decideReadSchedule(keptIn(context.state), request, context.stamp);
  return commit(context, decision, () => shown(context));
};

const putSchedule: Handler<'putSchedule'> = (context, request) => {
  const decision = decidePutSchedule(keptIn(context.state), request, context.stamp);
  return commit(context, decision, () => shown(context));
};

const noteMissedDraws: Handler<'noteMissedDraws'> = (context, request) => {
  const { state, stamp } = context;
  const known = { kept: keptIn(state), calendar: state.calendar.get(CALENDAR_KEY) };
  const decision = decideNoteMissedDraws(known, request, stamp);
  return commit(context, decision, () => shown(context));
};

function shown({ state }: HandlerContext): Reply<ScheduleView> {
  const planned = (state.calendar.get(CALENDAR_KEY)?.series ?? []).flatMap((series) =>
    series.planned.map(({ draw, closesAtMs }) => ({
      seriesId: series.seriesId,
      draw,
      closesAtMs,
    })),
  );
  return reply({ kept: keptIn(state) ?? NO_SCHEDULE, planned });
}

function keptIn({ schedule }: Pick<ShardState, 'schedule'>) {
  return schedule.get(SCHEDULE_KEY);
}

interface ScheduleRequests {
  getSchedule: { request: Record<string, never>; reply: ScheduleView };
  /** The engine has started with this schedule in its settings. */
  readSchedule: { request: ReadSchedule; reply: ScheduleView };
  putSchedule: { request: PutSchedule; reply: ScheduleView };
  noteMissedDraws: { request: NoteMissedDraws; reply: ScheduleView };
}

declare module '../../protocol/shard-requests.ts' {
  interface ShardRequests extends ScheduleRequests {}
}

export const SCHEDULE_OPERATIONS = declareOperations<keyof ScheduleRequests>({
  getSchedule: ['read', getSchedule],
  readSchedule: ['write', readSchedule],
  putSchedule: ['write', putSchedule],
  noteMissedDraws: ['write', noteMissedDraws],
});
