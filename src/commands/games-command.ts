/** `tirage games`: the games that are sold, and whether a file of them is right. */
import type { Command } from 'commander';
import { GAMES } from '../../actors/games/game-table.ts';
import { TICKETS_PER_INSTANCE_MAX } from '../../actors/games/ticket-columns.ts';
import { readMachine } from '../config/machine.ts';
import { integerKind } from '../config/setting-kinds.ts';
import { readSettings } from '../config/settings.ts';
import { reportOfGame } from '../games/game-report.ts';
import { gamesFileOf } from '../games/games-file.ts';
import { listGames } from '../games/read-games.ts';
import { ConfigurationError } from '../kernel/errors.ts';
import { say } from './standard-output.ts';

/** As many as one shard holds of a draw. */
const TICKETS = integerKind({ min: 1, max: TICKETS_PER_INSTANCE_MAX });

interface CheckFlags {
  readonly tickets: string;
  readonly gamesPayoutMaxPermyriad?: string;
}

export function addGamesCommands(program: Command): void {
  const games = program
    .command('games')
    .description('print the built-in games, as a file to begin with')
    .action(() => say(JSON.stringify(gamesFileOf(Object.values(GAMES)), null, 2)));
  games
    .command('check')
    .argument('[file]', 'the games; those of TIRAGE_GAMES or the built-in ones if left out')
    .description('check a file of games, and tell the chance of each prize, and what it costs')
    .option('--tickets <count>', 'sold of one draw, for the largest loss of the house', '1000000')
    .option(
      '--games-payout-max-permyriad <integer>',
      'as the setting: what a game may pay back at most',
    )
    .action((file: string | undefined, flags: CheckFlags) => check(file, flags));
}

async function check(file: string | undefined, flags: CheckFlags): Promise<void> {
  const tickets = TICKETS.parse(flags.tickets);
  if (!('value' in tickets)) {
    throw new ConfigurationError(`--tickets must be ${tickets.mustBe}, but is "${flags.tickets}".`);
  }
  const settings = readSettings({ machine: readMachine(), flags: { ...flags, games: file } });
  const games = await listGames(settings);
  for (const game of games) for (const line of reportOfGame(game, tickets.value)) say(line);
  say(`The games are right: ${games.length === 1 ? '1 game' : `${games.length} games`}.`);
}
