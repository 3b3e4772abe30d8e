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
  t.same(listing.state.value.rows, [1, 2]);
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

test('listing: what is here stays until the first page comes anew', async (t) => {
  let answer = (_: ListPage<number>): void => undefined;
  const listing = new Listing<number>(
    () =>
      new Promise((resolve) => {
        answer = resolve;
      }),
  );
  const first = listing.more();
  answer({ rows: [1, 2] });
  await first;
  const again = listing.again();
  t.same(listing.state.value, { rows: [1, 2], kind: 'loading', hasMore: true });
  answer({ rows: [3, 1, 2] });
  await again;
  t.same(listing.state.value.rows, [3, 1, 2]);
});
