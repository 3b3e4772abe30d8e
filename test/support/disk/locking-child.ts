/** Opens the data directory given as its argument, reports that, and stays until it is killed. */
import { writeSync } from 'node:fs';
import { DataDirectory } from '../../../src/journal/data-directory.ts';
import { SystemRandom } from '../../../src/kernel/system-random.ts';

const [path = ''] = process.argv.slice(2);
const random = new SystemRandom();
await DataDirectory.open({ path, shardCount: 1, currency: 'EUR', random, holder: 'engine' });
writeSync(1, 'locked\n');
setInterval(() => undefined, 1_000);
