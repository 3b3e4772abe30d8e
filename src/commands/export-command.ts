/** `tirage data export`: the journals as lines, beside a running engine, too. */
import { existsSync } from 'node:fs';
import { type Command, InvalidArgumentError } from 'commander';
import { readMachine } from '../config/machine.ts';
import { readSettings } from '../config/settings.ts';
import { journalPlaces, type MarkedPlace } from '../journal/journal-places.ts';
import { must } from '../kernel/assert.ts';
import { ConfigurationError } from '../kernel/errors.ts';
import { exportJournals, StreamSink } from './data-export.ts';
import { beforeAll, type ExportCursor, parseCursor } from './export-cursor.ts';
import { ExportFile } from './export-file.ts';

interface ExportFlags {
  readonly shard?: number | 'all';
  readonly from?: string;
  readonly output?: string;
  readonly data?: string;
}

export function addDataExport(data: Command): void {
  data
    .command('export')
    .description('the journals as lines of JSON, one a fact; beside a running engine, too')
    .option('--shard <n|all>', 'whose journal; all if left out', shardOf)
    .option('--from <cursor>', 'go on behind this cursor, which the last line of an export tells')
    .option('--output <file>', 'write to this file, or go on where it ends')
    .option('--data <path>', 'the data directory')
    .action((flags: ExportFlags) => runExport(flags));
}

async function runExport({ shard, from, output, data }: ExportFlags): Promise<void> {
  const { dataDirectory } = readSettings({ machine: readMachine(), flags: { data } });
  const places = journalPlaces(dataDirectory);
  if (from !== undefined && shard !== undefined) {
    throw new ConfigurationError('A cursor says which shards it is of: leave --shard out.');
  }
  const start = (): ExportCursor =>
    from === undefined ? startOf(places, shard) : parseCursor(from);
  if (output === undefined) {
    await exportJournals(places, { from: start(), sink: new StreamSink(process.stdout) });
    return;
  }
  if ((from !== undefined || shard !== undefined) && existsSync(output)) {
    throw new ConfigurationError(
      'The file is there, and says itself of which shards it is and where it ends: leave ' +
        '--shard and --from out.',
    );
  }
  const file = await ExportFile.open(output, start);
  try {
    await exportJournals(places, { from: file.cursor, sink: file });
  } finally {
    file.close();
  }
}

function startOf(places: readonly MarkedPlace[], shard: number | 'all' = 'all'): ExportCursor {
  const { origin } = must(places[0], 'a data directory has no shards');
  const shards = shard === 'all' ? places.map((place) => place.origin.shard) : [shard];
  return beforeAll(origin.engineId, shards);
}

function shardOf(text: string): number | 'all' {
  if (text === 'all') return text;
  if (/^\d{1,4}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('Give the number of a shard, or "all".');
}
