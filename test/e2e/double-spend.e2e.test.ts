/** Many purchases at once against a balance that covers some: exactly those are sold. */
import { test } from 'tap';
import { type ClientAnswer, codeOf, EngineClient } from '../support/engine/engine-client.ts';
import {
  balanceOf,
  createAdmin,
  type Draw,
  depositOverHttp,
  type EnginePlayer,
  logIn,
  openOverHttp,
  register,
  ticketsOf,
} from '../support/engine/engine-people.ts';
import { EngineProcess, engineDirectory } from '../support/engine/engine-process.ts';

const ROUND_COUNT = Number(process.env.TIRAGE_TEST_SPEND_ROUNDS ?? 5);
const PURCHASES = 200;

test('double spend: a balance that covers k of two hundred purchases buys exactly k', async (t) => {
  const directory = engineDirectory(t);
  await createAdmin(directory);
  const engine = await EngineProcess.start(t, { directory, flags: { '--gateways': '2' } });
  const client = new EngineClient(t, engine.url, PURCHASES);
  const draw = await openOverHttp(client, await logIn(client), { closesInMs: 600_000 });
  for (let round = 1; round <= ROUND_COUNT; round += 1) {
    const player = await register(client, `spender-${round}`);
    const affordable = (round * 37) % PURCHASES;
    const spareMinor = (round * 13) % draw.priceMinor;
    await depositOverHttp(client, player, affordable * draw.priceMinor + spareMinor);
    const answers = await buyAtOnce(client, player, draw);
    const accepted = answers.filter(({ status }) => status === 201);
    t.equal(accepted.length, affordable, `${affordable} of ${PURCHASES} accepted`);
    const refused = answers.filter(({ status }) => status !== 201);
    t.same(new Set(refused.map(codeOf)), new Set(['balanceTooLow']));
    t.equal(await balanceOf(client, player), spareMinor);
    t.equal((await ticketsOf(client, player)).length, affordable);
  }
  t.equal((await engine.stop()).exitCode, 0);
});

test('double spend: sent twice at once, a purchase is sold and answered once', async (t) => {
  const directory = engineDirectory(t);
  await createAdmin(directory);
  const engine = await EngineProcess.start(t, { directory, flags: { '--gateways': '2' } });
  const client = new EngineClient(t, engine.url, PURCHASES);
  const draw = await openOverHttp(client, await logIn(client), { closesInMs: 600_000 });
  const player = await register(client, 'impatient');
  const affordable = 61;
  await depositOverHttp(client, player, affordable * draw.priceMinor);
  const keys = Array.from({ length: PURCHASES / 2 }, (_, i) => `again-${i}`);
  const pairs = await Promise.all(
    keys.map((key) =>
      Promise.all([buy(client, player, draw, key), buy(client, player, draw, key)]),
    ),
  );
  const sold = pairs.filter((pair) => pair.some(({ status }) => status === 201));
  t.equal(sold.length, affordable);
  for (const pair of sold) {
    const [first, second] = pair;
    t.equal(second.text, first.text, 'both have the same answer');
    const replays = pair.filter(({ headers }) => headers['idempotent-replayed'] === 'true');
    t.equal(replays.length, 1, 'one of them is the repeat');
  }
  t.equal(await balanceOf(client, player), 0);
  t.equal((await ticketsOf(client, player)).length, affordable);
  t.equal((await engine.stop()).exitCode, 0);
});

function buyAtOnce(
  client: EngineClient,
  player: EnginePlayer,
  draw: Draw,
): Promise<ClientAnswer[]> {
  const keys = Array.from({ length: PURCHASES }, (_, i) => `spend-${i}`);
  return Promise.all(keys.map((key) => buy(client, player, draw, key)));
}

function buy(
  client: EngineClient,
  player: EnginePlayer,
  draw: Draw,
  key: string,
): Promise<ClientAnswer> {
  const asked = { token: player.accessToken, key };
  return client.post(`/v1/draws/${draw.drawId}/tickets`, { quickPick: 1 }, asked);
}
