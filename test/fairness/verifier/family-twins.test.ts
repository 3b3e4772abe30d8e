import { test } from 'tap';
import {
  FAMILY_TWINS,
  familyNameIn,
  membersOf,
  twinOf,
} from '../../../src/fairness/verifier/family-twins.ts';
import { K_OF_N_TWIN } from '../../../src/fairness/verifier/k-of-n-twin.ts';
import { integer } from '../../../src/fairness/verifier/shape-rules.ts';
import { goldenDraws } from '../../support/fairness/fairness-golden.ts';

test('family twins: k of n goes without a name, and no other does', (t) => {
  for (const unnamed of [undefined, null, 7, 'x', {}, { id: '5of36' }]) {
    t.equal(familyNameIn(unnamed), 'kOfN', `${unnamed}`);
  }
  t.equal(familyNameIn({ family: 'dice' }), 'dice');
  for (const family of ['kOfN', undefined, null, 7, {}]) {
    t.equal(familyNameIn({ family }), undefined, `${family}`);
  }
  t.equal(FAMILY_TWINS.get('kOfN'), K_OF_N_TWIN);
  for (const { transcript } of goldenDraws()) t.equal(twinOf(transcript.terms.game), K_OF_N_TWIN);
  t.throws(() => twinOf({ id: 'x', family: 'dice', tiers: [] }), /not known/);
  t.end();
});

test('family twins: members are hashed in the order of the rules, not of the file', (t) => {
  const rule = integer(0, 9);
  const game = { id: 'x', b: 2, a: 1, tiers: [] };
  t.same(membersOf(game, { a: rule, b: rule }), [1, 2]);
  t.end();
});
