import { test } from 'tap';
import { enlist, strike } from '../../../actors/standing/series-index.ts';
import { seriesMarkOf } from '../../../actors/standing/standing-ticket.ts';
import { given } from '../../support/cluster/actor-stage.ts';
import { ADA, BOB } from '../../support/samples/actor-events.ts';

test('series: it has a count while any is active, and none after', (t) => {
  const { states } = given();
  const seriesMark = seriesMarkOf('evening');
  const one = { player: ADA, number: 1, seriesId: 'evening' };
  const other = { player: BOB, number: 1, seriesId: 'evening' };
  enlist(states, one);
  enlist(states, other);
  t.equal(states.standingSeries.get(seriesMark), 2);
  t.equal(states.standingBySeries.get({ seriesMark, player: BOB, number: 1 }), 1);
  strike(states, one);
  strike(states, other);
  t.equal(states.standingSeries.get(seriesMark), undefined);
  t.equal(states.standingBySeries.get({ seriesMark, player: BOB, number: 1 }), undefined);
  t.throws(() => strike(states, one), /lost count/);
  t.end();
});
