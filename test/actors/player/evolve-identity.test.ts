import { test } from 'tap';
import { AssertionError } from '../../../src/kernel/assert.ts';
import { given } from '../../support/cluster/actor-stage.ts';
import { ADA, registered } from '../../support/samples/actor-events.ts';

const BORN = { type: 'BirthDateGiven', player: ADA, birthDate: '1990-01-31', atMs: 5 } as const;

test('evolve identity: each barrier falls by itself', (t) => {
  const opened = { ...registered(ADA), birthDate: null } as ReturnType<typeof registered>;
  const { states } = given(opened, { type: 'PasswordFoundWeak', player: ADA });
  t.equal(states.accounts.get(ADA)?.betBarriers, 3);
  const stage = given(opened, { type: 'PasswordFoundWeak', player: ADA }, BORN);
  t.equal(stage.states.accounts.get(ADA)?.betBarriers, 2);
  t.equal(stage.states.players.get(ADA)?.birthDate, '1990-01-31');
  stage.and({ type: 'PasswordChanged', player: ADA, passwordHash: 'better', atMs: 6 });
  t.equal(stage.states.accounts.get(ADA)?.betBarriers, 0);
  t.equal(stage.states.players.get(ADA)?.passwordHash, 'better');
  t.throws(() => stage.and(BORN), AssertionError, 'a birth date was given twice');
  t.end();
});
