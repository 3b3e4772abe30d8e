/**
 * Makes a shard's rows again from its records, and puts them in the place of the old.
 *
 * Whatever ends the making of them (`rebuild-rows.ts`) ends it before anything is exchanged.
 */
import { RowStore } from '../../journal/row-store.ts';
import { TABLES } from '../tables/shard-tables.ts';
import {
  dropRebuiltRows,
  exchangeShardRows,
  type RebuildOptions,
  type Rebuilt,
  rebuildShardRows,
  rebuiltRowsIn,
  rowsFileIn,
  withRows,
} from './rebuild-rows.ts';

export interface Repaired extends Rebuilt {
  /** The rows that are other than they were, in words. */
  readonly rows: readonly string[];
}

/** Throws an OperationalError that says why the records cannot be relied on. */
export async function repairShardRows(options: RebuildOptions): Promise<Repaired> {
  const { place } = options;
  const rebuilt = await rebuildShardRows(options);
  try {
    const rows = await differences(place.directory, rebuiltRowsIn(place));
    exchangeShardRows(place);
    return { ...rebuilt, rows };
  } finally {
    dropRebuiltRows(place);
  }
}

/** The rows that are not as they were, in words: all of them where the old ones are lost. */
async function differences(oldDirectory: string, directory: string): Promise<string[]> {
  const fresh = RowStore.open(rowsFileIn(directory));
  try {
    const found = await withRows(oldDirectory, (old) => [...differing(fresh, old)]);
    return found ?? Array.from(fresh.all(), ({ key }) => nameOf(key));
  } finally {
    await fresh.close();
  }
}

function* differing(fresh: RowStore, old: RowStore): Generator<string> {
  for (const row of fresh.all()) if (!old.holds(row)) yield nameOf(row.key);
  for (const { key } of old.all()) if (!fresh.has(key)) yield `${nameOf(key)}, deleted`;
}

function nameOf(key: Uint8Array): string {
  return `row ${TABLES.describeKey(key)} of ${TABLES.tableOf(key) ?? 'no known table'}`;
}
