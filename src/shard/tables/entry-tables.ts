/** The rows of the log of ledger entries and of its index, which `EntryLog` writes. */
import { entryCountOf, entryInBlock } from '../entries/entry-block-codec.ts';
import { IndexBlock } from '../entries/index-block.ts';
import { decodeValue } from '../records/positional-codec.ts';
import { declareRows } from './declare-table.ts';
import { longNumber, number } from './key-part.ts';
import { bareRow, byPart, byParts } from './key-shapes.ts';

export const ENTRY_ROWS = {
  /** The newest are read at a start: an entry that is not found would be accepted twice. */
  entries: declareRows(5, 'log', byPart(longNumber('from number')), entriesIn),
  /** Read when runs are merged. */
  entryRuns: declareRows(
    23,
    'log',
    byParts({ level: number('level') }, { run: number('run') }, { block: number('block') }),
    ordinalsIn,
  ),
  entryPosition: declareRows(24, 'shard', bareRow('of the newest'), decodeValue),
};

function entriesIn(row: Uint8Array): unknown {
  return Array.from({ length: entryCountOf(row) }, (_, index) => entryInBlock(row, index));
}

function ordinalsIn(row: Uint8Array): unknown {
  const block = new IndexBlock(row);
  return Array.from({ length: block.count }, (_, index) => block.ordinalAt(index));
}
