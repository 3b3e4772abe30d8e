/**
 * Runs itself apart; there it works without a pause for as many milliseconds as its argument says.
 * Prints the ids of both processes.
 */
import { writeSync } from 'node:fs';
import { endWithParent, runApart } from '../../../src/commands/run-apart.ts';

const HERE = '--here';
const worksMs = Number(process.argv[2]);

if (process.argv.includes(HERE)) {
  endWithParent();
  writeSync(1, `child ${process.pid}\n`);
  work();
} else {
  writeSync(1, `parent ${process.pid}\n`);
  process.exitCode = (await runApart(HERE)).exitCode ?? 1;
}

function work(): void {
  // The watching thread is started by the main thread's event loop.
  setImmediate(() => {
    const endsAtMs = performance.now() + worksMs;
    while (performance.now() < endsAtMs);
  });
}
