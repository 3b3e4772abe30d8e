import { test } from 'tap';
import { verifyReceipt } from '../../../src/fairness/verify-receipt.ts';
import { encodeCursor } from '../../../src/gateway/routing/cursor.ts';
import { entryPlace, NO_ENTRY } from '../../../src/kernel/entry-place.ts';
import { withBusiness } from '../support/business-server.ts';

const SALE = { closesInS: 60, resultsInS: 120 };
const PICK = [3, 7, 12, 25, 33];
const ANY_PLACE = entryPlace(3, 0);

function ticketsIn({ body }: { readonly body: { tickets: { ticketId: string }[] } }) {
  return body.tickets;
}

test(
  'tickets: a purchase answers with its tickets and the balance',
  withBusiness({}, async (t, business) => {
    const drawId = await business.draw(SALE);
    const { accessToken: token } = await business.player(1_000);
    const path = `/v1/draws/${drawId}/tickets`;
    const own = await business.post(path, token, { selections: [PICK] });
    t.equal(own.status, 201);
    t.same(Object.keys(own.body).sort(), ['balanceMinor', 'tickets']);
    t.equal(own.body.balanceMinor, 900);
    t.match(own.body.tickets, [
      {
        ticketId: /^tk_[0-9a-z]{16}$/,
        drawId,
        selection: PICK,
        stakeMinor: 100,
        state: 'accepted',
        acceptedAt: business.instant(0),
      },
    ]);
    const picked = await business.post(path, token, { quickPick: 2 });
    t.equal(picked.body.tickets.length, 2);
    t.equal(picked.body.balanceMinor, 700);
    const both = await business.post(path, token, { selections: [PICK, PICK], quickPick: 1 });
    t.equal(both.body.tickets.length, 3);
    const { ticketId } = own.body.tickets[0];
    const one = await business.get(`/v1/tickets/${ticketId}`, token);
    t.match(one.body, { ...own.body.tickets[0], tier: null, prizeMinor: 0 });
  }),
);

test(
  'tickets: what breaks a rule says which, and costs nothing',
  withBusiness({}, async (t, business) => {
    const drawId = await business.draw(SALE);
    const soon = await business.draw({ ...SALE, opensInS: 30 });
    const { accessToken: token } = await business.player(10_000);
    const rows = [
      [drawId, { selections: [[1, 2, 3, 4]] }, 422, 'selectionInvalid'],
      [drawId, { selections: [[1, 2, 3, 4, 4]] }, 422, 'selectionInvalid'],
      [drawId, { selections: [[1, 2, 3, 4, 37]] }, 422, 'selectionInvalid'],
      [drawId, { selections: [[0, 2, 3, 4, 5]] }, 422, 'selectionInvalid'],
      [drawId, { selections: [PICK, [1]] }, 422, 'selectionInvalid'],
      [drawId, {}, 422, 'selectionInvalid'],
      [drawId, { selections: [PICK], quickPick: 100 }, 422, 'selectionsTooMany'],
      [drawId, { quickPick: 101 }, 400, 'requestInvalid'],
      [drawId, { quickPick: 0 }, 400, 'requestInvalid'],
      [drawId, { selections: [] }, 400, 'requestInvalid'],
      [drawId, { selections: [[1.5, 2, 3, 4, 5]] }, 400, 'requestInvalid'],
      [drawId, { selections: [PICK], stake: 1 }, 400, 'requestInvalid'],
      [drawId, '[', 400, 'requestMalformed'],
      ['dr_0000099', { quickPick: 1 }, 404, 'drawNotFound'],
      ['nonsense', { quickPick: 1 }, 404, 'drawNotFound'],
      [soon, { quickPick: 1 }, 409, 'drawNotOpen'],
    ] as const;
    for (const [id, body, status, code] of rows) {
      const answer = await business.post(`/v1/draws/${id}/tickets`, token, body);
      t.match(answer.body, { code, status }, `${id} ${JSON.stringify(body)}`);
    }
    t.equal((await business.get('/v1/me/wallet', token)).body.balanceMinor, 10_000);
    const { accessToken: poor } = await business.player(50);
    const answer = await business.post(`/v1/draws/${drawId}/tickets`, poor, { quickPick: 1 });
    t.match(answer.body, { code: 'balanceTooLow', status: 422, facts: { balanceMinor: 50 } });
  }),
);

