import { test } from 'tap';
import { enlist, standingTicketAt, strike } from '../../../actors/standing/series-index.ts';
import { seriesMarkOf } from '../../../actors/standing/standing-ticket.ts';
import { must } from '../../../src/kernel/assert.ts';
import { given } from '../../support/cluster/actor-stage.ts';
import { ADA, BOB, withMoney } from '../../support/samples/actor-events.ts';
import { endedFor, madeRecurring } from '../../support/samples/standing-events.ts';

test('series: it has a count while any is active, and none after', (t) => {
  const stage = given(...withMoney(ADA, 500), madeRecurring());
  const sample = must(standingTicketAt(stage.states, { player: ADA, number: 1 }), 'it was made');
  const { states } = given();
  const seriesMark = seriesMarkOf('evening');
  const [first, second] = [1, 2].map((number) => ({ ...sample, number }));
  const other = { ...sample, player: BOB };
  for (const one of [first, other, second]) enlist(states, must(one, 'there are three'));
  t.equal(states.standingSeries.get(seriesMark), 3);
  t.match(states.standingBySeries.get({ seriesMark, player: ADA }), [{ number: 1 }, { number: 2 }]);
  t.match(states.standingBySeries.get({ seriesMark, player: BOB }), [{ number: 1 }]);
  strike(states, sample);
  t.match(states.standingBySeries.get({ seriesMark, player: ADA }), [{ number: 2 }]);
  strike(states, other);
  strike(states, { ...sample, number: 2 });
  t.equal(states.standingSeries.get(seriesMark), undefined);
  t.equal(states.standingBySeries.get({ seriesMark, player: ADA }), undefined);
  t.throws(() => strike(states, sample), /lost count/);
  t.end();
});

test('standing tickets: one is found whether it is active or has ended', (t) => {
  const stage = given(...withMoney(ADA, 500), madeRecurring());
  stage.and(madeRecurring({ number: 2, seriesId: 'other', entryId: 'k.second' }));
  const at = (number: number) => standingTicketAt(stage.states, { player: ADA, number });
  t.match([at(1), at(2)], [{ seriesId: 'evening' }, { seriesId: 'other' }]);
  stage.and(endedFor('stopped', 0));
  t.match([at(1), at(2)], [{ endReason: 'stopped' }, { endReason: null }]);
  t.match(stage.states.standingTickets.get({ player: ADA, number: 1 }), { number: 1 });
  t.equal(stage.states.standingTickets.get({ player: ADA, number: 2 }), undefined);
  t.equal(at(3), undefined);
  t.equal(standingTicketAt(stage.states, { player: BOB, number: 1 }), undefined);
  t.end();
});
