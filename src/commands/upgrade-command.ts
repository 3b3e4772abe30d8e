/**
 * `tirage data upgrade`, on the data of a stopped engine.
 *
 * The directory is locked meanwhile. It runs in a process of its own (run-apart.ts), because it
 * reads rows that an older build has left.
 */
import { type Command, Option } from 'commander';
import { readMachine } from '../config/machine.ts';
import { readSettings } from '../config/settings.ts';
import { DataDirectory } from '../journal/data-directory.ts';
import { storedSettings } from '../journal/directory-meta.ts';
import { ConfigurationError } from '../kernel/errors.ts';
import { SystemRandom } from '../kernel/system-random.ts';
import { upgradeAll } from './data-upgrade.ts';
import { apart, HERE } from './journal-command.ts';
import { endWithParent } from './run-apart.ts';

interface UpgradeFlags {
  readonly data?: string;
  readonly here?: true;
}

export function addDataUpgrade(data: Command): void {
  data
    .command('upgrade')
    .description(
      'of a stopped engine: make what an earlier release has written fit for this one; every ' +
        'record is kept',
    )
    .option('--data <path>', 'the data directory')
    .addOption(new Option(HERE, 'in this process').hideHelp())
    .action((flags: UpgradeFlags) => (flags.here === true ? upgradeHere(flags) : apart()));
}

async function upgradeHere({ data }: UpgradeFlags): Promise<void> {
  endWithParent();
  const { dataDirectory: path } = readSettings({ machine: readMachine(), flags: { data } });
  const stored = storedSettings(path, 'upgrade');
  if (stored === undefined) {
    throw new ConfigurationError(
      'No engine has run in this directory: there is nothing to upgrade.',
    );
  }
  const random = new SystemRandom();
  const options = { path, ...stored, random, holder: 'command', reader: 'upgrade' } as const;
  const directory = await DataDirectory.open(options);
  try {
    if (!(await upgradeAll(directory, path))) process.exitCode = 1;
  } finally {
    await directory.release();
  }
}
