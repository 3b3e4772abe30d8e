import { test } from 'tap';
import { minor } from '../../../src/kernel/money.ts';
import { withBusiness } from '../support/business-server.ts';

const SALE = { closesInS: 60, resultsInS: 120 };

function cursorOf(place: readonly unknown[]): string {
  return Buffer.from(JSON.stringify(place)).toString('base64url');
}

test(
  'admin: an operator plans a draw, which opens in its time',
  withBusiness({}, async (t, business) => {
    const { accessToken: token } = await business.staff('operator');
    const times = {
      opensAt: business.instant(10),
      closesAt: business.instant(60),
      resultsAt: business.instant(120),
    };
    const body = { game: '6of45', priceMinor: 250, ...times };
    const planned = await business.post('/v1/admin/draws', token, body);
    t.equal(planned.status, 201);
    t.match(planned.body, { game: '6of45', priceMinor: 250, state: 'scheduled', ...times });
    await business.cluster.settle();
    const path = `/v1/draws/${planned.body.drawId}`;
    const { terms, termsDigest, ...draw } = (await business.get(path)).body;
    t.same(draw, planned.body, 'as it was promised');
    t.match(terms, { series: draw.series, priceMinor: 250, ...times });
    t.match(termsDigest, /^[0-9a-f]{64}$/);
    await business.cluster.advance(10_000);
    t.match((await business.get(path)).body, { state: 'open', commitment: String });
    const { priceMinor: _, ...usual } = body;
    t.match((await business.post('/v1/admin/draws', token, usual)).body, { priceMinor: 200 });
    const local = { ...usual, resultsAt: '2026-01-01T14:02:00.5+01:00' };
    const zoned = await business.post('/v1/admin/draws', token, local);
    t.equal(zoned.body.resultsAt, '2026-01-01T13:02:00.500Z', 'other zones are taken, UTC is told');
  }),
);

test(
  'admin: a draw whose terms do not fit is refused',
  withBusiness({}, async (t, business) => {
    const { accessToken: token } = await business.staff('operator');
    const good = {
      game: '5of36',
      opensAt: business.instant(0),
      closesAt: business.instant(60),
      resultsAt: business.instant(120),
    };
    const rows = [
      [{ game: '7of99' }, 422, 'gameUnknown'],
      [{ game: '__proto__' }, 422, 'gameUnknown'],
      [{ opensAt: business.instant(60) }, 422, 'drawTimesInvalid'],
      [{ resultsAt: business.instant(59) }, 422, 'drawTimesInvalid'],
      [{ opensAt: business.instant(-60), closesAt: business.instant(-1) }, 422, 'drawTimesInvalid'],
      [
        { closesAt: business.instant(9e6), resultsAt: business.instant(9e6) },
        422,
        'drawTimesInvalid',
      ],
      [{ resultsAt: '9999-12-31T23:59:59Z' }, 422, 'drawTimesInvalid'],
      [{ priceMinor: 100_000_001 }, 422, 'amountTooLarge'],
      [{ priceMinor: 1 }, 422, 'priceTooLow'],
      [{ priceMinor: 32 }, 422, 'priceTooLow'],
      [{ priceMinor: 0 }, 400, 'requestInvalid'],
      [{ opensAt: 'yesterday' }, 400, 'requestInvalid'],
      [{ opensAt: '2026-01-01T12:00:00' }, 400, 'requestInvalid'],
      [{ closesAt: '2026-12-31T23:59:60Z' }, 422, 'drawTimesInvalid'],
      [{ series: 'x' }, 400, 'requestInvalid'],
    ] as const;
    for (const [change, status, code] of rows) {
      const answer = await business.post('/v1/admin/draws', token, { ...good, ...change });
      t.match(answer.body, { code, status }, JSON.stringify(change));
    }
    t.same((await business.get('/v1/draws')).body.draws, []);
  }),
);

