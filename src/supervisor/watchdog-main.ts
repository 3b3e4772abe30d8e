/**
 * The entry of the watchdog's thread, which watches all others, the main thread too.
 *
 * It holds nothing and does nothing else, so it is there when another thread is not. The main
 * thread decides what becomes of a silent thread; where that is silent itself, or does not come to
 * an end, the process is killed. That is safe at any instant, because what was answered is on disk.
 * Ending a thread alone is not: it may be in the middle of a write.
 */
import { writeSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { must } from '../kernel/assert.ts';
import { SYSTEM_CLOCK } from '../kernel/system-clock.ts';
import { LOST_AFTER_MS, SILENCE_LOOK_MS, SilenceWatch } from '../operations/silence-watch.ts';
import type { MainToWatchdog, WatchdogThreadData, WatchdogToMain } from './watchdog-thread.ts';

const STDERR = 2;
const MAIN_NAME = 'main';

const { names, counts } = workerData as WatchdogThreadData;
const main = must(parentPort, 'the watchdog was started outside a worker thread');
const pulses = new Int32Array(counts);
const watch = new SilenceWatch(names);

const timer = setInterval(() => {
  for (const change of watch.look(pulses, SYSTEM_CLOCK.monotonicMs())) {
    if (change.name === MAIN_NAME && change.silence === 'lost') {
      kill(`the main thread has not answered for ${LOST_AFTER_MS / 1_000} s`);
    }
    main.postMessage({ type: 'silence', change } satisfies WatchdogToMain);
  }
}, SILENCE_LOOK_MS);

main.on('message', (message: MainToWatchdog) => {
  if (message.type === 'stopping') {
    setTimeout(() => kill('a thread that hangs keeps the engine from ending'), message.withinMs);
    return;
  }
  clearInterval(timer);
  main.close();
});

/** Not through the log, which the main thread would have to write. */
function kill(reason: string): void {
  writeSync(STDERR, `${reason}: the process is ended, and what was answered is on disk\n`);
  process.kill(process.pid, 'SIGKILL');
}
