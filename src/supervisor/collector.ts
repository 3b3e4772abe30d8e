/** How V8's collector is set. */
import { setFlagsFromString } from 'node:v8';
import type { ResourceLimits } from 'node:worker_threads';

/**
 * The memory that threads under load give to young objects: three semi-spaces of 64 MB, as V8
 * counts them, which it takes by and by. Each collection of young objects copies what is in flight,
 * some megabytes under load, and in V8's 16 MB there was one every 25 ms: a sixth of all processor
 * time.
 */
export const LOADED_THREAD: ResourceLimits = { maxYoungGenerationSizeMb: 192 };

/**
 * For all threads of the process; before the first of them is started.
 *
 * A place in the code whose objects outlived two collections has all later ones made in old space
 * ("pretenuring"). Here that is a wrong guess: while the disk stalls, thousands of purchases wait
 * and grow old, and afterwards every purchase, done in milliseconds, was left for the next major
 * collection. Measured at 15,000 purchases a second: a shard's came every six seconds, and come
 * every twenty without it; each holds up that shard's purchases, and takes a core meanwhile.
 */
export function setUpCollector(): void {
  setFlagsFromString('--no-allocation-site-pretenuring');
}
