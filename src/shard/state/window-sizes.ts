import { INDEX_SHAPE, type IndexShape } from '../entries/entry-index.ts';

/** How much of what is written late is in memory: it determines when things are stored. */
export interface WindowSizes {
  readonly entryIndex: IndexShape;
}

export const WINDOW_SIZES: WindowSizes = { entryIndex: INDEX_SHAPE };
