import { test } from 'tap';
import { encodeCursor } from '../../../src/gateway/routing/cursor.ts';
import { type Business, withBusiness } from '../support/business-server.ts';

const SALE = { closesInS: 600, resultsInS: 700 };
const COUNT = 40;

interface Listed {
  readonly stockId: string;
  readonly selection: readonly number[];
}

/** A draw on sale with a stock; where its tickets are, and a player with 1,000. */
async function stocked(business: Business) {
  const drawId = await business.draw(SALE);
  const { accessToken: operator } = await business.staff('operator');
  const made = await business.post(`/v1/admin/draws/${drawId}/stock`, operator, { count: COUNT });
  const { accessToken: token } = await business.player(1_000);
  return { drawId, operator, made, token, path: `/v1/draws/${drawId}` };
}

async function listAll(business: Business, path: string, token: string): Promise<Listed[]> {
  const all: Listed[] = [];
  for (let after = ''; ; ) {
    const { body } = await business.get(`${path}/stock?limit=7${after}`, token);
    all.push(...body.tickets);
    if (body.next === undefined) return all;
    after = `&after=${body.next}`;
  }
}

test(
  'stock: an order is answered once it can be sold, and shown with its commitment',
  withBusiness({}, async (t, business) => {
    const { drawId, operator, made, token, path } = await stocked(business);
    t.same([made.status, made.body], [201, { drawId, count: COUNT }]);
    const { body: draw } = await business.get(path);
    t.match(draw.stock, { count: COUNT, commitment: /^[0-9a-f]{64}$/ });
    const listed = await listAll(business, path, token);
    t.equal(new Set(listed.map(({ stockId }) => stockId)).size, COUNT);
    t.equal(new Set(listed.map(({ selection }) => selection.join())).size, COUNT);
    const order = `/v1/admin/draws/${drawId}/stock`;
    const again = await business.post(order, operator, { count: 5 });
    t.match(again.body, { status: 409, code: 'stockExists', facts: { count: COUNT } });
    const other = await business.draw(SALE);
    t.equal((await business.get(`/v1/draws/${other}`)).body.stock, undefined, 'none is shown');
    const large = { count: 376_993 };
    const refused = await business.post(`/v1/admin/draws/${other}/stock`, operator, large);
    t.match(refused.body, { status: 422, code: 'stockTooLarge', facts: { countMax: 376_992 } });
    for (const count of [0, -1, 1.5, 8_388_609, '5', null]) {
      const odd = await business.post(`/v1/admin/draws/${other}/stock`, operator, { count });
      t.match(odd.body, { status: 400, code: 'requestInvalid' }, String(count));
    }
    const nowhere = await business.post('/v1/admin/draws/dr_0000zzz/stock', operator, { count: 1 });
    t.match(nowhere.body, { status: 404, code: 'drawNotFound' });
  }),
);

test(
  'stock: tickets are held, shown, paid once, and gone from the list',
  withBusiness({}, async (t, business) => {
    const { drawId, token, path } = await stocked(business);
    const listed = await listAll(business, path, token);
    // From one end to the other, so that they were dealt to several shards.
    const wanted = [listed[0], listed[20], listed[39]].map((one) => one?.stockId);
    const held = await business.post(`${path}/reservations`, token, { stockIds: wanted });
    t.match(held.body, { expiresAt: business.instant(300), priceMinor: 300, stockIds: wanted });
    t.equal(held.status, 201);
    const again = await business.post(`${path}/reservations`, token, { stockIds: wanted });
    t.same(again.body, held.body, 'a lost answer costs nothing');
    const place = `/v1/reservations/${held.body.reservationId}`;
    for (const body of [{ payWith: 'points' }, { x: 1 }, [], null]) {
      const { status } = await business.post(`${place}/purchase`, token, body);
      t.equal(status, 400, JSON.stringify(body));
    }
    t.match((await business.get(place, token)).body, { drawId, state: 'reserved', ticketIds: [] });
    const paid = await business.post(`${place}/purchase`, token, undefined, 'once');
    t.equal(paid.status, 201);
    t.equal(paid.body.balanceMinor, 700);
    const selections = wanted.map((id) => listed.find(({ stockId }) => stockId === id)?.selection);
    t.same(
      paid.body.tickets.map(({ selection }: Listed) => selection),
      selections,
      'the numbers that were chosen, in the order in which they were named',
    );
    const repeat = await business.post(`${place}/purchase`, token, undefined, 'once');
    t.same(repeat.body, paid.body);
    t.equal(repeat.headers.get('idempotent-replayed'), 'true');
    const other = await business.post(`${place}/purchase`, token, undefined, 'twice');
    t.match(other.body, { status: 409, code: 'reservationPaid' });
    const { body: shown } = await business.get(place, token);
    t.match(shown, { state: 'paid' });
    t.equal((await business.get(`/v1/tickets/${shown.ticketIds[2]}`, token)).status, 200);
    t.equal((await listAll(business, path, token)).length, COUNT - 3);
    const { accessToken: rival } = await business.player(1_000);
    const late = await business.post(`${path}/reservations`, rival, { stockIds: wanted.slice(1) });
    t.match(late.body, { status: 409, code: 'stockTaken' });
    t.equal(late.body.facts, undefined, 'what gateways tell each other stays among them');
  }),
);