test(
  'tickets: nothing is sold at the closing instant, and a cancelled draw says so',
  withBusiness({}, async (t, business) => {
    const drawId = await business.draw(SALE);
    const cancelled = await business.draw(SALE);
    const { accessToken: token } = await business.player(1_000);
    const { accessToken: operator } = await business.staff('operator');
    await business.post(`/v1/admin/draws/${cancelled}/cancel`, operator, { reason: 'a test' });
    await business.cluster.settle();
    const buy = (id: string) =>
      business.post(`/v1/draws/${id}/tickets`, token, { selections: [PICK] });
    t.match((await buy(cancelled)).body, { code: 'drawCancelled', status: 409 });
    business.cluster.clock.nowMs += 59_999;
    t.equal((await buy(drawId)).status, 201);
    business.cluster.clock.nowMs += 1;
    t.match((await buy(drawId)).body, { code: 'drawClosed', status: 409 });
  }),
);

test(
  'tickets: a repeat gets the first answer, whatever has become of the draw',
  withBusiness({}, async (t, business) => {
    const drawId = await business.draw(SALE);
    const { accessToken: token } = await business.player(1_000);
    const path = `/v1/draws/${drawId}/tickets`;
    const first = await business.post(path, token, { quickPick: 3 }, 'mine');
    t.equal(first.headers.get('idempotent-replayed'), null);
    const reused = await business.post(path, token, { quickPick: 2 }, 'mine');
    t.match(reused.body, { code: 'idempotencyKeyReused', status: 422 });
    const check = async (when: string) => {
      for (const gateway of [0, 1]) {
        const headers = { 'idempotency-key': 'mine' };
        const body = { quickPick: 3 };
        const again = await business.call('POST', path, { token, body, headers, gateway });
        t.equal(again.status, 201, when);
        t.equal(again.headers.get('idempotent-replayed'), 'true', when);
        t.equal(again.hash, first.hash, when);
      }
    };
    await check('at once');
    await business.post('/v1/me/deposits', token, { amountMinor: 5 });
    await check('after more money');
    for (const shard of business.cluster.shards.keys()) await business.cluster.crash(shard);
    await check('after a crash');
    await business.cluster.advance(130_000);
    await check('after the results');
    const wallet = await business.get('/v1/me/wallet', token);
    t.ok(wallet.body.balanceMinor >= 705, 'paid once');
  }),
);

test(
  'tickets: history by draw and by state, each ticket once, with what it won',
  withBusiness({ seed: 3 }, async (t, business) => {
    const first = await business.draw(SALE);
    const second = await business.draw({ closesInS: 600, resultsInS: 700 }, { game: '6of45' });
    const { accessToken: token } = await business.player(100_000);
    for (const [id, quickPick] of [
      [first, 60],
      [second, 4],
      [first, 3],
    ] as const) {
      await business.post(`/v1/draws/${id}/tickets`, token, { quickPick });
    }
    await business.cluster.advance(120_000);
    const pages = async (query: string, limit: number) => {
      const seen: { ticketId: string; state: string; tier: number | null; prizeMinor: number }[] =
        [];
      let next = '';
      do {
        const path = `/v1/me/tickets?${query}&limit=${limit}&after=${next}`;
        const { body, status } = await business.get(path, token);
        t.equal(status, 200, path);
        t.ok(body.tickets.length <= limit);
        seen.push(...body.tickets);
        next = body.next ?? '';
      } while (next !== '');
      t.equal(new Set(seen.map(({ ticketId }) => ticketId)).size, seen.length);
      return seen;
    };
    for (const limit of [7, 50, 200]) {
      t.equal((await pages('draw=&state=', limit)).length, 67, 'empty filters filter nothing');
      t.equal((await pages(`draw=${first}&state=`, limit)).length, 63);
      t.equal((await pages(`draw=${second}&state=accepted`, limit)).length, 4);
      t.equal((await pages(`draw=${first}&state=accepted`, limit)).length, 0);
      const won = await pages('state=won', limit);
      const lost = await pages('state=lost', limit);
      t.equal(won.length + lost.length, 63);
      t.ok(won.length > 0, 'this seed has winners');
      for (const { tier, prizeMinor } of won) t.ok((tier ?? 0) > 0 && prizeMinor > 0);
      for (const { tier, prizeMinor } of lost) t.ok(tier === null && prizeMinor === 0);
    }
    const { body } = await business.get('/v1/me/entries?limit=200', token);
    const prizes = body.entries.filter(({ kind }: { kind: string }) => kind === 'prize');
    const won = await pages('state=won', 200);
    const sum = (rows: { prizeMinor?: number; amountMinor?: number }[]) =>
      rows.reduce((total, row) => total + (row.prizeMinor ?? row.amountMinor ?? 0), 0);
    t.equal(sum(prizes), sum(won), 'what the tickets say is what was paid');
    const nowhere = await business.get('/v1/me/tickets?draw=dr_0000099', token);
    t.same(nowhere.body, { tickets: [] });
    const nonsense = await business.get('/v1/me/tickets?draw=nonsense', token);
    t.match(nonsense.body, { code: 'drawNotFound', status: 404 });
    t.equal((await business.get('/v1/me/tickets?state=nonsense', token)).status, 400);
  }),
);

