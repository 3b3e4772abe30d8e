/**
 * What a client may get wrong, each with its status and code, and an engine that serves on.
 *
 * Logging in and tokens: bad-credentials.e2e.test.ts.
 */
import { t as file, type Test, test } from 'tap';
import {
  type ClientAnswer,
  type ClientAsked,
  codeOf,
  EngineClient,
} from '../support/engine/engine-client.ts';
import {
  cancelOverHttp,
  createAdmin,
  depositOverHttp,
  drawReaches,
  type EnginePurchase,
  logIn,
  openOverHttp,
  planOverHttp,
  register,
} from '../support/engine/engine-people.ts';
import {
  EngineProcess,
  engineDirectory,
  verifyJournals,
} from '../support/engine/engine-process.ts';
import { sendAndLeave, sendBytes } from '../support/network/raw-requests.ts';

/** What is sent, and what must come back: `[name, body or request, status, code]`. */
type Case = readonly [string, unknown, number, string];

interface Scene {
  readonly token: string;
  /** A draw on sale. */
  readonly open: string;
}

const ABORTED_COUNT = 50;
/** The library cuts what is slow after 8 to 12 s, the engine after 10 to 12.5 s. */
const SLOW_LIMIT_MS = 60_000;

const DEEP = `{"selections":${'['.repeat(5_000)}${']'.repeat(5_000)}}`;
const selections = (...all: readonly unknown[]) => ({ selections: all });

const BAD_PURCHASES: readonly Case[] = [
  ['malformed JSON', '{"quickPick":', 400, 'requestMalformed'],
  ['bytes that are no JSON', '\u0000\u0001', 400, 'requestMalformed'],
  ['deeply nested JSON', DEEP, 400, 'requestMalformed'],
  ['no body', undefined, 400, 'requestMalformed'],
  ['an empty body', '', 400, 'requestMalformed'],
  ['a body that is null', 'null', 400, 'requestInvalid'],
  ['a body that is an array', '[]', 400, 'requestInvalid'],
  ['an unknown member', { quickPick: 1, price: 1 }, 400, 'requestInvalid'],
  ['__proto__', '{"__proto__":{"quickPick":1}}', 400, 'requestInvalid'],
  ['a count as text', { quickPick: '2' }, 400, 'requestInvalid'],
  ['a count of zero', { quickPick: 0 }, 400, 'requestInvalid'],
  ['a negative count', { quickPick: -1 }, 400, 'requestInvalid'],
  ['a fractional count', { quickPick: 1.5 }, 400, 'requestInvalid'],
  ['a huge count', { quickPick: 1e9 }, 400, 'requestInvalid'],
  ['a count beyond all numbers', '{"quickPick":1e999}', 400, 'requestInvalid'],
  ['selections as text', { selections: '1,2,3,4,5' }, 400, 'requestInvalid'],
  ['numbers as text', selections(['1', '2', '3', '4', '5']), 400, 'requestInvalid'],
  ['fractional numbers', selections([1, 2, 3, 4, 5.5]), 400, 'requestInvalid'],
  ['no selection in the list', { selections: [] }, 400, 'requestInvalid'],
  ['nothing asked for', {}, 422, 'selectionInvalid'],
  ['a number out of range', selections([1, 2, 3, 4, 37]), 422, 'selectionInvalid'],
  ['the number zero', selections([0, 1, 2, 3, 4]), 422, 'selectionInvalid'],
  ['a negative number', selections([-1, 2, 3, 4, 5]), 422, 'selectionInvalid'],
  ['a number twice', selections([1, 1, 2, 3, 4]), 422, 'selectionInvalid'],
  ['too few numbers', selections([1, 2, 3, 4]), 422, 'selectionInvalid'],
  ['too many numbers', selections([1, 2, 3, 4, 5, 6]), 422, 'selectionInvalid'],
  ['one bad of two', selections([1, 2, 3, 4, 5], [1, 2]), 422, 'selectionInvalid'],
  ['too many selections', selections(...Array(101).fill([1, 2, 3, 4, 5])), 400, 'requestInvalid'],
  [
    'too many both ways',
    { quickPick: 51, ...selections(...Array(50).fill([1, 2, 3, 4, 5])) },
    422,
    'selectionsTooMany',
  ],
  ['more than the balance', { quickPick: 100 }, 422, 'balanceTooLow'],
];

const BAD_AMOUNTS: readonly Case[] = [
  ['zero', { amountMinor: 0 }, 400, 'requestInvalid'],
  ['negative', { amountMinor: -100 }, 400, 'requestInvalid'],
  ['fractional', { amountMinor: 10.5 }, 400, 'requestInvalid'],
  ['text', { amountMinor: '100' }, 400, 'requestInvalid'],
  ['missing', {}, 400, 'requestInvalid'],
  ['unsafe', { amountMinor: 2 ** 53 }, 400, 'requestInvalid'],
  ['beyond all numbers', '{"amountMinor":1e999}', 400, 'requestInvalid'],
  ['an unknown method', { amountMinor: 100, method: 'gold' }, 422, 'paymentMethodUnknown'],
];

