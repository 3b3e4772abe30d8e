import { test } from 'tap';
import { GAMES } from '../../actors/games/game-table.ts';
import { readGames } from '../../src/games/read-games.ts';
import { EXAMPLE_GAMES, EXAMPLE_GAMES_PATH } from '../support/samples/family-games.ts';

test('games: the built-in ones are sold unless a file is named', async (t) => {
  const builtIn = await readGames({ gamesPath: undefined, payoutPermyriadMax: 9_999 });
  t.same(builtIn.onOffer, Object.values(GAMES));
  const own = await readGames({ gamesPath: EXAMPLE_GAMES_PATH, payoutPermyriadMax: 9_999 });
  t.same(own.onOffer, EXAMPLE_GAMES);
});

test('games: the built-in ones are held to what the operator allows, too', async (t) => {
  const strict = readGames({ gamesPath: undefined, payoutPermyriadMax: 5_000 });
  await t.rejects(strict, { name: 'ConfigurationError', message: /^Game 5of36, .*\(50.25 %\)\.$/ });
});
