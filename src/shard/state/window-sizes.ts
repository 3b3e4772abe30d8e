import { INDEX_SHAPE, type IndexShape } from '../entries/entry-index.ts';
import { WINDOW_CHANGES } from '../windows/late-rows.ts';

/** How much of what is written late is in memory: it determines when things are stored. */
export interface WindowSizes {
  readonly entryIndex: IndexShape;
  /** Changes of accounts. */
  readonly accountChanges: number;
}

export const WINDOW_SIZES: WindowSizes = {
  entryIndex: INDEX_SHAPE,
  accountChanges: WINDOW_CHANGES,
};
