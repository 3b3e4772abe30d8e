/** An engine that runs until a signal, or until it cannot go on: for every command that serves. */
import type { Machine } from '../config/machine.ts';
import type { Settings } from '../config/settings.ts';
import { SYSTEM_CLOCK } from '../kernel/system-clock.ts';
import { Engine } from '../main.ts';
import type { Logger } from '../operations/logger.ts';
import { OrderlyStop, type StopStep } from '../operations/orderly-stop.ts';
import { isOrphanOfNpm, StarterWatch } from '../operations/starter-watch.ts';
import { JournalFileError } from '../supervisor/journal-keeper.ts';
import { ThreadHungError } from '../supervisor/watchdog.ts';

export interface StoppableEngineOptions {
  readonly settings: Settings;
  readonly log: Logger;
  readonly environment: Machine['environment'];
  /** What a stop does before the engine's own steps, in this order. */
  readonly stopsBefore?: readonly StopStep[];
}

/**
 * Starts it, and returns when it serves. It ends the process by itself: with 0 when it was asked
 * to, with 1 when it cannot go on. Asked meanwhile, it ends with 0 once the gateways have.
 */
export async function startStoppableEngine(options: StoppableEngineOptions): Promise<Engine> {
  const { settings, log, environment, stopsBefore = [] } = options;
  let isHung = false;
  const ending = {
    on: process.on.bind(process),
    // An exit would wait for the thread that hangs, or end it in the middle of a write.
    exit: (code: number): void => {
      if (isHung) process.kill(process.pid, 'SIGKILL');
      process.exit(code);
    },
  };
  const stop = new OrderlyStop({ host: ending, log, clock: SYSTEM_CLOCK });
  // Before the start, which may take long.
  stop.listen();
  if (settings.stopsWithStarter) watchStarter(stop, environment);
  let isStarted = false;
  const starting = Engine.start({
    settings,
    log,
    isServing: true,
    // Their library aborts the process that exits over the head of a thread of theirs.
    onGateways: (gateways) => {
      const run = async (): Promise<void> => (isStarted ? undefined : gateways.stop());
      stop.add({ name: 'end the gateways that load', timeLimitMs: 20_000, run });
    },
    onLost: (error) => {
      isHung ||= error instanceof ThreadHungError;
      log.fatal('the engine cannot go on and stops', { reason: error.message });
      // Closing the mapped file would touch it.
      if (error instanceof JournalFileError && error.isSpoilt) process.kill(process.pid, 'SIGKILL');
      void stop.stop({ reason: error.code, exitCode: 1 });
    },
  });
  // Asked to stop meanwhile, the process ends here, whatever became of the start.
  await starting.catch(() => stop.underWay);
  await stop.underWay;
  const engine = await starting;
  isStarted = true;
  for (const step of [...stopsBefore, ...engine.stopSteps]) stop.add(step);
  return engine;
}

function watchStarter(stop: OrderlyStop, environment: Machine['environment']): void {
  const end = (): void =>
    void stop.stop({ reason: 'the process that started the engine has ended', exitCode: 0 });
  if (environment.npm_command !== undefined && isOrphanOfNpm()) end();
  else new StarterWatch(end);
}

/** Where an engine listens, as one writes it into a browser. */
export function urlOf(host: string, port: number | undefined): string {
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}
