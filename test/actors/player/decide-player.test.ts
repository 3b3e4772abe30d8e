import { test } from 'tap';
import type { ShardEvent } from '../../../actors/events.ts';
import { betRefusal } from '../../../actors/player/decide-identity.ts';
import {
  decideChangeRoles,
  decideRegister,
  type RegisterPlayer,
} from '../../../actors/player/decide-player.ts';
import type { Role } from '../../../actors/player/player.ts';
import type { States } from '../../../actors/states.ts';
import { must } from '../../../src/kernel/assert.ts';
import { PLAYERS_PER_SLOT_MAX, playerKey } from '../../../src/kernel/ids.ts';
import { pointsHundredths } from '../../../src/kernel/points.ts';
import { given, stampAt } from '../../support/cluster/actor-stage.ts';
import { ADA, BOB, deposited, registered } from '../../support/samples/actor-events.ts';

const NOW_MS = Date.parse('2026-03-01T12:00:00Z');

const COMMAND: RegisterPlayer = {
  login: 'Ada',
  loginNormalised: 'ada',
  slot: 7,
  passwordHash: 'hash',
  birthDate: '2008-03-01',
  roles: ['player'],
  minimumAgeYears: 18,
  timeZone: 'UTC',
  familyId: 'f1',
  refreshHash: 'r1',
  sessionExpiresAtMs: NOW_MS + 1_000,
};

function register(changes: Partial<RegisterPlayer>, playersInSlot?: number) {
  const command: RegisterPlayer = { ...COMMAND, ...changes };
  return ({ logins, slots }: States) => {
    const loginOwner = logins.get(command.loginNormalised);
    const count = playersInSlot ?? slots.get(command.slot) ?? 0;
    return decideRegister({ loginOwner, playersInSlot: count }, command, stampAt(NOW_MS));
  };
}

test('registration: a player gets the next number of their slot, an account and a session', (t) => {
  const stage = given()
    .when(register({}))
    .thenEvents(
      t,
      { type: 'PlayerRegistered', player: playerKey(7, 0), atMs: NOW_MS },
      { type: 'SessionStarted', player: playerKey(7, 0), familyId: 'f1', refreshHash: 'r1' },
    );
  t.equal(stage.balanceOf(playerKey(7, 0)), 0);
  t.equal(stage.states.players.get(playerKey(7, 0))?.sessions.length, 1);
  stage
    .when(register({ login: 'Eve', loginNormalised: 'eve' }))
    .thenEvents(t, { player: playerKey(7, 1) }, {});
  t.end();
});

test("registration: the birthday is that of the operator's time zone", (t) => {
  const timeZone = 'Pacific/Kiritimati';
  const [birthDate, dayAfter] = ['2008-03-02', '2008-03-03'];
  const beginsMs = Date.parse('2026-03-01T10:00:00Z'); // 2 March there.
  const at = (nowMs: number, born: string) =>
    decideRegister(
      { loginOwner: undefined, playersInSlot: 0 },
      { ...COMMAND, birthDate: born, timeZone },
      stampAt(nowMs),
    );
  t.match(at(beginsMs, birthDate), { kind: 'accepted' });
  t.match(at(beginsMs - 1, birthDate), { kind: 'rejected', code: 'playerTooYoung' });
  t.match(at(beginsMs, dayAfter), { kind: 'rejected', code: 'playerTooYoung' });
  t.end();
});

test('registration: who comes of age today may play, who does tomorrow may not', (t) => {
  given()
    .when(register({ birthDate: '2008-03-01' }))
    .thenEvents(t, {}, {});
  given()
    .when(register({ birthDate: '2008-03-02' }))
    .thenRejected(t, 'playerTooYoung', { minimumAgeYears: 18 });
  t.end();
});

test('registration: who was born on a leap day comes of age on 1 March', (t) => {
  given()
    .when(register({ birthDate: '2008-02-29' }))
    .thenEvents(t, {}, {});
  given()
    .when(register({ birthDate: '2009-02-29' }))
    .thenRejected(t, 'birthDateInvalid');
  t.end();
});

test('registration: an account may be made before the birth date is told', (t) => {
  given()
    .when(register({ birthDate: null }))
    .thenEvents(t, { birthDate: null }, {});
  t.end();
});

test('registration: of several reasons the documented first is given', (t) => {
  const stage = given().when(register({})).thenEvents(t, {}, {});
  stage.when(register({ birthDate: 'x' }, PLAYERS_PER_SLOT_MAX)).thenRejected(t, 'loginTaken');
  const other = { loginNormalised: 'eve' };
  stage
    .when(register({ ...other, birthDate: 'x' }, PLAYERS_PER_SLOT_MAX))
    .thenRejected(t, 'birthDateInvalid');
  stage
    .when(register({ ...other, birthDate: '2020-01-01' }, PLAYERS_PER_SLOT_MAX))
    .thenRejected(t, 'playerTooYoung', { minimumAgeYears: 18 });
  stage.when(register(other, PLAYERS_PER_SLOT_MAX)).thenRejected(t, 'slotFull');
  stage.when(register(other, PLAYERS_PER_SLOT_MAX - 1)).thenEvents(t, {}, {});
  t.end();
});

