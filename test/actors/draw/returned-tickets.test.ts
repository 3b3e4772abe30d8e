import { test } from 'tap';
import { ascending, countedTickets } from '../../../actors/draw/returned-tickets.ts';
import { minor } from '../../../src/kernel/money.ts';

test('returned tickets: what takes part is what was sold without them', (t) => {
  t.equal(countedTickets({ ticketCount: 3 }), 3);
  const returned = { ticketCount: 2, stakeMinor: minor(700) };
  t.equal(countedTickets({ ticketCount: 3, returned }), 1);
  t.end();
});

test('returned tickets: are sealed by their ordinals, in whatever order they came', (t) => {
  t.same(ascending(new Set([9, 100, 11])), [9, 11, 100]);
  t.end();
});
