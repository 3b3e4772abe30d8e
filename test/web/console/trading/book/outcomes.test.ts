import { test } from 'tap';
import { outcomesWanted, withOutcome } from '../../../../../web/console/trading/book/outcomes.ts';

const MARKETS = [
  { selections: [{ selection: 0 }, { selection: 1 }, { selection: 2 }] },
  { selections: [{ selection: 3 }] },
];

test('outcomes: a winner leaves the open ones of its market lost, and no others', (t) => {
  const chosen = withOutcome(new Map([[2, 'void' as const]]), MARKETS, 0, 'won');
  t.same([...chosen].sort(), [
    [0, 'won'],
    [1, 'lost'],
    [2, 'void'],
  ]);
  t.equal(outcomesWanted(chosen, MARKETS), undefined, 'the other market is open');
  t.end();
});

test('outcomes: nothing is wanted before each selection has one', (t) => {
  const chosen = withOutcome(withOutcome(new Map(), MARKETS, 1, 'won'), MARKETS, 3, 'lost');
  t.same(outcomesWanted(chosen, MARKETS), [
    { selection: 0, state: 'lost' },
    { selection: 1, state: 'won' },
    { selection: 2, state: 'lost' },
    { selection: 3, state: 'lost' },
  ]);
  t.same(withOutcome(new Map(), MARKETS, 0, 'lost'), new Map([[0, 'lost']]));
  t.end();
});
