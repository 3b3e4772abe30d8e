import { test } from 'tap';
import { withBusiness } from '../support/business-server.ts';

test(
  'players: the account with a login, however it is written',
  withBusiness({ shardCount: 3 }, async (t, business) => {
    const { accessToken } = await business.staff('admin');
    const { accessToken: auditor } = await business.staff('auditor');
    const find = (login: string, token = accessToken) =>
      business.get(`/v1/admin/players?login=${encodeURIComponent(login)}`, token);
    for (const login of ['ada', 'Жанна', 'bob@example.org']) {
      const registeredAt = business.instant(0);
      const { playerId } = await business.player(0, login);
      for (const written of [login, login.toUpperCase()]) {
        const { status, body } = await find(written, auditor);
        t.equal(status, 200);
        t.same(body.players, [{ playerId, login, roles: ['player'], registeredAt }]);
        t.notOk('next' in body);
      }
    }
    const { body } = await find('ada');
    const { playerId } = body.players[0];
    await business.post(`/v1/admin/players/${playerId}/roles`, accessToken, {
      roles: ['player', 'auditor'],
    });
    t.same((await find('ada')).body.players[0].roles, ['player', 'auditor']);
  }),
);

test(
  'players: a login that nobody has, or can have, is an empty list',
  withBusiness({}, async (t, business) => {
    const { accessToken } = await business.staff('admin');
    await business.player(0, 'ada');
    for (const login of ['ad', 'nobody', 'a%20b', '%00', '%E2%80%AEada', 'x'.repeat(256)]) {
      const { status, body } = await business.get(`/v1/admin/players?login=${login}`, accessToken);
      t.match({ status, players: body.players }, { status: 200, players: [] }, login);
    }
    for (const query of ['', '?login=', `?login=${'x'.repeat(257)}`, '?login=a&login=b', '?id=1']) {
      t.equal((await business.get(`/v1/admin/players${query}`, accessToken)).status, 400, query);
    }
  }),
);

test(
  'players: neither players nor operators look accounts up',
  withBusiness({}, async (t, business) => {
    const { accessToken } = await business.player();
    const { accessToken: operator } = await business.staff('operator');
    for (const token of [accessToken, operator]) {
      const answer = await business.get('/v1/admin/players?login=ada', token);
      t.match(answer, { status: 403, body: { code: 'roleMissing' } });
    }
  }),
);
