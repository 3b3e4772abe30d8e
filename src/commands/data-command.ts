/** `tirage data …`: what is done with a whole data directory. */
import type { Command } from 'commander';
import { addDataExport } from './export-command.ts';
import { addDataUpgrade } from './upgrade-command.ts';

export function addDataCommands(program: Command): void {
  const data = program.command('data').description('what a data directory holds');
  addDataUpgrade(data);
  addDataExport(data);
}
