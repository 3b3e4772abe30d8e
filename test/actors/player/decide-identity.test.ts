import { test } from 'tap';
import {
  betRefusal,
  decideChangePassword,
  decideGiveBirthDate,
} from '../../../actors/player/decide-identity.ts';
import type { States } from '../../../actors/states.ts';
import { must } from '../../../src/kernel/assert.ts';
import { given, stampAt } from '../../support/cluster/actor-stage.ts';
import { ADA, registered } from '../../support/samples/actor-events.ts';

const NOW_MS = Date.UTC(2026, 0, 1);
const withoutBirthDate = { ...registered(ADA), birthDate: null } as ReturnType<typeof registered>;
const GIVEN = { player: ADA, birthDate: '1990-01-31', minimumAgeYears: 18, timeZone: 'UTC' };
const WEAK = { type: 'PasswordFoundWeak', player: ADA } as const;

const give = (birthDate: string) => (states: States) =>
  decideGiveBirthDate(
    states.players.get(ADA),
    { player: ADA, birthDate, minimumAgeYears: 18, timeZone: 'UTC' },
    stampAt(NOW_MS),
  );

const change = (provenHash: string) => (states: States) =>
  decideChangePassword(
    states.players.get(ADA),
    { player: ADA, provenHash, passwordHash: 'better', keptFamilyId: 'kept' },
    stampAt(NOW_MS),
  );

function barrier(states: States): string | undefined {
  return betRefusal(must(states.accounts.get(ADA), 'the player is not registered'))?.code;
}

test('identity: nobody bets without a birth date and a good password', (t) => {
  const stage = given(withoutBirthDate, WEAK);
  t.equal(barrier(stage.states), 'birthDateNeeded');
  stage.when(give('2020-01-01')).thenRejected(t, 'playerTooYoung', { minimumAgeYears: 18 });
  stage.when(give('1990-02-30')).thenRejected(t, 'birthDateInvalid');
  stage.when(give('1990-01-31')).thenEvents(t, { type: 'BirthDateGiven', birthDate: '1990-01-31' });
  t.equal(barrier(stage.states), 'betterPasswordNeeded');
  stage.when(change('hash')).thenEvents(t, { type: 'PasswordChanged', passwordHash: 'better' });
  t.equal(barrier(stage.states), undefined);
  t.equal(barrier(given(registered(ADA)).states), undefined, 'an account with both owes nothing');
  t.end();
});

test('identity: a birth date is given once', (t) => {
  const stage = given(registered(ADA));
  stage.when(give('1990-01-31')).thenEvents(t);
  stage.when(give('1991-01-31')).thenRejected(t, 'birthDateFixed');
  const nobody = () => decideGiveBirthDate(undefined, GIVEN, stampAt(NOW_MS));
  stage.when(nobody).thenRejected(t, 'playerNotFound');
  t.end();
});

test('identity: a new password ends all other sessions, and only follows the proven one', (t) => {
  const session = { player: ADA, refreshHash: 'r', expiresAtMs: NOW_MS + 1, atMs: 0 };
  const stage = given(
    registered(ADA),
    { type: 'SessionStarted', familyId: 'kept', ...session },
    { type: 'SessionStarted', familyId: 'other', ...session },
  );
  stage.when(change('another')).thenRejected(t, 'credentialsWrong');
  stage
    .when(change('hash'))
    .thenEvents(
      t,
      { type: 'PasswordChanged' },
      { type: 'SessionEnded', familyId: 'other', reason: 'passwordChanged' },
    );
  t.end();
});