test(
  "tickets: a made-up cursor shows nobody else's tickets, and ends no shard",
  withBusiness({ shardCount: 1 }, async (t, business) => {
    const drawId = await business.draw(SALE);
    const { accessToken: other } = await business.player(1_000);
    const { accessToken: token } = await business.player(1_000);
    const path = `/v1/draws/${drawId}/tickets`;
    await business.post(path, other, { selections: [PICK] });
    await business.post(path, token, { quickPick: 1 }, 'mine');
    for (const shown of [-1, -2, -1_000, 0.5, 1e300, -(2 ** 53)]) {
      const after = encodeCursor([ANY_PLACE, shown, 0]);
      const answer = await business.get(`/v1/me/tickets?after=${after}`, token);
      t.match(answer.body, { code: 'requestInvalid', status: 400 }, String(shown));
    }
    for (const place of ['k.mine', '', -1, 0.5, 2 ** 53]) {
      const after = encodeCursor([place, 0, 0]);
      const answer = await business.get(`/v1/me/tickets?after=${after}`, token);
      t.match(answer.body, { code: 'requestInvalid', status: 400 }, String(place));
    }
    const mine = await business.get('/v1/me/tickets', token);
    const ticketIds = new Set(ticketsIn(mine).map(({ ticketId }) => ticketId));
    t.equal(ticketIds.size, 1);
    // Every place of the first records, whosever it is, and some that no record has.
    const places = Array.from({ length: 60 }, (_, i) => entryPlace(1 + (i % 30), i % 2));
    for (const place of [...places, NO_ENTRY, entryPlace(99_999, 0), 2 ** 53 - 1]) {
      for (const shown of [0, 2 ** 53 - 1]) {
        const after = encodeCursor([place, shown, 0]);
        const answer = await business.get(`/v1/me/tickets?after=${after}`, token);
        t.equal(answer.status, 200);
        const shownIds = ticketsIn(answer).map(({ ticketId }) => ticketId);
        t.ok(
          shownIds.every((ticketId) => ticketIds.has(ticketId)),
          `${place} ${shown}`,
        );
      }
    }
  }),
);

test(
  'receipts: prove a ticket once its draw is sealed',
  withBusiness({ shardCount: 3 }, async (t, business) => {
    const drawId = await business.draw(SALE);
    const buyers: { token: string; ticketIds: string[] }[] = [];
    for (let i = 0; i < 5; i += 1) {
      const { accessToken: token } = await business.player(1_000);
      const { body } = await business.post(`/v1/draws/${drawId}/tickets`, token, { quickPick: 3 });
      const ticketIds = body.tickets.map(({ ticketId }: { ticketId: string }) => ticketId);
      buyers.push({ token, ticketIds });
      const early = await business.get(`/v1/tickets/${ticketIds[0]}/receipt`, token);
      t.match(early.body, { ticketId: ticketIds[0], sealed: false });
      t.match(early.body.journal, { sequence: Number, hash: /^[0-9a-f]{64}$/ });
    }
    await business.cluster.advance(120_000);
    const { body: transcript } = await business.get(`/v1/draws/${drawId}/transcript`);
    for (const { token, ticketIds } of buyers) {
      for (const ticketId of ticketIds) {
        const { body: receipt } = await business.get(`/v1/tickets/${ticketId}/receipt`, token);
        t.ok(receipt.sealed);
        const report = verifyReceipt(receipt, transcript);
        t.ok(report.ok, JSON.stringify(report));
        const forged = { ...receipt, numbers: [1, 2, 3, 4, 5] };
        t.notOk(verifyReceipt(forged, transcript).ok);
      }
    }
  }),
);

test(
  "tickets: somebody else's are not found, whoever asks",
  withBusiness({}, async (t, business) => {
    const drawId = await business.draw(SALE);
    const { accessToken: owner } = await business.player(1_000);
    const bought = await business.post(`/v1/draws/${drawId}/tickets`, owner, { quickPick: 1 });
    const { ticketId } = bought.body.tickets[0];
    const others = [await business.player(), await business.staff('admin')];
    for (const { accessToken } of others) {
      for (const id of [ticketId, 'nonsense', 'tk_0000099000000000']) {
        for (const path of [`/v1/tickets/${id}`, `/v1/tickets/${id}/receipt`]) {
          const answer = await business.get(path, accessToken);
          t.match(answer.body, { code: 'ticketNotFound', status: 404 }, path);
        }
      }
    }
  }),
);
