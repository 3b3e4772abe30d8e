import { test } from 'tap';
import { seriesMarkOf } from '../../../actors/standing/standing-ticket.ts';
import { beginWalk, walkActor } from '../../../actors/standing/standing-walk.ts';
import { given } from '../../support/cluster/actor-stage.ts';
import { ADA, announced, DRAW, OPENED, withMoney } from '../../support/samples/actor-events.ts';
import { madeRecurring } from '../../support/samples/standing-events.ts';

test('walk: begins with the opening of a draw whose series has standing tickets', (t) => {
  const stage = given(...withMoney(ADA, 500), madeRecurring(), announced(), OPENED);
  const seriesMark = seriesMarkOf('evening');
  t.match(stage.states.standingWalks.get(DRAW), { seriesMark, player: null });
  t.equal(walkActor(DRAW), 'standing:2');
  t.end();
});

test('walk: a series without standing tickets has none', (t) => {
  const other = madeRecurring({ seriesId: 'other' });
  const { states } = given(...withMoney(ADA, 500), other, announced(), OPENED);
  t.equal(states.standingWalks.get(DRAW), undefined);
  beginWalk(states, { draw: DRAW, seriesId: 'other' });
  t.ok(states.standingWalks.get(DRAW));
  t.end();
});
