import { test } from 'tap';
import {
  decideEndSession,
  decideLoginFailed,
  decideRefreshSession,
  decideStartSession,
  REFRESH_GRACE_MS,
  SESSION_FAMILIES_MAX,
} from '../../../actors/player/decide-session.ts';
import type { States } from '../../../actors/states.ts';
import { given, type Stage, stampAt } from '../../support/cluster/actor-stage.ts';
import { ADA, BOB, registered } from '../../support/samples/actor-events.ts';

const LIVES_MS = 1_000;

function start(familyId: string, nowMs: number, player = ADA) {
  const expiresAtMs = nowMs + LIVES_MS;
  return ({ players }: States) =>
    decideStartSession(
      players.get(player),
      { player, familyId, refreshHash: `${familyId}-1`, expiresAtMs },
      stampAt(nowMs),
    );
}

function refresh(familyId: string, presentedHash: string, nextHash: string, nowMs: number) {
  const times = { expiresAtMs: nowMs + LIVES_MS };
  return ({ players }: States) =>
    decideRefreshSession(
      players.get(ADA),
      { player: ADA, familyId, presentedHash, nextHash, ...times },
      stampAt(nowMs),
    );
}

function familiesOf(stage: Stage): string[] {
  return stage.states.players.get(ADA)?.sessions.map(({ familyId }) => familyId) ?? [];
}

test('session: each refresh token is good once, and its successor then', (t) => {
  const stage = given(registered(ADA)).when(start('f', 0)).thenEvents(t, {});
  stage
    .when(refresh('f', 'f-1', 'f-2', 500))
    .thenEvents(t, { type: 'SessionRefreshed', refreshHash: 'f-2', expiresAtMs: 1_500 });
  stage.when(refresh('f', 'f-2', 'f-3', 1_400)).thenEvents(t, { refreshHash: 'f-3' });
  t.same(familiesOf(stage), ['f']);
  t.end();
});

test('session: a token that comes a second time ends its family, and only its own', (t) => {
  const stage = given(registered(ADA)).when(start('f', 0)).thenEvents(t, {});
  stage.when(start('g', 0)).thenEvents(t, {});
  stage.when(refresh('f', 'f-1', 'f-2', 1)).thenEvents(t, {});
  stage
    .when(refresh('f', 'f-1', 'f-9', 2))
    .thenEvents(t, { type: 'SessionEnded', familyId: 'f', reason: 'refreshReused' });
  t.same(familiesOf(stage), ['g']);
  // The rightful owner's newer token is void too.
  stage.when(refresh('f', 'f-2', 'f-3', 3)).thenRejected(t, 'sessionEnded');
  stage.when(refresh('g', 'g-1', 'g-2', 3)).thenEvents(t, { type: 'SessionRefreshed' });
  t.end();
});

test('session: the token before is answered again with its own successor, for a moment', (t) => {
  const begun = () => {
    const stage = given(registered(ADA)).when(start('f', 0)).thenEvents(t, {});
    return stage.when(refresh('f', 'f-1', 'f-2', 1)).thenEvents(t, {});
  };
  const lastMs = Math.min(REFRESH_GRACE_MS, LIVES_MS - 1);
  begun()
    .when(refresh('f', 'f-1', 'f-2', lastMs))
    .thenEvents(t);
  const reused = { type: 'SessionEnded', reason: 'refreshReused' } as const;
  begun()
    .when(refresh('f', 'f-1', 'f-x', 2))
    .thenEvents(t, reused);
  const used = begun()
    .when(refresh('f', 'f-2', 'f-3', 3))
    .thenEvents(t, {});
  used.when(refresh('f', 'f-1', 'f-2', 4)).thenEvents(t, reused);
  t.end();
});

test('session: expires at its millisecond, and a refresh then ends it', (t) => {
  const begun = () => given(registered(ADA)).when(start('f', 0)).thenEvents(t, {});
  begun()
    .when(refresh('f', 'f-1', 'f-2', 999))
    .thenEvents(t, { type: 'SessionRefreshed' });
  const stage = begun()
    .when(refresh('f', 'f-1', 'f-2', 1_000))
    .thenEvents(t, { type: 'SessionEnded', reason: 'expired' });
  t.same(familiesOf(stage), []);
  t.end();
});

test('session: a log-in clears away what has expired', (t) => {
  const stage = given(registered(ADA)).when(start('old', 0)).thenEvents(t, {});
  stage
    .when(start('new', 1_000))
    .thenEvents(
      t,
      { type: 'SessionEnded', familyId: 'old', reason: 'expired' },
      { type: 'SessionStarted', familyId: 'new' },
    );
  t.same(familiesOf(stage), ['new']);
  t.end();
});

test('session: the seventeenth displaces the oldest', (t) => {
  const stage = given(registered(ADA));
  for (let i = 0; i < SESSION_FAMILIES_MAX; i += 1) stage.when(start(`f${i}`, i)).thenEvents(t, {});
  stage
    .when(start('last', 100))
    .thenEvents(
      t,
      { type: 'SessionEnded', familyId: 'f0', reason: 'displaced' },
      { type: 'SessionStarted', familyId: 'last' },
    );
  t.equal(familiesOf(stage).length, SESSION_FAMILIES_MAX);
  t.same(familiesOf(stage).at(-1), 'last');
  t.end();
});

test('session: a log-out ends one session, and a second log-out nothing', (t) => {
  const end = ({ players }: States) =>
    decideEndSession(players.get(ADA), { player: ADA, familyId: 'f' }, stampAt(5));
  const stage = given(registered(ADA)).when(start('f', 0)).thenEvents(t, {});
  stage.when(end).thenEvents(t, { type: 'SessionEnded', reason: 'logout' });
  stage.when(end).thenEvents(t);
  given().when(end).thenEvents(t);
  t.end();
});

test('session: nobody cannot log in, and their failures are not recorded', (t) => {
  const fail = ({ players }: States) => decideLoginFailed(players.get(ADA), stampAt(5));
  given()
    .when(start('f', 0, BOB))
    .thenRejected(t, 'credentialsWrong');
  given()
    .when(refresh('f', 'f-1', 'f-2', 0))
    .thenRejected(t, 'sessionEnded');
  given().when(fail).thenRejected(t, 'playerNotFound');
  given(registered(ADA)).when(fail).thenEvents(t, { type: 'LoginFailed', atMs: 5 });
  t.end();
});
