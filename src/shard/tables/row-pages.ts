/**
 * Page by page through a range: no cursor stays open, and each page shows its rows as they are when
 * it is asked for.
 */
import type { Journal, Row, RowRange } from '../../journal/journal.ts';
import { must } from '../../kernel/assert.ts';
import { keyBehind } from './row-key.ts';

/** What `read` finds, `limit` at a time, each page after the last key of the one before. */
export function* rowPages<Found>(
  range: RowRange,
  read: (range: RowRange) => readonly Found[],
  keyOf: (found: Found) => Uint8Array,
): Generator<readonly Found[]> {
  let { start, end } = range;
  for (;;) {
    const page = read({ ...range, start, end });
    yield page;
    if (page.length < range.limit) return;
    const last = keyOf(must(page.at(-1), 'a full page has no last row'));
    if (range.reverse) end = last;
    else start = keyBehind(last);
  }
}

/** Every row of a range, `pageRows` in memory at a time. */
export function* allRows(
  journal: Pick<Journal, 'readRows'>,
  range: Pick<RowRange, 'start' | 'end'>,
  pageRows: number,
): Generator<Row> {
  const pages = rowPages(
    { ...range, limit: pageRows, reverse: false },
    (one) => journal.readRows(one),
    ({ key }) => key,
  );
  for (const page of pages) yield* page;
}
