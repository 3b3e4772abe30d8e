import { test } from 'tap';
import {
  movingStanding,
  prepaidIn,
  standingArrives,
  standingLeaves,
} from '../../../actors/standing/moving-standing.ts';
import { seriesMarkOf } from '../../../actors/standing/standing-ticket.ts';
import { given } from '../../support/cluster/actor-stage.ts';
import { ADA, withMoney } from '../../support/samples/actor-events.ts';
import { endedFor, madePrepaid, madeRecurring } from '../../support/samples/standing-events.ts';

test('standing tickets: they move whole, with what was prepaid', (t) => {
  const here = given(...withMoney(ADA, 500), madeRecurring(), endedFor('stopped', 0));
  here.and(madePrepaid({ number: 2, entryId: 'prepaid.2' }));
  const moving = movingStanding(here.states, ADA);
  t.match(moving, { madeCount: 2, active: [2], ended: [1] });
  t.equal(prepaidIn(moving), 200);
  standingLeaves(here.states, ADA, 'transit:1');
  t.equal(here.ledger().orders, undefined);
  t.equal(here.ledger()['transit:1'], 200);
  t.equal(movingStanding(here.states, ADA), null);
  const mark = seriesMarkOf('evening');
  t.equal(here.states.standingSeries.get(mark), undefined);

  const there = given();
  standingArrives(there.states, ADA, { standing: moving, transit: 'transit:0' });
  t.same(movingStanding(there.states, ADA), moving);
  t.match(there.states.standingSets.get(ADA), { active: [2], activeIn: [mark] });
  t.match(there.ledger(), { orders: 200, 'transit:0': -200 });
  t.equal(there.states.standingSeries.get(mark), 1, 'the one that ended is in no list');
  t.end();
});

test('standing tickets: who never had one takes none along', (t) => {
  const { states } = given(...withMoney(ADA, 500));
  t.equal(movingStanding(states, ADA), null);
  t.equal(prepaidIn(null), 0);
  standingLeaves(states, ADA, 'transit:1');
  standingArrives(states, ADA, { standing: null, transit: 'transit:1' });
  t.equal(states.standingSets.get(ADA), undefined);
  t.end();
});
