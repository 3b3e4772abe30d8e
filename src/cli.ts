/**
 * The command line: `tirage serve`, and the tools around it.
 *
 * Only the module of the command that was called is loaded; the help needs them all.
 */
import { Command } from 'commander';
import { watchStandardOutput } from './commands/standard-output.ts';
import { VERSION } from './config/version.ts';
import { OperationalError } from './kernel/errors.ts';

interface CommandModule {
  /** The commands that it adds. */
  readonly names: readonly string[];
  readonly load: () => Promise<(program: Command) => void>;
}

/** In the order of the help. */
const MODULES: readonly CommandModule[] = [
  {
    names: ['serve', 'line-provider', 'bet-maker'],
    load: async () => (await import('./commands/serve-command.ts')).addServeCommands,
  },
  {
    names: ['admin'],
    load: async () => (await import('./commands/admin-command.ts')).addAdminCommands,
  },
  {
    names: ['journal'],
    load: async () => (await import('./commands/journal-command.ts')).addJournalCommands,
  },
  {
    names: ['data'],
    load: async () => (await import('./commands/data-command.ts')).addDataCommands,
  },
  {
    names: ['reshard'],
    load: async () => (await import('./commands/reshard-command.ts')).addReshardCommand,
  },
  {
    names: ['backup'],
    load: async () => (await import('./commands/backup-command.ts')).addBackupCommand,
  },
  {
    names: ['restore'],
    load: async () => (await import('./commands/restore-command.ts')).addRestoreCommand,
  },
  {
    names: ['outbox'],
    load: async () => (await import('./commands/outbox-command.ts')).addOutboxCommands,
  },
  {
    names: ['clock'],
    load: async () => (await import('./commands/clock-command.ts')).addClockCommands,
  },
  {
    names: ['schedule'],
    load: async () => (await import('./commands/schedule-command.ts')).addScheduleCommands,
  },
  {
    names: ['games'],
    load: async () => (await import('./commands/games-command.ts')).addGamesCommands,
  },
  {
    names: ['verify'],
    load: async () => (await import('./commands/verify-command.ts')).addVerifyCommand,
  },
  {
    names: ['sandbox'],
    load: async () => (await import('./commands/sandbox-command.ts')).addSandboxCommands,
  },
  {
    names: ['raffles'],
    load: async () => (await import('./commands/raffles-command.ts')).addRafflesCommand,
  },
  {
    names: ['stake'],
    load: async () => (await import('./commands/stake-command.ts')).addStakeCommand,
  },
  {
    names: ['accrual'],
    load: async () => (await import('./commands/accrual-command.ts')).addAccrualCommand,
  },
  {
    names: ['dev'],
    load: async () => (await import('./commands/dev-command.ts')).addDevCommand,
  },
  {
    names: ['demo'],
    load: async () => (await import('./commands/demo-command.ts')).addDemoCommand,
  },
];

/** What they write to standard output is their log, and not for a reader who comes and goes. */
const SERVERS = ['serve', 'line-provider', 'bet-maker', 'accrual'];

export async function run(argv: readonly string[]): Promise<void> {
  const program = new Command('tirage')
    .description('A lottery and betting engine: every bet durable, every draw verifiable.')
    .version(VERSION, '-V, --version', 'tell the version')
    .showHelpAfterError('--help lists what there is.');
  const [, , name = ''] = argv;
  const called = MODULES.find(({ names }) => names.includes(name));
  for (const { load } of called === undefined ? MODULES : [called]) (await load())(program);
  if (!SERVERS.includes(name)) watchStandardOutput();
  try {
    await program.parseAsync(argv);
  } catch (error) {
    // A sentence for the operator; anything else is our bug and keeps its stack.
    if (!(error instanceof OperationalError)) throw error;
    process.stderr.write(`${error.message}\n`);
    // At once: a thread that does not end must not keep a start that has failed.
    process.exit(1);
  }
}
