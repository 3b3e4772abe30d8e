import { test } from 'tap';
import { noteRules } from '../../../actors/coordinator/game-rules.ts';
import { GAMES } from '../../../actors/games/game-table.ts';
import { given } from '../../support/cluster/actor-stage.ts';
import { TERMS } from '../../support/samples/actor-events.ts';
import { otherRulesOf } from '../../support/samples/other-rules.ts';

const GAME = GAMES['5of36'];
const FIRST = { ...TERMS, game: GAME };

test('game rules: those of the first draw by them are noted, and no others', (t) => {
  const { states } = given(...noteRules(given().states, FIRST));
  t.same(noteRules(states, { ...FIRST, draw: TERMS.draw + 1 } as typeof FIRST), []);
  const changed = { ...FIRST, game: otherRulesOf(GAME) };
  t.match(noteRules(states, changed), [{ gameId: '5of36', version: 1 }]);
  const next = { ...FIRST, game: { ...GAME, version: 2 } };
  t.match(noteRules(states, next), [{ gameId: '5of36', version: 2, draw: TERMS.draw }]);
  t.end();
});
