/**
 * The memory that threads under load give to young objects.
 *
 * Each collection of them copies what is in flight, which under load is some megabytes, and in 16 MB
 * (V8's measure) there is one every 25 ms: a sixth of all processor time. In four times as much it
 * is a fourth of that. V8 takes the memory by and by, as much as the load makes of it.
 */
import type { ResourceLimits } from 'node:worker_threads';

/** Three semi-spaces of 64 MB: V8 counts them so. */
export const LOADED_THREAD: ResourceLimits = { maxYoungGenerationSizeMb: 192 };
