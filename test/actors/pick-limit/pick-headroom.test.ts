import { test } from 'tap';
import { DRAW } from '../../support/samples/actor-events.ts';
import { LIMITED_5OF36 } from '../../support/samples/limited-games.ts';
import { asked, headroomIn, received, selling, sold } from '../../support/samples/pick-states.ts';

test('pick headroom: what is allotted less what tickets use', (t) => {
  const stage = selling(LIMITED_5OF36);
  const headroom = headroomIn(stage.states, LIMITED_5OF36);
  t.equal(headroom.unusedMinor(0), 2_500);
  stage.and(sold(LIMITED_5OF36, [[1, 2, 3, 4, 5]]));
  t.equal(headroom.unusedMinor(0), 1_500);
  stage.and(asked(0), received(0, 700, { leftMinor: 2_200 }));
  t.equal(headroom.unusedMinor(0), 2_200);
  t.equal(headroom.leftMinor(0, 2_100), 2_200);
  t.equal(headroom.leftMinor(0, 2_300), undefined, 'that was known a while ago');
  stage.states.tickets.release(DRAW);
  t.equal(headroom.unusedMinor(0), 0, 'a draw whose tickets are gone sells nothing');
  t.end();
});
