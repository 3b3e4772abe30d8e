import fc from 'fast-check';
import { test } from 'tap';
import {
  type AskState,
  type WorkState,
  workPage,
} from '../../../../../web/console/trading/book/work-pages.ts';

type Lists = Readonly<Record<WorkState, readonly string[]>>;

/** Lists by pages of two, as the engine does by pages of its own. */
function engineOf(lists: Lists): AskState<string> {
  return async (state, after) => {
    const from = Number(after ?? 0);
    const rows = lists[state].slice(from, from + 2);
    const isLast = from + 2 >= lists[state].length;
    return isLast ? { rows } : { rows, next: String(from + 2) };
  };
}

async function allOf(lists: Lists, rowsMin: number): Promise<string[]> {
  const all: string[] = [];
  let after: string | undefined;
  do {
    const page = await workPage(engineOf(lists), rowsMin, after);
    all.push(...page.rows);
    after = page.next;
  } while (after !== undefined);
  return all;
}

test('work: what needs a result comes first, in one page if it is little', async (t) => {
  const lists = { closed: ['c1'], suspended: [], open: ['o1', 'o2'] };
  t.same(await workPage(engineOf(lists), 10, undefined), { rows: ['c1', 'o1', 'o2'] });
  t.same(await workPage(engineOf(lists), 1, undefined), { rows: ['c1'], next: '1:' });
});

test('work: every event is listed once, in order, whatever a page holds', async (t) => {
  const list = fc.array(fc.constant('e'), { maxLength: 7 });
  await fc.assert(
    fc.asyncProperty(list, list, list, fc.integer({ min: 1, max: 9 }), async (...given) => {
      const [closed, suspended, open, rowsMin] = given;
      const named = (name: string, rows: readonly string[]) => rows.map((_, at) => name + at);
      const lists = {
        closed: named('c', closed),
        suspended: named('s', suspended),
        open: named('o', open),
      };
      t.same(await allOf(lists, rowsMin), [...lists.closed, ...lists.suspended, ...lists.open]);
    }),
  );
});
