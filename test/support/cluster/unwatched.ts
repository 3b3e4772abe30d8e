import { Pulses } from '../../../src/operations/pulse.ts';
import type { Watchdog } from '../../../src/supervisor/watchdog.ts';

/** For fleets in tests: threads beat, and nobody watches. */
export function unwatched(): Pick<Watchdog, 'place' | 'whenHung'> {
  return {
    place: (name) => new Pulses([name]).begin(name),
    whenHung: () => new Promise(() => undefined),
  };
}