function changeRoles(player: typeof ADA, roles: readonly Role[]) {
  return ({ players, accounts, externalIds, formerHomes }: States) => {
    const account = accounts.get(player);
    const interests = {
      account,
      externalIds: externalIds.get(player) ?? [],
      formerHomes: formerHomes.get(player)?.homes ?? [],
    };
    const command = { player, roles, by: BOB };
    return decideChangeRoles(players.get(player), interests, command, stampAt(NOW_MS));
  };
}

function session(familyId: string): ShardEvent {
  const times = { expiresAtMs: NOW_MS + 9, atMs: 1 };
  return { type: 'SessionStarted', player: ADA, familyId, refreshHash: 'r', ...times };
}

test('roles: a change ends every session, so that no token of the old roles is renewed', (t) => {
  const { states } = given(registered(ADA), session('a'), session('b'))
    .when(changeRoles(ADA, ['operator']))
    .thenEvents(
      t,
      { type: 'RolesChanged', roles: ['player', 'operator'], by: BOB },
      { type: 'SessionEnded', familyId: 'a', reason: 'rolesChanged' },
      { type: 'SessionEnded', familyId: 'b', reason: 'rolesChanged' },
    );
  t.match(states.players.get(ADA), { roles: ['player', 'operator'], sessions: [] });
  t.end();
});

test('roles: the same roles are no change, in whatever order', (t) => {
  const stage = given(registered(ADA))
    .when(changeRoles(ADA, ['admin', 'player']))
    .thenEvents(t, {});
  stage.when(changeRoles(ADA, ['player', 'admin'])).thenEvents(t);
  stage.when(changeRoles(ADA, ['admin'])).thenEvents(t);
  stage.when(changeRoles(ADA, [])).thenEvents(t, { roles: ['player'] });
  stage.when(changeRoles(BOB, [])).thenRejected(t, 'playerNotFound');
  t.end();
});

test('roles: they are a set, in one order', (t) => {
  given(registered(ADA))
    .when(changeRoles(ADA, ['auditor', 'operator', 'auditor', 'player', 'operator']))
    .thenEvents(t, { roles: ['player', 'operator', 'auditor'] });
  given()
    .when(register({ roles: ['admin', 'admin'] }))
    .thenEvents(t, { roles: ['player', 'admin'] }, {});
  t.end();
});

test('roles: an account that has moved money, holds points or is linked is not made staff', (t) => {
  const [requested, completed] = deposited(ADA, 5);
  const externalId = 'c1a2';
  const used: Record<string, ShardEvent[]> = {
    'a deposit on its way': requested === undefined ? [] : [requested],
    'a deposit': [requested, completed].flatMap((event) => event ?? []),
    'points of an order': [
      {
        type: 'PointsCredited',
        player: ADA,
        order: '18',
        amountHundredths: pointsHundredths(1),
        from: 0,
        atMs: 1,
      },
    ],
    'prizes of a raffle': [{ type: 'ExternalIdLinked', externalId, player: ADA, by: BOB, atMs: 1 }],
  };
  for (const [what, events] of Object.entries(used)) {
    for (const role of ['operator', 'auditor', 'admin'] as const) {
      given(registered(ADA), ...events)
        .when(changeRoles(ADA, [role]))
        .thenRejected(t, 'accountHasPlayed');
    }
    given(registered(ADA), ...events)
      .when(changeRoles(ADA, ['player']))
      .thenEvents(t);
    t.pass(what);
  }
  t.end();
});

test('roles: staff does not stake, until the roles go', (t) => {
  const stage = given(registered(ADA))
    .when(changeRoles(ADA, ['operator']))
    .thenEvents(t, {});
  const refusal = () => betRefusal(must(stage.states.accounts.get(ADA), 'the account is missing'));
  t.match(refusal(), { code: 'staffMayNotPlay' });
  stage.when(changeRoles(ADA, ['auditor'])).thenEvents(t, {});
  t.match(refusal(), { code: 'staffMayNotPlay' });
  stage.when(changeRoles(ADA, [])).thenEvents(t, {});
  t.equal(refusal(), undefined);
  const born = given()
    .when(register({ roles: ['admin'] }))
    .thenEvents(t, {}, {});
  const player = must(born.states.logins.get('ada'), 'the player is not registered');
  const account = born.states.accounts.get(player);
  t.match(betRefusal(must(account, 'the account is missing')), { code: 'staffMayNotPlay' });
  t.end();
});
