import { declareEvent } from '../event-declaration.ts';
import { type ClockAccepted, evolveClockAccepted } from './clock-accepted.ts';

export const CLOCK_EVENTS = [
  declareEvent<ClockAccepted>()('ClockAccepted', 191, ['reason', 'believedMs', 'atMs'], {
    evolve: evolveClockAccepted,
  }),
] as const;
