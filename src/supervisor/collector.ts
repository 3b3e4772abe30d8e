/**
 * Sets V8's garbage collector for all threads of the process, before the first of them is started.
 *
 * Where the objects that a piece of code creates have outlived two collections, V8 creates all
 * later ones in old space ("pretenuring"). Here that is a wrong guess: while the disk stalls,
 * thousands of purchases wait and grow old, and afterwards every purchase, done in milliseconds,
 * was left for the next major collection. Measured at 15,000 purchases a second: a shard had a
 * major collection every six seconds, and every twenty without pretenuring; each holds up that
 * shard's purchases, and takes a core meanwhile.
 */
import { setFlagsFromString } from 'node:v8';

export function setUpCollector(): void {
  setFlagsFromString('--no-allocation-site-pretenuring');
}