const directory = engineDirectory(file);
const engine = await EngineProcess.start(file, { directory });
const client = new EngineClient(file, engine.url);
await createAdmin(directory);
const admin = await logIn(client);

test('bad input: purchases and payments are refused by name, and cost nothing', async (t) => {
  const { token, open } = await startScene('ann');
  const path = `/v1/draws/${open}/tickets`;
  const seller = await client.expect<EnginePurchase>(
    201,
    client.post(path, { quickPick: 1 }, { token }),
  );
  await checkAll(t, BAD_PURCHASES, (body) => client.send('POST', path, { token, body }));
  for (const to of ['/v1/me/deposits', '/v1/me/withdrawals']) {
    await checkAll(t, BAD_AMOUNTS, (body) => client.send('POST', to, { token, body }));
  }
  const tooMuch = { amountMinor: 100_000_001 };
  is(t, await client.post('/v1/me/deposits', tooMuch, { token }), 422, 'amountTooLarge');
  is(t, await client.post('/v1/me/withdrawals', tooMuch, { token }), 422, 'balanceTooLow');
  const wallet = await client.expect(200, client.get('/v1/me/wallet', { token }));
  t.match(wallet, { balanceMinor: seller.balanceMinor }, 'nothing was charged');
  await servesOn(t);
});

test('bad input: draws that are not on sale say why', async (t) => {
  const { token } = await startScene('bob');
  const scheduled = await planOverHttp(client, admin, {
    opensInMs: 600_000,
    closesInMs: 1_200_000,
  });
  await drawReaches(client, scheduled.drawId, 'scheduled');
  const closed = await openOverHttp(client, admin, { closesInMs: 300, resultsAfterMs: 3_600_000 });
  const cancelled = await openOverHttp(client, admin, { closesInMs: 600_000 });
  await cancelOverHttp(client, admin, cancelled.drawId);
  await drawReaches(client, closed.drawId, 'closed', 'sealed');
  await checkAll(
    t,
    [
      ['a scheduled draw', scheduled.drawId, 409, 'drawNotOpen'],
      ['a closed draw', closed.drawId, 409, 'drawClosed'],
      ['a cancelled draw', cancelled.drawId, 409, 'drawCancelled'],
      ['an unknown draw', 'dr_zzzzzz0', 404, 'drawNotFound'],
      ['draw number zero', 'dr_0000000', 404, 'drawNotFound'],
      ['a malformed id', 'draw-1', 404, 'drawNotFound'],
      ['an id of another kind', 'pl_0000000', 404, 'drawNotFound'],
      ['an escape that is none', 'dr_%zz', 400, 'requestMalformed'],
      ['a path inside the id', '..%2f..%2fetc', 404, 'drawNotFound'],
      ['an id that is too long', 'd'.repeat(33), 400, 'requestInvalid'],
    ],
    (id) => client.post(`/v1/draws/${id}/tickets`, { quickPick: 1 }, { token }),
  );
  for (const id of ['dr_zzzzzz0', 'x']) {
    for (const rest of ['', '/results', '/transcript']) {
      is(t, await client.get(`/v1/draws/${id}${rest}`), 404, 'drawNotFound');
    }
  }
  const early = await client.get(`/v1/draws/${closed.drawId}/results`);
  is(t, early, 404, 'resultsNotPublished');
  await servesOn(t);
});

test("bad input: other people's things are not there", async (t) => {
  const { token, open } = await startScene('cleo');
  const bought = client.post(`/v1/draws/${open}/tickets`, { quickPick: 1 }, { token });
  const ticketId = (await client.expect<EnginePurchase>(201, bought)).tickets[0]?.ticketId;
  const paid = client.post('/v1/me/deposits', { amountMinor: 100 }, { token });
  const { depositId } = await client.expect<{ depositId: string }>(201, paid);
  // One on each shard, so that one of them shares the owner's.
  for (const login of ['eve', 'mallory', 'trudy']) {
    const { accessToken } = await register(client, login);
    const as = (path: string) => client.get(path, { token: accessToken });
    is(t, await as(`/v1/tickets/${ticketId}`), 404, 'ticketNotFound');
    is(t, await as(`/v1/tickets/${ticketId}/receipt`), 404, 'ticketNotFound');
    is(t, await as(`/v1/me/deposits/${depositId}`), 404, 'paymentNotFound');
    is(t, await as(`/v1/me/withdrawals/${depositId}`), 404, 'paymentNotFound');
    t.match(JSON.parse((await as('/v1/me/tickets')).text), { tickets: [] });
    const asked = { token: accessToken };
    is(t, await client.post('/v1/admin/draws', {}, asked), 403, 'roleMissing');
    is(t, await as('/v1/admin/ledger/trial-balance'), 403, 'roleMissing');
    is(t, await client.post(`/v1/admin/draws/${open}/cancel`, {}, asked), 403, 'roleMissing');
  }
  t.equal((await client.get(`/v1/tickets/${ticketId}`, { token })).status, 200);
  is(t, await client.get('/v1/tickets/tk_0', { token }), 404, 'ticketNotFound');
  is(t, await client.get('/v1/me/deposits/py_0', { token }), 404, 'paymentNotFound');
  await servesOn(t);
});

