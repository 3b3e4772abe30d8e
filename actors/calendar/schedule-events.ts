import type { PlayerKey } from '../../src/kernel/ids.ts';
import { type Declared, declareEvent } from '../event-declaration.ts';
import { evolveDrawsMissed, evolveSchedulePut, evolveScheduleRead } from './evolve-schedule.ts';

/** The engine started with another schedule in its settings than before. */
export interface ScheduleRead {
  readonly type: 'ScheduleRead';
  /** JSON. */
  readonly text: string;
  readonly atMs: number;
}

/** An operator has put a schedule in the place of the file's, or gone back to the file's. */
export interface SchedulePut {
  readonly type: 'SchedulePut';
  /** JSON; null: the file's holds again. */
  readonly text: string | null;
  /** Null for the command line. */
  readonly by: PlayerKey | null;
  readonly atMs: number;
}

/** The engine did not run when these draws of a series would have been planned: there are none. */
export interface DrawsMissed {
  readonly type: 'DrawsMissed';
  readonly seriesId: string;
  /** The first and the last closing that passed. */
  readonly fromMs: number;
  readonly throughMs: number;
  readonly count: number;
  readonly atMs: number;
}

export const SCHEDULE_EVENTS = [
  declareEvent<ScheduleRead>()('ScheduleRead', 110, ['text', 'atMs'], {
    evolve: evolveScheduleRead,
  }),
  declareEvent<SchedulePut>()('SchedulePut', 111, ['text', 'by', 'atMs'], {
    evolve: evolveSchedulePut,
  }),
  declareEvent<DrawsMissed>()(
    'DrawsMissed',
    112,
    ['seriesId', 'fromMs', 'throughMs', 'count', 'atMs'],
    { evolve: evolveDrawsMissed },
  ),
] as const;

export type ScheduleEvent = Declared<typeof SCHEDULE_EVENTS>;
