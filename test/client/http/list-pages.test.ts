import { test } from 'tap';
import { listPages } from '../../../client/src/http/list-pages.ts';

const PAGES: Readonly<Record<string, object>> = {
  first: { rows: [1, 2], next: 'second' },
  second: { rows: [], next: 'third' },
  third: { rows: [3] },
};

function asked() {
  const asks: (string | undefined)[] = [];
  const ask = async (after: string | undefined): Promise<unknown> => {
    asks.push(after);
    return PAGES[after ?? 'first'];
  };
  return { asks, ask };
}

test('list pages: every row, over pages of any length', async (t) => {
  const { asks, ask } = asked();
  const rows: unknown[] = [];
  for await (const row of listPages('rows', ask)) rows.push(row);
  t.same(rows, [1, 2, 3]);
  t.same(asks, [undefined, 'second', 'third']);
});

test('list pages: whoever stops early asks for no more', async (t) => {
  const { asks, ask } = asked();
  for await (const row of listPages('rows', ask)) if (row === 2) break;
  t.same(asks, [undefined]);
});

test('list pages: a page that has no such rows has none', async (t) => {
  const rows: unknown[] = [];
  for await (const row of listPages('others', asked().ask)) rows.push(row);
  t.same(rows, []);
});
