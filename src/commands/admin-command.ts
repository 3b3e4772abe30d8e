/** `tirage admin create`: accounts with roles, on a running engine or on one that is stopped. */
import { readFileSync } from 'node:fs';
import { type Command, Option } from 'commander';
import { ROLES, type Role } from '../../actors/player/player.ts';
import { readMachine } from '../config/machine.ts';
import { readSettings } from '../config/settings.ts';
import { storedSettings } from '../journal/data-directory.ts';
import { DirectoryTakenError } from '../journal/directory-lock.ts';
import { ConfigurationError } from '../kernel/errors.ts';
import { SYSTEM_CLOCK } from '../kernel/system-clock.ts';
import { SystemRandom } from '../kernel/system-random.ts';
import { Engine } from '../main.ts';
import { createLogger } from '../operations/logger.ts';
import { type CreateAccount, createAccount } from '../supervisor/admin-accounts.ts';
import {
  askEngine,
  type ControlAnswer,
  EngineNotRunningError,
} from '../supervisor/control-socket.ts';

/** Each try waits for whoever has the directory. */
const TRIES_MAX = 3;

interface CreateFlags {
  readonly login: string;
  readonly passwordFile?: string;
  readonly role: Role;
  readonly data?: string;
}

export function addAdminCommands(program: Command): void {
  const admin = program.command('admin').description('accounts that operate the engine');
  admin
    .command('create')
    .description('create an account with a role; the password is read from standard input')
    .requiredOption('--login <login>', 'its login')
    .option('--password-file <path>', 'read the password from a file instead')
    .addOption(
      new Option('--role <role>', 'its role')
        .choices(ROLES.filter((role) => role !== 'player'))
        .default('admin'),
    )
    .option('--data <path>', 'the data directory')
    .action((flags: CreateFlags) => create(flags));
}

async function create(flags: CreateFlags): Promise<void> {
  const password = readPassword(flags.passwordFile);
  const request: CreateAccount = {
    command: 'createAccount',
    login: flags.login,
    password,
    roles: [flags.role],
  };
  const settings = readSettings({ machine: readMachine(), flags: { data: flags.data } });
  const answer = await createAnyhow(flags, settings.dataDirectory, request);
  if (!answer.ok) throw new ConfigurationError(answer.message);
  process.stdout.write(`${JSON.stringify(answer.result)}\n`);
}

/** By the engine, or without one. An engine that starts just then takes the directory first. */
async function createAnyhow(
  flags: CreateFlags,
  dataDirectory: string,
  request: CreateAccount,
): Promise<ControlAnswer> {
  for (let triesLeft = TRIES_MAX; ; triesLeft -= 1) {
    try {
      return await askEngine(dataDirectory, request);
    } catch (error) {
      if (!(error instanceof EngineNotRunningError)) throw error;
    }
    try {
      return await createOffline(flags, request);
    } catch (error) {
      if (!(error instanceof DirectoryTakenError) || triesLeft === 1) throw error;
    }
  }
}

/** No engine runs: its shards are started for this one command. */
async function createOffline(flags: CreateFlags, request: CreateAccount): Promise<ControlAnswer> {
  const asked = { machine: readMachine(), flags: { data: flags.data } };
  const settings = readSettings({ ...asked, known: storedSettings });
  const log = createLogger({ level: 'error' });
  const onLost = (error: Error) => log.fatal('the engine was lost', { reason: error.message });
  const engine = await Engine.start({ settings, log, onLost, isServing: false });
  try {
    const { client, jobs } = engine;
    const random = new SystemRandom();
    return await createAccount({ client, jobs, clock: SYSTEM_CLOCK, random }, request);
  } finally {
    for (const step of engine.stopSteps) await step.run();
  }
}

function readPassword(path: string | undefined): string {
  const text = readFileSync(path ?? process.stdin.fd, 'utf8').replace(/\r?\n$/, '');
  if (text === '') throw new ConfigurationError('No password was given.');
  return text;
}
