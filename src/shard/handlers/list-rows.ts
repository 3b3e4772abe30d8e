/**
 * A list of the rows of a table that a request may see, read a step at a time (long-reads.ts).
 *
 * A list ends at its limit, or with the last row; `viewOf` decides which rows are shown.
 */
import { ROW_COST, ROWS_PER_STEP } from '../long-reads.ts';
import type { TableRow } from '../tables/table.ts';

/** In the order of their keys, or against it. */
export const FORWARD = { limit: ROWS_PER_STEP, reverse: false } as const;
export const BACKWARD = { limit: ROWS_PER_STEP, reverse: true } as const;

interface ListOptions<Key, Value, View> {
  /** How many views the list may hold. */
  readonly limit: number;
  /** Undefined: the row is not for this list. */
  readonly viewOf: (row: TableRow<Key, Value>) => View | undefined;
  readonly rowCost?: number;
}

interface ListedRows<Key, View> {
  readonly views: View[];
  /** The key of the last of them if the list is full; null if there are no more rows. */
  readonly next: Key | null;
}

export function* listRows<Key, Value, View>(
  pages: Iterable<readonly TableRow<Key, Value>[]>,
  { limit, viewOf, rowCost = ROW_COST }: ListOptions<Key, Value, View>,
): Generator<number, ListedRows<Key, View>, undefined> {
  const views: View[] = [];
  for (const page of pages) {
    yield page.length * rowCost;
    for (const row of page) {
      const view = viewOf(row);
      if (view === undefined) continue;
      views.push(view);
      if (views.length === limit) return { views, next: row.key };
    }
  }
  return { views, next: null };
}