test('bad input: a key stands for one request', async (t) => {
  const { token, open } = await startScene('dora');
  const path = `/v1/draws/${open}/tickets`;
  const ask = (to: string, body: unknown, key = 'one') => client.post(to, body, { token, key });
  const first = await ask(path, { quickPick: 2 });
  t.equal(first.status, 201);
  t.equal(first.headers['idempotent-replayed'], undefined);
  const again = await ask(path, { quickPick: 2 });
  t.equal(again.status, 201);
  t.equal(again.text, first.text, 'the first answer');
  t.equal(again.headers['idempotent-replayed'], 'true');
  is(t, await ask(path, { quickPick: 3 }), 422, 'idempotencyKeyReused');
  is(t, await ask('/v1/me/deposits', { amountMinor: 5 }), 422, 'idempotencyKeyReused');
  for (const key of ['k'.repeat(65), 'with space', 'caf\u00e9s']) {
    is(t, await ask(path, { quickPick: 1 }, key), 400, 'requestInvalid');
  }
  await servesOn(t);
});

test('bad input: bodies that are too large, of another kind, slow or broken off', async (t) => {
  const { token, open } = await startScene('emil');
  const path = `/v1/draws/${open}/tickets`;
  const head = `POST ${path} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${token}\r\n`;
  const slow = sendBytes(
    engine.url,
    `${head}Content-Type: application/json\r\nContent-Length: 20\r\n\r\n{"quick`,
    SLOW_LIMIT_MS,
  );
  is(t, await client.post(path, ' '.repeat(70_000), { token }), 413, 'bodyTooLarge');
  const text = { token, headers: { 'content-type': 'text/plain' } };
  is(t, await client.post(path, 'hello', text), 415, 'mediaTypeUnsupported');
  const packed = { token, headers: { 'content-encoding': 'br' } };
  is(t, await client.post(path, '{"quickPick":1}', packed), 415, 'mediaTypeUnsupported');
  is(t, await client.get('/v1/nothing'), 404, 'notFound');
  is(t, await client.send('DELETE', path, { token }), 405, 'methodNotAllowed');
  const length = 'Content-Type: application/json\r\nContent-Length: 15\r\n\r\n';
  await Promise.all(
    Array.from({ length: ABORTED_COUNT }, (_, index) =>
      sendAndLeave(engine.url, `${head}${length}${'{"quickPick":1}'.slice(0, index % 16)}`),
    ),
  );
  t.match(await slow, /^(HTTP\/1\.1 408 .*"bodyTimeout"|$)/s, 'cut, or told so');
  await servesOn(t);
});

test('bad input: after all that, the engine stops in order', async (t) => {
  t.equal((await engine.stop()).exitCode, 0);
  t.equal((await verifyJournals(directory)).exitCode, 0);
});

/** A player with the price of ten tickets, and a draw on sale. */
async function startScene(login: string): Promise<Scene> {
  const player = await register(client, login);
  await depositOverHttp(client, player, 1_000);
  const { drawId: open } = await openOverHttp(client, admin, { closesInMs: 3_600_000 });
  return { token: player.accessToken, open };
}

async function checkAll(
  t: Test,
  cases: readonly Case[],
  send: (what: ClientAsked['body']) => Promise<ClientAnswer>,
): Promise<void> {
  for (const [name, what, status, code] of cases) is(t, await send(what), status, code, name);
}

function is(t: Test, answer: ClientAnswer, status: number, code: string, name = code): void {
  t.same([answer.status, codeOf(answer)], [status, code], name);
  t.match(answer.headers['content-type'], /^application\/problem\+json/);
}

/** Nothing that was sent has ended a thread, or is worth a warning. */
async function servesOn(t: Test): Promise<void> {
  t.equal((await client.get('/readyz')).status, 200);
  t.same(
    engine.log.filter(({ level }) => level !== 'info'),
    [],
  );
}
