import { test } from 'tap';
import { isStaff, ROLES, roleSet } from '../../../actors/player/player.ts';

test('roles: every set of them holds "player", each role once, in one order', (t) => {
  t.same(roleSet([]), ['player']);
  t.same(roleSet(['admin', 'operator', 'admin']), ['player', 'operator', 'admin']);
  t.same(roleSet([...ROLES].reverse()), ROLES);
  t.end();
});

test('roles: whoever has another one than "player" is staff', (t) => {
  for (const role of ROLES) t.equal(isStaff(['player', role]), role !== 'player', role);
  t.end();
});
