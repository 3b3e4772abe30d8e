import { test } from 'tap';
import { AssertionError } from '../../../src/kernel/assert.ts';
import { NO_ENTRY } from '../../../src/kernel/entry-place.ts';
import { given } from '../../support/cluster/actor-stage.ts';
import { ADA, registered } from '../../support/samples/actor-events.ts';

test('player: a registration fills login, slot, profile and account', (t) => {
  const { states } = given(registered(ADA));
  t.equal(states.logins.get(`player-${ADA}`), ADA);
  t.equal(states.slots.get(3), 1);
  t.match(states.players.get(ADA), { key: ADA, roles: ['player'], sessions: [] });
  t.match(states.accounts.get(ADA), { balanceMinor: 0, paymentCount: 0, lastEntry: NO_ENTRY });
  t.end();
});

test('player: a refresh changes its own family only', (t) => {
  const begin = { type: 'SessionStarted', player: ADA, expiresAtMs: 9, atMs: 1 } as const;
  const { states } = given(
    registered(ADA),
    { ...begin, familyId: 'f', refreshHash: 'f-1' },
    { ...begin, familyId: 'g', refreshHash: 'g-1' },
    {
      type: 'SessionRefreshed',
      player: ADA,
      familyId: 'f',
      refreshHash: 'f-2',
      expiresAtMs: 20,
      atMs: 2,
    },
  );
  t.same(states.players.get(ADA)?.sessions, [
    {
      familyId: 'f',
      refreshHash: 'f-2',
      previousHash: 'f-1',
      refreshedAtMs: 2,
      startedAtMs: 1,
      expiresAtMs: 20,
    },
    {
      familyId: 'g',
      refreshHash: 'g-1',
      previousHash: null,
      refreshedAtMs: 1,
      startedAtMs: 1,
      expiresAtMs: 9,
    },
  ]);
  t.end();
});

test('player: events about nobody stop the shard', (t) => {
  const ended = { type: 'SessionEnded', player: ADA, familyId: 'f', reason: 'logout', atMs: 1 };
  t.throws(() => given(ended as never), AssertionError);
  t.end();
});
