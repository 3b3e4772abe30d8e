/** Tickets made in advance, bought without a reservation, over both doors. */
import { test } from 'tap';
import { RAFFLE_6 } from '../../support/samples/family-games.ts';
import { SocketPlayer } from '../socket/socket-player.ts';
import { type Business, withBusiness } from '../support/business-server.ts';

const SALE = { closesInS: 600, resultsInS: 700 };
const COUNT = 40;

interface Listed {
  readonly stockId: string;
  readonly selection: readonly number[];
}

async function stocked(business: Business, balanceMinor: number) {
  const drawId = await business.draw(SALE);
  const { accessToken: operator } = await business.staff('operator');
  await business.post(`/v1/admin/draws/${drawId}/stock`, operator, { count: COUNT });
  const { accessToken: token } = await business.player(balanceMinor);
  const path = `/v1/draws/${drawId}`;
  const listed = await business.get(`${path}/stock?limit=${COUNT}`, token);
  return { drawId, token, path, listed: listed.body.tickets as Listed[] };
}

const freeCount = async (business: Business, path: string, token: string): Promise<number> =>
  (await business.get(`${path}/stock?limit=${COUNT}`, token)).body.tickets.length;

test(
  'stock purchases: what is named is bought at once, and once under its key',
  withBusiness({}, async (t, business) => {
    const { token, path, listed } = await stocked(business, 1_000);
    // From one end to the other, so that they were dealt to several shards.
    const wanted = [0, 20, 39].map((at) => listed[at] as Listed);
    const order = { stockIds: wanted.map(({ stockId }) => stockId) };
    const bought = await business.post(`${path}/tickets`, token, order, 'once');
    t.match(bought, { status: 201, body: { balanceMinor: 700 } });
    t.same(
      bought.body.tickets.map(({ selection }: Listed) => selection),
      wanted.map(({ selection }) => selection),
      'the numbers that were shown, in the order in which they were named',
    );
    const again = await business.post(`${path}/tickets`, token, order, 'once');
    t.same(again.body, bought.body);
    t.equal(again.headers.get('idempotent-replayed'), 'true');
    const other = await business.post(`${path}/tickets`, token, { stock: 1 }, 'once');
    t.match(other.body, { status: 422, code: 'idempotencyKeyReused' });
    const gone = await business.post(`${path}/tickets`, token, order, 'twice');
    t.match(gone.body, { status: 409, code: 'stockTaken' });
    t.equal(gone.body.facts, undefined, 'what gateways tell each other stays among them');
    t.equal(await freeCount(business, path, token), COUNT - 3);
  }),
);

test(
  'stock purchases: of those of one player for one number at once, one gets it',
  withBusiness({ shardCount: 3, games: [RAFFLE_6] }, async (t, business) => {
    const drawId = await business.draw(SALE, { game: RAFFLE_6.gameId });
    const { accessToken: token } = await business.player(100_000);
    for (let number = 100_000; number < 100_012; number += 1) {
      const order = { numbers: [String(number)] };
      const orders = [1, 2, 3, 4].map((at) =>
        business.post(`/v1/draws/${drawId}/tickets`, token, order, `${number}-${at}`),
      );
      const codes = (await Promise.all(orders)).map(({ status, body }) =>
        status === 201 ? 'bought' : body.code,
      );
      t.same(codes.sort(), ['bought', 'stockTaken', 'stockTaken', 'stockTaken']);
    }
    const { balanceMinor } = (await business.get('/v1/me/wallet', token)).body;
    t.equal(balanceMinor, 100_000 - 12 * RAFFLE_6.priceMinor);
  }),
);

test(
  'stock purchases: any are as many as were asked for, or none',
  withBusiness({}, async (t, business) => {
    const { token, path } = await stocked(business, 4_000);
    const tooMany = await business.post(`${path}/tickets`, token, { stock: COUNT + 1 });
    t.match(tooMany.body, { status: 422, code: 'balanceTooLow' });
    const { accessToken: rich } = await business.player(10_000);
    const whole = await business.post(`${path}/tickets`, rich, { stock: COUNT + 1 });
    t.match(whole.body, { status: 409, code: 'stockEmpty', facts: { leftCount: COUNT } });
    t.equal((await business.get('/v1/me/wallet', rich)).body.balanceMinor, 10_000);
    const all = await business.post(`${path}/tickets`, token, { stock: COUNT });
    t.match(all, { status: 201, body: { balanceMinor: 0 } });
    t.equal(new Set(all.body.tickets.map(({ selection }: Listed) => `${selection}`)).size, COUNT);
    const late = await business.post(`${path}/tickets`, rich, { stock: 1 });
    t.match(late.body, { status: 409, code: 'stockEmpty', facts: { leftCount: 0 } });
  }),
);

