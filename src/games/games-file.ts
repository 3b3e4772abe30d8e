/**
 * The games as an operator writes them: JSON in a file, which is read once, at the start. All
 * faults of its form are reported at once, a sentence each; if there are none, all faults of its
 * values. What a sentence shows of the file are names and numbers, never a path of the machine.
 *
 * A game that passes is proven: each tier can be won, and no kind of pick pays back more than is
 * allowed. Loaded only where there is such a file: the checking library takes a tenth of a second
 * to load.
 */
import { type Game, versionOf } from '../../actors/games/game.ts';
import {
  formFaultsOf,
  type OperatorFile,
  parseOperatorFile,
  readOperatorFile,
} from '../protocol/operator-file.ts';
import { checkGames, refuseFor } from './check-games.ts';
import { GAMES_FILE_SCHEMA } from './game-schemas.ts';

const NAMES: OperatorFile = {
  file: 'The file of games',
  whole: 'The file of games',
  owner: "The file's",
};

/** k of n was the first family: its games do without the family's name. */
const UNNAMED = 'kOfN';

const faultsOfForm = formFaultsOf(GAMES_FILE_SCHEMA, NAMES, { discriminator: true });

/** A game of the file: its tiers are not numbered, and nothing is left out of it. */
interface WrittenGame {
  readonly gameId: string;
  readonly version?: number;
  readonly family: string;
  readonly tiers: readonly object[];
}

/** As `parseGames`, from a file. */
export function readGamesFile(path: string, payoutPermyriadMax: number): readonly Game[] {
  return parseGames(readOperatorFile(path, NAMES), payoutPermyriadMax);
}

/** Reads the text of a file. Throws ConfigurationError with a sentence for each thing wrong. */
export function parseGames(text: string, payoutPermyriadMax: number): readonly Game[] {
  const file = parseOperatorFile(text, NAMES);
  const faults = faultsOfForm(file);
  if (faults.length > 0) refuseFor(faults);
  const { games } = file as { readonly games: readonly WrittenGame[] };
  return checkGames(games.map(gameOf), payoutPermyriadMax);
}

/** What the file writes of built-in or other games: numbers of tiers are left to their places. */
export function gamesFileOf(games: readonly Game[]): object {
  return {
    games: games.map((game) => {
      const { gameId, version: _, family = UNNAMED, title, priceMinor, tiers, ...rules } = game;
      const named = { gameId, version: versionOf(game), title, family, priceMinor, ...rules };
      return { ...named, tiers: tiers.map(({ tier: _number, ...rest }) => rest) };
    }),
  };
}

/** The form in which games are stored: what is the rule is left out, as it always was. */
function gameOf({ gameId, version = 1, family, tiers, ...rules }: WrittenGame): Game {
  const game = {
    gameId,
    ...(version === 1 ? {} : { version }),
    ...(family === UNNAMED ? {} : { family }),
    ...rules,
    tiers: tiers.map((tier, index) => ({ ...tier, tier: index + 1 })),
  };
  // Complete: the schema of its family has found every member.
  return game as unknown as Game;
}
