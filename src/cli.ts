/** The command line: `tirage serve`, and the tools around it. */
import { Command } from 'commander';
import { addAccrualCommand } from './commands/accrual-command.ts';
import { addAdminCommands } from './commands/admin-command.ts';
import { addDemoCommand } from './commands/demo-command.ts';
import { addJournalCommands } from './commands/journal-command.ts';
import { addRafflesCommand } from './commands/raffles-command.ts';
import { addSandboxCommands } from './commands/sandbox-command.ts';
import { serve } from './commands/serve-command.ts';
import { addStakeCommand } from './commands/stake-command.ts';
import { addVerifyCommand } from './commands/verify-command.ts';
import { addSettingOptions } from './config/settings-help.ts';
import { OperationalError } from './kernel/errors.ts';

export async function run(argv: readonly string[]): Promise<void> {
  const program = new Command('tirage')
    .description('A lottery and betting engine: every bet durable, every draw verifiable.')
    .showHelpAfterError();
  const serveCommand = program.command('serve').description('run the engine');
  addSettingOptions(serveCommand);
  serveCommand.action((flags) => serve(flags));
  for (const [role, does] of [
    ['line-provider', 'run only the events, for bet makers'],
    ['bet-maker', 'run all but the making of events, which a line provider does'],
  ] as const) {
    const command = program.command(role).description(does);
    addSettingOptions(command);
    command.action((flags) => serve({ ...flags, role }));
  }
  addAdminCommands(program);
  addJournalCommands(program);
  addVerifyCommand(program);
  addSandboxCommands(program);
  addRafflesCommand(program);
  addStakeCommand(program);
  addAccrualCommand(program);
  addDemoCommand(program);
  try {
    await program.parseAsync(argv);
  } catch (error) {
    // A sentence for the operator; anything else is our bug and keeps its stack.
    if (!(error instanceof OperationalError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  }
}
