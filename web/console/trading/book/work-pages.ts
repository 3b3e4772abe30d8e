/**
 * Events in the order of work: those that need a result, those whose betting rests, those that take
 * bets. The engine lists one state at a time, so a list of several goes on with the next state
 * where one ends.
 */
import type { ListPage } from '../../../kit/listing.ts';

export type WorkState = 'closed' | 'suspended' | 'open';

const IN_ORDER: readonly WorkState[] = ['closed', 'suspended', 'open'];

/** Asks for a page of events in one state. */
export type AskState<Row> = (state: WorkState, after: string | undefined) => Promise<ListPage<Row>>;

/**
 * A page of the whole: several states where the first have few rows, so that nobody has to ask
 * on to see that there is more. The cursor names the state, and its page there.
 */
export async function workPage<Row>(
  ask: AskState<Row>,
  rowsMin: number,
  after: string | undefined,
): Promise<ListPage<Row>> {
  let [at, cursor] = placeOf(after);
  const rows: Row[] = [];
  for (;;) {
    const state = IN_ORDER[at];
    if (state === undefined) return { rows };
    const page = await ask(state, cursor);
    rows.push(...page.rows);
    if (page.next !== undefined) {
      if (rows.length >= rowsMin) return { rows, next: `${at}:${page.next}` };
      cursor = page.next;
      continue;
    }
    at += 1;
    cursor = undefined;
    if (rows.length >= rowsMin && at < IN_ORDER.length) return { rows, next: `${at}:` };
  }
}

function placeOf(after: string | undefined): [at: number, cursor: string | undefined] {
  const [, at, cursor] = /^(\d):(.*)$/.exec(after ?? '') ?? [];
  return at === undefined ? [0, undefined] : [Number(at), cursor === '' ? undefined : cursor];
}
