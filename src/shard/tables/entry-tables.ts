/** The rows of the index of clients' keys, which `EntryLog` writes. */
import { IndexBlock } from '../entries/index-block.ts';
import { decodeValue } from '../records/positional-codec.ts';
import { declareRows } from './declare-table.ts';
import { number } from './key-part.ts';
import { bareRow, byParts } from './key-shapes.ts';

export const ENTRY_ROWS = {
  /** Read when runs are merged, and when a key is looked for. */
  entryRuns: declareRows(
    23,
    'log',
    byParts(
      { generation: number('generation') },
      { level: number('level') },
      { run: number('run') },
      { block: number('block') },
    ),
    placesIn,
  ),
  entryPosition: declareRows(24, 'shard', bareRow('of the newest'), decodeValue),
};

function placesIn(row: Uint8Array): unknown {
  const block = new IndexBlock(row);
  return Array.from({ length: block.count }, (_, index) => block.placeAt(index));
}
