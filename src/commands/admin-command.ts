/** `tirage admin create`: accounts with roles, on a running engine or on one that is stopped. */
import { readFileSync } from 'node:fs';
import { type Command, Option } from 'commander';
import { ROLES, type Role } from '../../actors/player/player.ts';
import { ConfigurationError } from '../kernel/errors.ts';
import { STANDARD_INPUT } from '../kernel/standard-input.ts';
import { SystemRandom } from '../kernel/system-random.ts';
import { type CreateAccount, createAccount } from '../supervisor/admin-accounts.ts';
import { askOrRun } from './ask-or-run.ts';
import { say } from './standard-output.ts';

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
  const answer = await askOrRun(flags.data, request, ({ client, jobs, clock }) => {
    return createAccount({ client, jobs, clock, random: new SystemRandom() }, request);
  });
  if (!answer.ok) throw new ConfigurationError(answer.message);
  say(JSON.stringify(answer.result));
}

function readPassword(path: string | undefined): string {
  const text = readFileSync(path ?? STANDARD_INPUT, 'utf8').replace(/\r?\n$/, '');
  if (text === '') throw new ConfigurationError('No password was given.');
  return text;
}
