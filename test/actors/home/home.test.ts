import { test } from 'tap';
import {
  atNumber,
  movedAwayOf,
  nextDeparture,
  nextDepartureDuty,
} from '../../../actors/home/home.ts';
import { AssertionError } from '../../../src/kernel/assert.ts';
import { given } from '../../support/cluster/actor-stage.ts';
import { ADA, registered } from '../../support/samples/actor-events.ts';
import { ADDED, DEALT, TOLD } from '../../support/samples/growth-events.ts';
import { CARL, DORA, SLOT, settler } from '../../support/samples/home-events.ts';

test('home: nobody has to leave while their slot falls to the shard that they are on', (t) => {
  t.equal(nextDeparture(given(settler(CARL)).states), undefined, 'it has never grown');
  t.equal(nextDeparture(given(registered(ADA), ADDED, TOLD).states), undefined);
  t.end();
});

test('home: they leave once the new shards know of what is open, until all have left', (t) => {
  const stage = given(registered(ADA), settler(CARL), settler(DORA), ADDED);
  t.equal(nextDepartureDuty(stage.states), undefined);
  stage.and(TOLD);
  t.same(nextDeparture(stage.states), atNumber(SLOT, 0));
  t.same(nextDepartureDuty(stage.states), { duty: 'move', atMs: 0 });
  stage.states.departure.put(0, atNumber(SLOT, 1));
  t.same(nextDeparture(stage.states), atNumber(SLOT, 1), 'a slot is left player by player');
  stage.and(DEALT);
  t.equal(nextDeparture(stage.states), undefined);
  t.end();
});

test('home: a residual is of somebody who has moved', (t) => {
  const { states } = given(settler(CARL));
  t.throws(() => movedAwayOf(states, CARL), AssertionError);
  const movedAway = { to: 1, lastEntry: 0 as never, cameFrom: null };
  states.movedAway.put(CARL, movedAway);
  t.equal(movedAwayOf(states, CARL), movedAway);
  t.end();
});
