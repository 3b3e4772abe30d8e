import { INDEX_SHAPE, type IndexShape } from '../entries/key-index.ts';

/** How much of what is written late is in memory: it determines when things are stored. */
export interface WindowSizes {
  readonly keyIndex: IndexShape;
}

export const WINDOW_SIZES: WindowSizes = { keyIndex: INDEX_SHAPE };
