/** Holds the lock of a directory as a command does, and answers nobody for three seconds. */
import { writeSync } from 'node:fs';
import { DirectoryLock } from '../../../src/journal/directory-lock.ts';

const BUSY_MS = 3_000;
const [path = ''] = process.argv.slice(2);
const lock = await DirectoryLock.acquire(path, 'command');
writeSync(1, 'locked\n');
const endsAtMs = performance.now() + BUSY_MS;
while (performance.now() < endsAtMs);
await lock.release();
