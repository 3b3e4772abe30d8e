/**
 * How V8's collector is set, for all threads of the process; before the first of them is started.
 *
 * A place in the code whose objects outlived two collections has all later ones made in old space
 * ("pretenuring"). Here that is a wrong guess: while the disk stalls, thousands of purchases wait
 * and grow old, and afterwards every purchase, done in milliseconds, was left for the next major
 * collection. Measured at 15,000 purchases a second: a shard's came every six seconds, and come
 * every twenty without it; each holds up that shard's purchases, and takes a core meanwhile.
 */
import { setFlagsFromString } from 'node:v8';

export function setUpCollector(): void {
  setFlagsFromString('--no-allocation-site-pretenuring');
}
