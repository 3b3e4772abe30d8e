import { test } from 'tap';
import { PickHeadroom } from '../../../actors/pick-limit/pick-headroom.ts';
import { minor } from '../../../src/kernel/money.ts';
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

test('pick headroom: with what others have used, what all shards may still sell', (t) => {
  const { states } = selling(LIMITED_5OF36).and(sold(LIMITED_5OF36, [[1, 2, 3, 4, 5]]));
  const used = new Map([
    [0, minor(4_000)],
    [1, minor(10_500)],
  ]);
  const headroom = new PickHeadroom(states, LIMITED_5OF36, DRAW, used);
  t.equal(headroom.usedMinor(0), 1_000);
  t.equal(headroom.unusedMinor(0), 5_000, 'of 10,000');
  t.equal(headroom.leftMinor(0, 2_000), 5_000);
  t.equal(headroom.unusedMinor(1), 0, 'never less than nothing');
  t.equal(headroom.unusedMinor(2), 2_500, 'of others it knows what is here');
  t.equal(headroom.leftMinor(2, 2_000), undefined);
  states.tickets.release(DRAW);
  t.equal(headroom.usedMinor(0), 2_500, 'what a closed shard has, nobody gets');
  t.end();
});
