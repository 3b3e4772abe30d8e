import { declareEvent } from '../event-declaration.ts';
import type { ClockAccepted } from './clock-accepted.ts';

export const CLOCK_EVENTS = [
  // Nothing of a shard's state follows from what time it is.
  declareEvent<ClockAccepted>()('ClockAccepted', 191, ['reason', 'believedMs', 'atMs']),
] as const;
