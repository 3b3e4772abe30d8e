/**
 * Two drums of no more than 32 numbers together, whose picks are one word: several of them in one
 * purchase cost what is on each, in a quote, at both doors and in the books.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'tap';
import { EngineClient } from '../support/engine/engine-client.ts';
import {
  balanceOf,
  createAdmin,
  depositOverHttp,
  drawReaches,
  type EnginePurchase,
  logIn,
  openOverHttp,
  register,
  ticketsOf,
} from '../support/engine/engine-people.ts';
import {
  EngineProcess,
  engineDirectory,
  verifyJournals,
} from '../support/engine/engine-process.ts';

const BALANCE_MINOR = 100_000;
const PRICE_MINOR = 70;
/** On either side of where a pick needs another word. */
const DRUMS = [
  [20, 10],
  [21, 11],
  [22, 11],
] as const;

function gameOf([numberCount, bonusNumberCount]: readonly [number, number]) {
  return {
    gameId: `drums${numberCount}and${bonusNumberCount}`,
    version: 1,
    title: 'Small drums',
    family: 'twoDrums',
    priceMinor: PRICE_MINOR,
    pickCount: 5,
    numberCount,
    bonusPickCount: 1,
    bonusNumberCount,
    tiers: [
      { kind: 'fixed', matches: 5, bonusMatches: 1, prizeMinor: 10_000 },
      { kind: 'fixed', matches: 1, bonusMatches: 1, prizeMinor: 100 },
    ],
  };
}

/** The last numbers of both drums are beside each other's first in the words. */
function picksOf([numberCount, bonusNumberCount]: readonly [number, number]) {
  const [main, bonus] = [numberCount, bonusNumberCount];
  return {
    selections: [
      { main: [1, 2, 3, 4, 5], bonus: [1] },
      { main: [main - 4, main - 3, main - 2, main - 1, main], bonus: [bonus] },
      { main: [1, 2, 3, 4, main], bonus: [bonus] },
    ],
    system: [
      { main: [1, 2, 3, 4, 5, 6, main], bonus: [1, bonus] },
      { main: [1, 2, 3, 4, 5, main], bonus: [bonus] },
    ],
    quickPick: 2,
  };
}

/** C(7, 5) × C(2, 1) and C(6, 5) of the systems. */
const COMBINATIONS = [1, 1, 1, 42, 6, 1, 1];
const COST_MINOR = PRICE_MINOR * COMBINATIONS.reduce((sum, count) => sum + count, 0);

test('small drums: several picks of one purchase cost what is on each', async (t) => {
  const directory = engineDirectory(t);
  const games = join(directory, '..', 'games.json');
  writeFileSync(games, JSON.stringify({ games: DRUMS.map(gameOf) }));
  await createAdmin(directory);
  const engine = await EngineProcess.start(t, { directory, flags: { '--games': games } });
  const client = new EngineClient(t, engine.url);
  const admin = await logIn(client);
  for (const drums of DRUMS) {
    const { gameId: game } = gameOf(drums);
    const player = await register(client, `player-of-${game}`);
    const { accessToken: token } = player;
    await depositOverHttp(client, player, BALANCE_MINOR);
    const times = { closesInMs: 600_000, resultsAfterMs: 1_000, game };
    const { drawId } = await openOverHttp(client, admin, times);
    const picks = picksOf(drums);

    const path = `/v1/draws/${drawId}`;
    const quoted = await client.expect<{ priceMinor: number }>(
      200,
      client.post(`${path}/quote`, picks, { token }),
    );
    t.equal(quoted.priceMinor, COST_MINOR, `${game}: a quote`);
    const bought = await client.expect<EnginePurchase>(
      201,
      client.post(`${path}/tickets`, picks, { token }),
    );
    t.equal(bought.balanceMinor, BALANCE_MINOR - COST_MINOR, `${game}: a purchase`);
    const stakes = COMBINATIONS.map((count) => PRICE_MINOR * count);
    t.same(
      bought.tickets.map(({ stakeMinor }) => stakeMinor),
      stakes,
    );
    const shown = bought.tickets.map(({ selection }) => selection);
    t.same(shown.slice(0, 5), [...picks.selections, ...picks.system]);
    t.equal(await balanceOf(client, player), BALANCE_MINOR - COST_MINOR);
    const listed = await ticketsOf(client, player, drawId);
    t.equal(
      listed.reduce((sum, { stakeMinor }) => sum + stakeMinor, 0),
      COST_MINOR,
    );
    const onSale = await drawReaches(client, drawId, 'open');
    t.match(onSale, { ticketCount: COMBINATIONS.length, poolMinor: COST_MINOR });
  }
  t.equal((await engine.stop()).exitCode, 0);
  const verified = await verifyJournals(directory);
  t.equal(verified.exitCode, 0, verified.output + verified.errors);
});
