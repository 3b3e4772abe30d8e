import { test } from 'tap';
import { listRows } from '../../../src/shard/handlers/list-rows.ts';

/** The even numbers of 1 to 10, which come two a page. */
function listed(limits: { readonly limit: number; readonly rowsMax?: number }) {
  const pages = [0, 2, 4, 6, 8].map((from) =>
    [1, 2].map((step) => ({ key: from + step, value: from + step })),
  );
  const viewOf = ({ value }: { readonly value: number }) => (value % 2 === 0 ? value : undefined);
  const steps = listRows(pages, { ...limits, viewOf });
  for (;;) {
    const { done, value } = steps.next();
    if (done === true) return value;
  }
}

test('list: it ends at its limit, with the last row, or where no more may be looked at', (t) => {
  t.same(listed({ limit: 2 }), { views: [2, 4], next: 4, reached: null });
  t.same(listed({ limit: 9 }), { views: [2, 4, 6, 8, 10], next: null, reached: null });
  t.same(listed({ limit: 9, rowsMax: 5 }), { views: [2, 4], next: null, reached: 5 });
  t.same(listed({ limit: 2, rowsMax: 4 }), { views: [2, 4], next: 4, reached: null });
  t.end();
});
