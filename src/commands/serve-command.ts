/** `tirage serve`, and the two services that it can be divided into. */
import type { Command } from 'commander';
import { readMachine } from '../config/machine.ts';
import { type Flags, readSettings, unknownSettings } from '../config/settings.ts';
import { addSettingOptions } from '../config/settings-help.ts';
import { VERSION } from '../config/version.ts';
import { storedSettings } from '../journal/directory-meta.ts';
import { createLogger } from '../operations/logger.ts';
import { startStoppableEngine, urlOf } from './stoppable-engine.ts';

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
  const { environment } = machine;
  const engine = await startStoppableEngine({ settings, log, environment });
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
