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
  /** How many rows may be looked at. No bound where nearly each of them is shown. */
  readonly rowsMax?: number;
}

interface ListedRows<Key, View> {
  readonly views: View[];
  /** The key of the last of them if the list is full; null if there are no more rows. */
  readonly next: Key | null;
  /** The last row that was looked at, if no more may be. */
  readonly reached: Key | null;
}

export function* listRows<Key, Value, View>(
  pages: Iterable<readonly TableRow<Key, Value>[]>,
  { limit, viewOf, rowCost = ROW_COST, rowsMax = Infinity }: ListOptions<Key, Value, View>,
): Generator<number, ListedRows<Key, View>, undefined> {
  const views: View[] = [];
  let rowCount = 0;
  for (const page of pages) {
    yield page.length * rowCost;
    for (const row of page) {
      const view = viewOf(row);
      rowCount += 1;
      if (view !== undefined) views.push(view);
      if (views.length === limit) return { views, next: row.key, reached: null };
      if (rowCount === rowsMax) return { views, next: null, reached: row.key };
    }
  }
  return { views, next: null, reached: null };
}
