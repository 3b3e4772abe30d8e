/** `tirage reshard`, on the data of a stopped engine, whose directory is locked meanwhile. */
import { type Command, InvalidArgumentError } from 'commander';
import { readMachine } from '../config/machine.ts';
import { SHARDS_MAX } from '../config/setting-table.ts';
import { readSettings } from '../config/settings.ts';
import { storedSettings } from '../journal/directory-meta.ts';
import { createLogger } from '../operations/logger.ts';
import { reshard } from './data-reshard.ts';

interface ReshardFlags {
  readonly data?: string;
  readonly shards: number;
}

export function addReshardCommand(program: Command): void {
  program
    .command('reshard')
    .description(
      'of a stopped engine: add shards, and move the players that fall to them; can be run again ' +
        'when it was interrupted',
    )
    .requiredOption('--shards <number>', 'how many shards there shall be', readCount)
    .option('--data <path>', 'the data directory')
    .action((flags: ReshardFlags) => run(flags));
}

async function run({ data, shards }: ReshardFlags): Promise<void> {
  const settings = readSettings({
    machine: readMachine(),
    flags: { data, shards: String(shards) },
    known: (path) => storedSettings(path, 'reshard'),
  });
  const log = createLogger({ level: 'error' });
  if (!(await reshard({ settings, path: settings.dataDirectory, log }))) process.exitCode = 1;
}

function readCount(text: string): number {
  const count = /^\d{1,9}$/.test(text) ? Number(text) : 0;
  if (count > 0 && count <= SHARDS_MAX) return count;
  throw new InvalidArgumentError(`Give a number from 1 to ${SHARDS_MAX}.`);
}
