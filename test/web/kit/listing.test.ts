import { test } from 'tap';
import { Listing, type ListPage } from '../../../web/kit/listing.ts';

const PAGES: Record<string, ListPage<number>> = {
  first: { rows: [1, 2], next: 'second' },
  second: { rows: [3] },
};

test('listing: page after page, to the last', async (t) => {
  const asked: (string | undefined)[] = [];
  const listing = new Listing<number>(async (after) => {
    asked.push(after);
    return PAGES[after ?? 'first'] ?? { rows: [] };
  });
  t.match(listing.state.value, { rows: [], kind: 'loading' });
  await listing.more();
  t.same(listing.state.value, { rows: [1, 2], kind: 'here', hasMore: true });
  await Promise.all([listing.more(), listing.more()]);
  t.same(listing.state.value, { rows: [1, 2, 3], kind: 'here', hasMore: false });
  await listing.more();
  t.same(asked, [undefined, 'second'], 'no page is asked for twice, and none after the last');
  await listing.again();
  t.same(listing.state.value.rows, [1, 2, 3]);
});

test('listing: a refusal keeps the rows, and the next ask goes on from there', async (t) => {
  const reason = new Error('away');
  let isAway = false;
  const listing = new Listing<number>(async (after) => {
    if (isAway) throw reason;
    return PAGES[after ?? 'first'] ?? { rows: [] };
  });
  await listing.more();
  isAway = true;
  await listing.more();
  t.same(listing.state.value, { rows: [1, 2], kind: 'refused', reason, hasMore: true });
  isAway = false;
  await listing.more();
  t.same(listing.state.value.rows, [1, 2, 3]);
});

test('listing: what comes after one has begun again is dropped', async (t) => {
  const answers: ((page: ListPage<number>) => void)[] = [];
  const listing = new Listing<number>(() => new Promise((resolve) => answers.push(resolve)));
  const first = listing.more();
  const second = listing.again();
  answers[1]?.({ rows: [9] });
  await second;
  answers[0]?.({ rows: [1] });
  await first;
  t.same(listing.state.value.rows, [9]);
});

test('listing: told again it has as many rows, and shows the old ones until then', async (t) => {
  let first = 1;
  let isAway = false;
  const seen: (readonly number[])[] = [];
  const listing = new Listing<number>(async (after) => {
    seen.push(listing.state.peek().rows);
    if (isAway) throw new Error('away');
    const from = after === undefined ? first : Number(after);
    return { rows: [from, from + 1], next: String(from + 2) };
  });
  await listing.more();
  await listing.more();
  t.same(listing.state.value.rows, [1, 2, 3, 4]);
  first = 11;
  await listing.again();
  t.same(listing.state.value, { rows: [11, 12, 13, 14], kind: 'here', hasMore: true });
  t.same(seen.slice(2), [
    [1, 2, 3, 4],
    [1, 2, 3, 4],
  ]);
  await listing.more();
  t.same(listing.state.value.rows, [11, 12, 13, 14, 15, 16], 'and goes on behind them');
  isAway = true;
  await listing.again();
  t.match(listing.state.value, { rows: [11, 12, 13, 14, 15, 16], kind: 'refused' });
  isAway = false;
  await listing.again();
  t.match(listing.state.value, { kind: 'here', rows: [11, 12, 13, 14, 15, 16] });
});
