import type { States } from '../states.ts';
import {
  type KeptSchedule,
  MISSED_KEPT_MAX,
  NO_SCHEDULE,
  SCHEDULE_KEY,
  scheduleInForce,
} from './kept-schedule.ts';
import type { DrawsMissed, SchedulePut, ScheduleRead } from './schedule-events.ts';

export function evolveScheduleRead(states: States, { text, atMs }: ScheduleRead): void {
  change(states, { fileText: text }, atMs);
}

export function evolveSchedulePut(states: States, { text, by, atMs }: SchedulePut): void {
  change(states, { putText: text, putBy: by }, atMs);
}

export function evolveDrawsMissed(states: States, event: DrawsMissed): void {
  const { seriesId, fromMs, throughMs, count, atMs: notedAtMs } = event;
  const kept = keptIn(states);
  const missed = [...kept.missed, { seriesId, fromMs, throughMs, count, notedAtMs }];
  states.schedule.put(SCHEDULE_KEY, { ...kept, missed: missed.slice(-MISSED_KEPT_MAX) });
}

function change(states: States, to: Partial<KeptSchedule>, atMs: number): void {
  const before = keptIn(states);
  const after = { ...before, ...to };
  const isOther = scheduleInForce(after) !== scheduleInForce(before);
  const inForce = isOther ? { revision: before.revision + 1, sinceMs: atMs } : {};
  states.schedule.put(SCHEDULE_KEY, { ...after, ...inForce });
}

function keptIn({ schedule }: Pick<States, 'schedule'>): KeptSchedule {
  return schedule.get(SCHEDULE_KEY) ?? NO_SCHEDULE;
}
