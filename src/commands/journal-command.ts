/**
 * `tirage journal verify` and `tirage journal repair`, on the journals of a stopped engine, and
 * `tirage journal show`.
 *
 * For the first two the directory is locked, so a running engine is refused. Each runs in a process
 * of its own (run-apart.ts), because a damaged file may end the one that reads it. `show` reads
 * records only, which is safe beside an engine and beside damage.
 */
import { type Command, InvalidArgumentError, Option } from 'commander';
import { readMachine } from '../config/machine.ts';
import { readSettings } from '../config/settings.ts';
import { DataDirectory } from '../journal/data-directory.ts';
import { storedSettings } from '../journal/directory-meta.ts';
import { ConfigurationError } from '../kernel/errors.ts';
import { SystemRandom } from '../kernel/system-random.ts';
import { type Repair, repairAll } from './journal-repair.ts';
import { tellFault } from './journal-report.ts';
import { parseRecordName, type RecordName, showRecord } from './journal-show.ts';
import { verifyAll } from './journal-verify.ts';
import { endWithParent, runApart } from './run-apart.ts';
import { say } from './standard-output.ts';

/** How LMDB ends a process that reads impossible pages. */
const DAMAGE_SIGNALS: readonly string[] = ['SIGABRT', 'SIGBUS', 'SIGSEGV'];
export const HERE = '--here';

interface JournalFlags {
  readonly data?: string;
  readonly here?: true;
  readonly acceptHeads?: true;
}

interface Look {
  readonly withoutMarks: boolean;
  readonly run: (directory: DataDirectory, repair: Repair) => Promise<boolean>;
}

export function addJournalCommands(program: Command): void {
  const journal = program.command('journal').description('look at the journals');
  add(
    journal,
    'verify',
    'of a stopped engine: walk every chain, rebuild the state and compare it with the rows',
    {
      withoutMarks: false,
      run: (directory) => verifyAll(directory),
    },
  );
  add(
    journal,
    'repair',
    'of a stopped engine: write damaged or missing rows anew from the records',
    {
      withoutMarks: true,
      run: repairAll,
    },
  ).option('--accept-heads', 'the journals are the newest there are, though nothing proves it');
  journal
    .command('show')
    .description('one record with its facts; beside a running engine, too')
    .argument('<record>', 'its number, as in 12, or 3:12 for that of shard 3', recordOf)
    .option('--data <path>', 'the data directory')
    .action((record: RecordName, { data }: JournalFlags) => {
      say(
        showRecord(readSettings({ machine: readMachine(), flags: { data } }).dataDirectory, record),
      );
    });
}

function recordOf(text: string): RecordName {
  const record = parseRecordName(text);
  if (record === undefined)
    throw new InvalidArgumentError('Give the number of a record, as in 12.');
  return record;
}

function add(journal: Command, name: string, about: string, look: Look): Command {
  return journal
    .command(name)
    .description(about)
    .option('--data <path>', 'the data directory')
    .addOption(new Option(HERE, 'in this process').hideHelp())
    .action((flags: JournalFlags) => (flags.here === true ? here(flags, look) : apart()));
}

/** Runs the command in a process of its own. */
export async function apart(): Promise<void> {
  const { exitCode, signal } = await runApart(HERE);
  if (signal !== null && DAMAGE_SIGNALS.includes(signal)) {
    tellFault('journal', `a file is damaged so that it could not be read to its end (${signal})`);
    say('NOT verified');
  }
  process.exitCode = exitCode ?? 1;
}

async function here(
  { data, acceptHeads }: JournalFlags,
  { withoutMarks, run }: Look,
): Promise<void> {
  endWithParent();
  const { dataDirectory: path } = readSettings({ machine: readMachine(), flags: { data } });
  const stored = storedSettings(path);
  if (stored === undefined) {
    throw new ConfigurationError(
      'No engine has run in this directory, or its meta.json was lost: put a copy of yours back.',
    );
  }
  const random = new SystemRandom();
  const options = { path, ...stored, random, holder: 'command', withoutMarks } as const;
  const directory = await DataDirectory.open(options);
  try {
    if (!directory.isBegun) {
      throw new ConfigurationError(
        'No engine has been ready with this directory yet: there is no journal to look at.',
      );
    }
    const isGood = await run(directory, { path, acceptsHeads: acceptHeads === true });
    say(isGood ? 'verified' : 'NOT verified');
    if (!isGood) process.exitCode = 1;
  } finally {
    await directory.release();
  }
}