for (const protocol of ['tirage.v1.json', 'tirage.v1.msgpack'] as const) {
  test(
    `stock purchases: over ${protocol} they are those of HTTP`,
    withBusiness({}, async (t, business) => {
      const { token, path, drawId, listed } = await stocked(business, 1_000);
      const player = await SocketPlayer.connect(business.port, { protocol, token });
      const stockIds = [0, 39].map((at) => (listed[at] as Listed).stockId);
      const bought = await player.ask({ id: 1, op: 'buyTickets', drawId, stockIds });
      t.match(bought, {
        ok: true,
        tickets: [{ selection: listed[0]?.selection }, { selection: listed[39]?.selection }],
        balanceMinor: 800,
      });
      const overHttp = await business.post(`${path}/tickets`, token, { stockIds }, '1');
      t.equal(overHttp.headers.get('idempotent-replayed'), 'true', 'one key space');
      t.same(overHttp.body.tickets, bought.tickets);
      const any = { id: 2, op: 'buyTickets', drawId, stock: 5 };
      t.match(await player.ask(any), { ok: true, balanceMinor: 300 });
      t.match(await player.ask(any), { ok: true, replayed: true, balanceMinor: 300 });
      const poor = await player.ask({ id: 3, op: 'buyTickets', drawId, stock: 4 });
      t.match(poor, { ok: false, code: 'balanceTooLow' });
      const sold = await player.ask({ id: 4, op: 'buyTickets', drawId, stockIds });
      t.match(sold, { ok: false, code: 'stockTaken' });
      const mixed = { id: 5, op: 'buyTickets', drawId, stock: 1, quickPick: 1 };
      t.match(await player.ask(mixed), { ok: false, code: 'requestInvalid' });
      const nowhere = { id: 6, op: 'buyTickets', drawId, stockIds: ['st_00000zz0000000'] };
      t.match(await player.ask(nowhere), { ok: false, code: 'stockNotFound' });
    }),
  );
}

test(
  'stock purchases: they name their tickets in one way, and a quote knows them',
  withBusiness({}, async (t, business) => {
    const { token, path, listed } = await stocked(business, 1_000);
    const { stockId } = listed[0] as Listed;
    const rows = [
      [{ stock: 1, stockIds: [stockId] }, 400, 'requestInvalid'],
      [{ stock: 1, quickPick: 1 }, 400, 'requestInvalid'],
      [{ stock: 1, selections: [[1, 2, 3, 4, 5]] }, 400, 'requestInvalid'],
      [{ stock: 1, draws: 2 }, 400, 'requestInvalid'],
      [{ stock: 0 }, 400, 'requestInvalid'],
      [{ stock: 101 }, 400, 'requestInvalid'],
      [{ stockIds: [] }, 400, 'requestInvalid'],
      [{ stockIds: [stockId, stockId] }, 400, 'requestInvalid'],
      [{ stockIds: ['nonsense'] }, 404, 'stockNotFound'],
      [
        { stockIds: [`${stockId.slice(0, -1)}8`, `${stockId.slice(0, -2)}zz`] },
        404,
        'stockNotFound',
      ],
    ] as const;
    for (const [body, status, code] of rows) {
      for (const route of ['tickets', 'quote']) {
        const answer = await business.post(`${path}/${route}`, token, body);
        t.match(answer.body, { status, code }, `${route} ${JSON.stringify(body)}`);
      }
    }
    for (const body of [{ stock: 2 }, { stockIds: listed.slice(0, 2).map((one) => one.stockId) }]) {
      const quote = await business.post(`${path}/quote`, token, body);
      const line = { kind: 'stock', combinations: 1, priceMinor: 100 };
      t.match(quote, { status: 200, body: { priceMinor: 200, lines: [line, line] } });
    }
    const bare = `/v1/draws/${await business.draw(SALE)}`;
    for (const route of ['tickets', 'quote']) {
      const answer = await business.post(`${bare}/${route}`, token, { stock: 1 });
      t.match(answer.body, { status: 404, code: 'stockNotFound' });
    }
    t.equal((await business.get('/v1/me/wallet', token)).body.balanceMinor, 1_000);
  }),
);