test(
  'stock: what is let go is free again, and what is none is none',
  withBusiness({}, async (t, business) => {
    const { token, path } = await stocked(business);
    const held = await business.post(`${path}/reservations`, token, { count: 9 });
    t.equal(held.body.stockIds.length, 9);
    const place = `/v1/reservations/${held.body.reservationId}`;
    t.equal((await listAll(business, path, token)).length, COUNT - 9);
    const gone = await business.call('DELETE', place, { token });
    t.match(gone.body, { state: 'released' });
    t.equal((await listAll(business, path, token)).length, COUNT);
    t.match((await business.call('DELETE', place, { token })).body, { state: 'released' });
    const late = await business.post(`${place}/purchase`, token, undefined);
    t.match(late.body, { status: 409, code: 'reservationExpired' });
    for (const id of ['rs_0000000zz', 'rs_zz0000001', 'nonsense', 'tk_0000001000000001']) {
      const { body } = await business.get(`/v1/reservations/${id}`, token);
      t.match(body, { status: 404, code: 'reservationNotFound' }, id);
    }
  }),
);

test(
  'stock: a reservation says what it wants in one way, and of this draw',
  withBusiness({}, async (t, business) => {
    const { token, path, drawId } = await stocked(business);
    const stockId = `st_${drawId.slice(3)}0000000`;
    const rows = [
      [{}, 400, 'requestInvalid'],
      [{ stockIds: [stockId], count: 1 }, 400, 'requestInvalid'],
      [{ stockIds: [] }, 400, 'requestInvalid'],
      [{ stockIds: [stockId, stockId] }, 400, 'requestInvalid'],
      [{ count: 0 }, 400, 'requestInvalid'],
      [{ count: 101 }, 400, 'requestInvalid'],
      [{ stockIds: ['st_00000zz0000000'] }, 404, 'stockNotFound'],
      [{ stockIds: [`st_${drawId.slice(3)}zzzzzzz`] }, 404, 'stockNotFound'],
      [{ stockIds: [`st_${drawId.slice(3)}0000018`] }, 404, 'stockNotFound'],
      [{ stockIds: ['nonsense'] }, 404, 'stockNotFound'],
    ] as const;
    for (const [body, status, code] of rows) {
      const answer = await business.post(`${path}/reservations`, token, body);
      t.match(answer.body, { status, code }, JSON.stringify(body));
    }
    const bare = await business.draw(SALE);
    const none = await business.post(`/v1/draws/${bare}/reservations`, token, { count: 1 });
    t.match(none.body, { status: 404, code: 'stockNotFound' });
    const unlisted = await business.get(`/v1/draws/${bare}/stock`, token);
    t.match(unlisted.body, { status: 404, code: 'stockNotFound' });
    for (const after of [
      'nonsense',
      encodeCursor([0]),
      encodeCursor([99, 0]),
      encodeCursor(['a', 1]),
    ]) {
      const page = await business.get(`${path}/stock?after=${after}`, token);
      t.match(page.body, { status: 400, code: 'requestInvalid' }, after);
    }
  }),
);
