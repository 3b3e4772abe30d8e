import { test } from 'tap';
import { given } from '../support/cluster/actor-stage.ts';
import { ADA, registered } from '../support/samples/actor-events.ts';

test('evolve: a failed log-in is a fact that changes nothing', (t) => {
  const before = JSON.stringify(given(registered(ADA)).states.players.get(ADA));
  const stage = given(registered(ADA), { type: 'LoginFailed', player: ADA, atMs: 5 });
  t.equal(JSON.stringify(stage.states.players.get(ADA)), before);
  t.end();
});
