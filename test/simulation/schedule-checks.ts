/** The schedule that holds is the one that was put last, and no closing was missed twice. */
import { CALENDAR_SHARD } from '../../actors/calendar/calendar.ts';
import { SCHEDULE_KEY } from '../../actors/calendar/kept-schedule.ts';
import { assert } from '../../src/kernel/assert.ts';
import type { History } from './history.ts';
import type { World } from './world.ts';

export function checkSchedule(world: World, history: History): void {
  const state = world.running(CALENDAR_SHARD)?.state;
  if (state === undefined) return;
  const kept = state.schedule.get(SCHEDULE_KEY);
  const put = history.of('SchedulePut').at(-1)?.event.text ?? null;
  assert((kept?.putText ?? null) === put, 'a schedule that was put is forgotten');
  const read = history.of('ScheduleRead').at(-1)?.event.text;
  assert(read === undefined || kept?.fileText === read, 'a schedule that was read is forgotten');
  let noted = 0;
  for (const { event } of history.of('DrawsMissed')) {
    assert(event.fromMs > noted, 'a closing was missed twice');
    noted = event.throughMs;
  }
}
