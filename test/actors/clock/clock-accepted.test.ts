import { test } from 'tap';
import { evolve } from '../../../actors/evolve.ts';
import { given } from '../../support/cluster/actor-stage.ts';
import { EVENT_SAMPLES } from '../../support/samples/event-samples.ts';

test('clock accepted: no state follows from what time it is', (t) => {
  const { states } = given();
  const before = JSON.stringify(states);
  evolve(states, EVENT_SAMPLES.ClockAccepted);
  t.equal(JSON.stringify(states), before);
  t.end();
});