test(
  'admin: a cancelled draw refunds every buyer, once',
  withBusiness({ shardCount: 3 }, async (t, business) => {
    const { accessToken: operator } = await business.staff('operator');
    const drawId = await business.draw(SALE);
    const tokens: string[] = [];
    for (let i = 0; i < 5; i += 1) {
      const { accessToken: token } = await business.player(1_000);
      await business.post(`/v1/draws/${drawId}/tickets`, token, { quickPick: 4 });
      tokens.push(token);
    }
    const path = `/v1/admin/draws/${drawId}/cancel`;
    for (const body of [{}, { reason: '' }, { reason: 'x'.repeat(201) }]) {
      t.equal((await business.post(path, operator, body)).status, 400);
    }
    const cancelled = await business.post(path, operator, { reason: 'the machine broke' });
    t.equal(cancelled.status, 200);
    t.match(cancelled.body, { state: 'cancelled', cancelReason: 'the machine broke' });
    await business.cluster.advance(300_000);
    const again = await business.post(path, operator, { reason: 'once more' });
    t.match(again.body, { code: 'drawCancelled', status: 409 });
    for (const token of tokens) {
      t.equal((await business.get('/v1/me/wallet', token)).body.balanceMinor, 1_000);
      const { body } = await business.get('/v1/me/tickets?state=refunded', token);
      t.equal(body.tickets.length, 4);
    }
    const absent = '/v1/admin/draws/dr_0000099';
    const reason = { reason: 'a test' };
    t.match((await business.post(`${absent}/cancel`, operator, reason)).body, {
      code: 'drawNotFound',
    });
    t.match((await business.call('POST', `${absent}/conduct`, { token: operator })).body, {
      code: 'drawNotFound',
    });
  }),
);

test(
  'admin: a draw is conducted by hand only between its close and its numbers',
  withBusiness({}, async (t, business) => {
    const { accessToken: token } = await business.staff('operator');
    const drawId = await business.draw({ closesInS: 60, resultsInS: 600 });
    const conduct = () => business.call('POST', `/v1/admin/draws/${drawId}/conduct`, { token });
    t.match((await conduct()).body, { code: 'drawNotConductable', status: 409 });
    await business.cluster.advance(61_000);
    t.equal((await conduct()).status, 200);
    await business.cluster.advance(1_000);
    t.match((await conduct()).body, { code: 'drawNotConductable' });
    const cancel = await business.post(`/v1/admin/draws/${drawId}/cancel`, token, {
      reason: 'too late',
    });
    t.match(cancel.body, { code: 'drawNotCancellable', status: 409 });
  }),
);

test(
  'admin: a large prize waits until an operator approves it, and is paid once',
  withBusiness({ settings: { approvalMinorMin: minor(1) }, seed: 3 }, async (t, business) => {
    const { accessToken: operator } = await business.staff('operator');
    const drawId = await business.draw(SALE);
    const { accessToken: token, playerId } = await business.player(10_000);
    await business.post(`/v1/draws/${drawId}/tickets`, token, { quickPick: 100 });
    await business.cluster.advance(120_000);
    const held = await business.get('/v1/admin/awards', operator);
    t.ok(held.body.awards.length > 0, 'this seed has winners');
    const [award] = held.body.awards;
    t.match(award, { drawId, playerId, state: 'held', approvedAt: null });
    const balanceOf = async () =>
      (await business.get('/v1/me/wallet', token)).body.balanceMinor as number;
    t.equal(await balanceOf(), 0, 'nothing is paid before');
    const path = `/v1/tickets/${award.awardId}`;
    t.match((await business.get(path, token)).body, {
      state: 'won',
      awaitsApproval: true,
      prizeMinor: award.prizeMinor,
    });
    const approve = (id: string) =>
      business.call('POST', `/v1/admin/awards/${id}/approve`, { token: operator });
    const approved = await approve(award.awardId);
    t.match(approved.body, { ...award, state: 'approved', approvedAt: String });
    t.equal(await balanceOf(), award.prizeMinor);
    t.match((await approve(award.awardId)).body, { code: 'awardNotHeld', status: 409 });
    t.equal(await balanceOf(), award.prizeMinor, 'once');
    t.match((await business.get(path, token)).body, { awaitsApproval: false });
    const done = await business.get('/v1/admin/awards?state=approved', operator);
    t.same(done.body.awards, [approved.body]);
    const far = `tk_${drawId.slice(3)}zz0000000`;
    for (const id of ['nonsense', 'tk_0000099000000000', far]) {
      t.match((await approve(id)).body, { code: 'awardNotFound', status: 404 }, id);
    }
  }),
);

