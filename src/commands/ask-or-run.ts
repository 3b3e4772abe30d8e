/** For commands that work on a running engine as well as on a stopped one. */
import { readMachine } from '../config/machine.ts';
import { readSettings } from '../config/settings.ts';
import { DirectoryTakenError } from '../journal/directory-lock.ts';
import { storedSettings } from '../journal/directory-meta.ts';
import { Engine } from '../main.ts';
import { createLogger } from '../operations/logger.ts';
import {
  askEngine,
  type ControlAnswer,
  EngineNotRunningError,
} from '../supervisor/control-socket.ts';

/** Each try waits for the process that holds the directory. */
const TRIES_MAX = 3;

/**
 * Asks the engine of the data directory; where none runs, the shards are started just for `run`. An
 * engine that starts at that moment may get the directory first.
 */
export async function askOrRun(
  data: string | undefined,
  request: unknown,
  run: (engine: Engine) => Promise<ControlAnswer>,
): Promise<ControlAnswer> {
  const { dataDirectory } = readSettings({ machine: readMachine(), flags: { data } });
  for (let triesLeft = TRIES_MAX; ; triesLeft -= 1) {
    try {
      return await askEngine(dataDirectory, request);
    } catch (error) {
      if (!(error instanceof EngineNotRunningError)) throw error;
    }
    try {
      return await runAlone(data, run);
    } catch (error) {
      if (!(error instanceof DirectoryTakenError) || triesLeft === 1) throw error;
    }
  }
}

async function runAlone(
  data: string | undefined,
  run: (engine: Engine) => Promise<ControlAnswer>,
): Promise<ControlAnswer> {
  const asked = { machine: readMachine(), flags: { data } };
  const settings = readSettings({ ...asked, known: storedSettings });
  const log = createLogger({ level: 'error' });
  const onLost = (error: Error) => log.fatal('the engine was lost', { reason: error.message });
  const engine = await Engine.start({ settings, log, onLost, isServing: false });
  try {
    return await run(engine);
  } finally {
    for (const step of engine.stopSteps) await step.run();
  }
}
