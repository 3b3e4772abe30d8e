/** `tirage serve`, and the two services that it can be divided into. */
import type { Command } from 'commander';
import { type Machine, readMachine } from '../config/machine.ts';
import { type Flags, readSettings, unknownSettings } from '../config/settings.ts';
import { addSettingOptions } from '../config/settings-help.ts';
import { VERSION } from '../config/version.ts';
import { storedSettings } from '../journal/directory-meta.ts';
import { SYSTEM_CLOCK } from '../kernel/system-clock.ts';
import { Engine } from '../main.ts';
import { createLogger } from '../operations/logger.ts';
import { OrderlyStop } from '../operations/orderly-stop.ts';
import { isOrphanOfNpm, StarterWatch } from '../operations/starter-watch.ts';
import { JournalFileError } from '../supervisor/journal-keeper.ts';
import { ThreadHungError } from '../supervisor/watchdog.ts';

export function addServeCommands(program: Command): void {
  const command = program.command('serve').description('run the engine');
  addSettingOptions(command);
  command.action((flags: Flags) => serve(flags));
  for (const [role, does] of [
    ['line-provider', 'run only the events, for bet makers'],
    ['bet-maker', 'run all but the making of events, which a line provider does'],
  ] as const) {
    const part = program.command(role).description(does);
    addSettingOptions(part);
    part.action((flags: Flags) => serve({ ...flags, role }));
  }
}

function watchStarter(stop: OrderlyStop, environment: Machine['environment']): void {
  const end = (): void =>
    void stop.stop({ reason: 'the process that started the engine has ended', exitCode: 0 });
  if (environment.npm_command !== undefined && isOrphanOfNpm()) end();
  else new StarterWatch(end);
}

/** Runs the engine until a signal, or until it cannot go on. */
async function serve(flags: Flags): Promise<void> {
  const machine = readMachine();
  const settings = readSettings({ machine, flags, known: storedSettings });
  const log = createLogger({ level: settings.logLevel, format: settings.logFormat }).child({
    component: 'engine',
  });
  for (const name of unknownSettings(machine.environment)) {
    log.warn('there is no such setting', { setting: name });
  }
  if (flags.databaseUri !== undefined) {
    // Its value is not shown: it may hold a password.
    log.warn('there is no database to connect to', { data: settings.dataDirectory });
  }
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
  // Before the start, which may take long: asked to stop meanwhile, the process just ends, with 0.
  stop.listen();
  if (settings.stopsWithStarter) watchStarter(stop, machine.environment);
  const engine = await Engine.start({
    settings,
    log,
    isServing: true,
    onLost: (error) => {
      isHung ||= error instanceof ThreadHungError;
      log.fatal('the engine cannot go on and stops', { reason: error.message });
      // Closing the mapped file would touch it.
      if (error instanceof JournalFileError && error.isSpoilt) process.kill(process.pid, 'SIGKILL');
      void stop.stop({ reason: error.code, exitCode: 1 });
    },
  });
  for (const step of engine.stopSteps) stop.add(step);
  const { host, operationsHost, shardCount, gatewayCount } = settings;
  const url = urlOf(host, engine.port);
  log.info(`serving at ${url}, the API is explained at ${url}/docs`, {
    url,
    operations: urlOf(operationsHost, engine.operationsPort),
    version: VERSION,
    shards: shardCount,
    gateways: gatewayCount,
  });
}

function urlOf(host: string, port: number | undefined): string {
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}