test(
  'admin: large prizes are paged over all shards, each once, whatever is approved meanwhile',
  withBusiness({ shardCount: 3, settings: { approvalMinorMin: minor(1) } }, async (t, business) => {
    const { accessToken: operator } = await business.staff('operator');
    for (let round = 0; round < 2; round += 1) {
      const drawId = await business.draw(SALE);
      for (let i = 0; i < 4; i += 1) {
        const { accessToken: token } = await business.player(10_000);
        await business.post(`/v1/draws/${drawId}/tickets`, token, { quickPick: 100 });
      }
      await business.cluster.advance(120_000);
    }
    const pages = async (query: string, between: (id: string) => Promise<unknown>) => {
      const ids: string[] = [];
      for (let next: string | undefined = ''; next !== undefined && ids.length < 200; ) {
        const after: string = next === '' ? '' : `&after=${next}`;
        const { body } = await business.get(`/v1/admin/awards?${query}${after}`, operator);
        ids.push(...body.awards.map(({ awardId }: { awardId: string }) => awardId));
        next = body.next;
        await between(ids.at(-1) ?? '');
      }
      return ids;
    };
    const whole = await business.get('/v1/admin/awards?limit=200', operator);
    const held: string[] = whole.body.awards.map(({ awardId }: { awardId: string }) => awardId);
    const shards = new Set(held.map((awardId) => awardId.slice(10, 12)));
    t.ok(held.length > 10 && shards.size === 3, 'this seed has winners everywhere');
    t.same(held, [...held].sort(), 'by draw first');
    t.equal(whole.body.next, undefined);
    const exact = await business.get(`/v1/admin/awards?limit=${held.length}`, operator);
    t.equal(exact.body.next, undefined, 'an exact page ends');
    for (const limit of [1, 3]) {
      t.same(await pages(`limit=${limit}`, async () => undefined), held, `limit ${limit}`);
    }
    const approve = (id: string) =>
      business.call('POST', `/v1/admin/awards/${id}/approve`, { token: operator });
    t.same(await pages('limit=4', approve), held, 'the place behind an award that is held no more');
    const approved = held.filter((_, i) => i % 4 === 3 || i === held.length - 1);
    t.same(await pages('state=approved&limit=2', async () => undefined), approved);
    const cursors = ['x', cursorOf([1]), cursorOf(['dr_0000001']), cursorOf(['tk_zz'])];
    for (const after of cursors) {
      const answer = await business.get(`/v1/admin/awards?after=${after}`, operator);
      t.match(answer.body, { code: 'requestInvalid', status: 400 }, after);
    }
    const far = cursorOf([`tk_${held[0]?.slice(3, 10)}zzzzzzzzz`]);
    t.equal((await business.get(`/v1/admin/awards?after=${far}`, operator)).status, 400);
  }),
);

test(
  'admin: the trial balance is zero at every moment of a draw',
  withBusiness({ shardCount: 3, seed: 5 }, async (t, business) => {
    const { accessToken: auditor } = await business.staff('auditor');
    const isZero = async (when: string) => {
      const { body, status } = await business.get('/v1/admin/ledger/trial-balance', auditor);
      t.equal(status, 200);
      t.equal(body.sumMinor, 0, when);
      const sum = body.accounts.reduce(
        (total: number, account: { balanceMinor: number }) => total + account.balanceMinor,
        0,
      );
      t.equal(sum, 0, when);
      return body.accounts;
    };
    t.same(await isZero('of nothing'), []);
    const drawId = await business.draw(SALE);
    for (let i = 0; i < 6; i += 1) {
      const { accessToken: token } = await business.player(5_000);
      await isZero('after a deposit');
      await business.post(`/v1/draws/${drawId}/tickets`, token, { quickPick: 40 });
      await isZero('after a purchase');
      const order = { amountMinor: 300, method: 'sandbox:webhook' };
      await business.post('/v1/me/withdrawals', token, order);
      await isZero('with money on its way');
    }
    for (const second of [60, 61, 119, 120, 121]) {
      await business.cluster.advance(second * 1_000 - (business.cluster.clock.nowMs % 1_000));
      await isZero(`after ${second} more seconds`);
    }
    t.ok((await isZero('in the end')).length > 2);
  }),
);

test(
  'admin: roles are given by another administrator only',
  withBusiness({}, async (t, business) => {
    const admin = await business.staff('admin');
    const player = await business.player();
    const rolesOf = (id: string) => `/v1/admin/players/${id}/roles`;
    const own = await business.post(rolesOf(admin.playerId), admin.accessToken, {
      roles: ['admin', 'operator'],
    });
    t.match(own.body, { code: 'roleMissing', status: 403 });
    const given = await business.post(rolesOf(player.playerId), admin.accessToken, {
      roles: ['auditor'],
    });
    t.same(given.body.roles, ['player', 'auditor'], 'everybody stays a player');
    const same = await business.post(rolesOf(player.playerId), admin.accessToken, {
      roles: ['auditor', 'player'],
    });
    t.equal(same.status, 200, 'no change is no fault');
    for (const roles of [['king'], 'admin', ['player', 'player', 'player', 'player', 'player']]) {
      const answer = await business.post(rolesOf(player.playerId), admin.accessToken, { roles });
      t.match(answer.body, { code: 'requestInvalid', status: 400 });
    }
    for (const id of ['nonsense', 'pl_0000000']) {
      const answer = await business.post(rolesOf(id), admin.accessToken, { roles: [] });
      t.match(answer.body, { code: 'playerNotFound', status: 404 }, id);
    }
  }),
);
