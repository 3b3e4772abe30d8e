import { test } from 'tap';
import { FAMILIES, familyNamed, familyNumbered, familyOf } from '../../../actors/games/families.ts';
import { GAMES } from '../../../actors/games/game-table.ts';
import { FAMILY_TWINS } from '../../../src/fairness/verifier/family-twins.ts';

test('families: a game without a name is of k of n, others are of the one that they name', (t) => {
  t.equal(familyOf(GAMES['5of36']).name, 'kOfN');
  t.equal(familyOf({ family: 'kOfN' }), familyNamed('kOfN'));
  t.throws(() => familyOf({ family: 'dice' }), { name: 'AssertionError' });
  t.end();
});

test('families: each stands under its own name, and has a twin in the verifier', (t) => {
  for (const [name, family] of FAMILIES) {
    t.equal(family.name, name);
    t.equal(familyNumbered(family.number), family, 'and under its own number');
  }
  t.throws(() => familyNumbered(0), { name: 'AssertionError' });
  t.same([...FAMILY_TWINS.keys()], [...FAMILIES.keys()]);
  for (const [name, family] of FAMILIES) {
    const twin = FAMILY_TWINS.get(name);
    t.same(Object.keys(twin?.rules ?? {}), family.promised.rules, 'hashed in one order');
    t.same(Object.keys(twin?.condition ?? {}), family.promised.condition);
  }
  t.end();
});
