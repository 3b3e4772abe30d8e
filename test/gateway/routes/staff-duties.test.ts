/** Staff do not play: at no door, in no role. */
import { test } from 'tap';
import { ROLES, type Role } from '../../../actors/player/player.ts';
import { type Business, withBusiness } from '../support/business-server.ts';
import { numberOf } from '../support/loyalty-client.ts';

const STAFF = ROLES.filter((role): role is Exclude<Role, 'player'> => role !== 'player');
const UUID = '018f2f5e-0000-7000-8000-000000000001';

async function onOffer(business: Business) {
  const { accessToken: operator } = await business.staff('operator');
  const odds = { title: 'A – B', odds: '2.00', deadline: business.instant(60) };
  const { body: event } = await business.post('/v1/admin/events', operator, odds);
  const draw = await business.draw({ closesInS: 60, resultsInS: 120 });
  return { eventId: event.eventId as string, draw };
}

test(
  'staff: they are refused by name wherever something is staked, paid or collected',
  withBusiness({}, async (t, business) => {
    const { eventId, draw } = await onOffer(business);
    const leg = { eventId, odds: '2.00' };
    const doors: [string, unknown][] = [
      [`/v1/draws/${draw}/tickets`, { quickPick: 1 }],
      [`/v1/draws/${draw}/tickets`, { quickPick: 1, payWith: 'points' }],
      [`/v1/events/${eventId}/bets`, { stakeMinor: 100, odds: '2.00' }],
      ['/v1/bets', { stakeMinor: 100, legs: [leg] }],
      ['/v1/me/deposits', { amountMinor: 100 }],
      ['/v1/me/withdrawals', { amountMinor: 100 }],
      ['/api/user/balance/withdraw', { order: numberOf(7), sum: 1 }],
      ['/api/user/orders', { number: numberOf(8) }],
    ];
    for (const role of STAFF) {
      const { accessToken: token, playerId } = await business.staff(role);
      for (const [path, body] of doors) {
        const answer = await business.post(path, token, body);
        t.match(answer, { status: 403, body: { code: 'staffMayNotPlay' } }, `${role} ${path}`);
      }
      const { accessToken: admin } = await business.staff('admin');
      const link = `/v1/admin/players/${playerId}/external-ids`;
      const linked = await business.post(link, admin, { externalId: UUID });
      t.match(linked.body, { code: 'staffMayNotPlay' }, `${role} is linked to no raffles`);
      const wallet = await business.get('/v1/me/wallet', token);
      t.match(wallet.body, { balanceMinor: 0, pointsHundredths: 0 });
    }
  }),
);

test(
  'staff: a player who has staked does not become staff, and one who was staff may play',
  withBusiness({}, async (t, business) => {
    const { draw } = await onOffer(business);
    const { accessToken: admin } = await business.staff('admin');
    const player = await business.player(100);
    const roles = `/v1/admin/players/${player.playerId}/roles`;
    const bought = await business.post(`/v1/draws/${draw}/tickets`, player.accessToken, {
      quickPick: 1,
    });
    t.equal(bought.status, 201);
    for (const role of STAFF) {
      const refused = await business.post(roles, admin, { roles: [role] });
      t.match(refused, { status: 409, body: { code: 'accountHasPlayed' } }, role);
    }
    t.match((await business.get('/v1/me', player.accessToken)).body, { roles: ['player'] });

    const { playerId } = await business.staff('operator');
    const left = await business.post(`/v1/admin/players/${playerId}/roles`, admin, { roles: [] });
    t.match(left.body, { roles: ['player'] });
    const twice = await business.post(`/v1/admin/players/${playerId}/roles`, admin, {
      roles: ['operator', 'operator'],
    });
    t.match(twice.body, { roles: ['player', 'operator'] });
  }),
);
