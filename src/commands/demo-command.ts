/** `tirage demo`: a whole draw with a crowd of players, in a temporary directory. */
import type { Command } from 'commander';
import { readMachine } from '../config/machine.ts';
import { readSettings } from '../config/settings.ts';
import { PLAYER_COUNT_DEFAULT } from '../demo/company.ts';
import { type DemoOptions, runDemo, tellStory } from '../demo/run-demo.ts';
import { readGames } from '../games/read-games.ts';
import { ConfigurationError } from '../kernel/errors.ts';
import { SYSTEM_CLOCK } from '../kernel/system-clock.ts';
import { SystemRandom } from '../kernel/system-random.ts';
import { countOf } from './count-of.ts';
import { EVERY_SECONDS } from './dev-command.ts';
import { runPlayground } from './run-playground.ts';
import { systemScreen } from './system-screen.ts';

const PLAYERS_MAX = 100_000;
const TICKETS_MAX = 1_000_000;
const SALE_MS = 8_000;

interface DemoFlags {
  readonly players: string;
  readonly tickets: string;
  readonly game: string;
  readonly games?: string;
  readonly keep?: true;
  readonly every: string;
  readonly port?: string;
  readonly data?: string;
}

export function addDemoCommand(program: Command): void {
  program
    .command('demo')
    .description('play one draw with a crowd of players, and check everything')
    .option('--players <count>', 'how many players', '1000')
    .option('--tickets <count>', 'how many tickets they buy, about', '100000')
    .option('--game <id>', 'what they play', '5of36')
    .option('--games <path>', 'file of games; TIRAGE_GAMES or the built-in ones if left out')
    .option('--keep', 'afterwards serve the engine, with a few who go on playing, until Ctrl-C')
    .option('--every <seconds>', 'with --keep: how often a draw of each game closes', EVERY_SECONDS)
    .option('--port <number>', 'with --keep: port to listen on; 8080 if left out, 0 is a free one')
    .option('--data <path>', 'with --keep: a new directory that stays; thrown away if left out')
    .action((flags: DemoFlags) => demo(flags));
}

async function demo(flags: DemoFlags): Promise<void> {
  const machine = readMachine();
  const shelf = await readGames(readSettings({ machine, flags: { games: flags.games } }));
  const game = shelf.find(flags.game);
  if (game === undefined) {
    const known = shelf.onOffer.map((one) => one.gameId).join(', ');
    throw new ConfigurationError(`There is no game "${flags.game}", only ${known}.`);
  }
  const options: DemoOptions = {
    machine,
    game,
    screen: systemScreen(),
    clock: SYSTEM_CLOCK,
    random: new SystemRandom(),
    playerCount: countOf('players', flags.players, { max: PLAYERS_MAX }),
    ticketCount: countOf('tickets', flags.tickets, { max: TICKETS_MAX }),
    saleMs: SALE_MS,
  };
  if (flags.keep === true) return keep(options, flags);
  if (flags.port !== undefined || flags.data !== undefined) {
    throw new ConfigurationError('--port and --data are for an engine that stays: add --keep.');
  }
  if (!(await runDemo(options))) process.exitCode = 1;
}

/** The draw on an engine that serves meanwhile, and goes on. */
function keep(options: DemoOptions, { port, data, games, every }: DemoFlags): Promise<void> {
  const { machine, screen, random, clock } = options;
  const beganMs = clock.monotonicMs();
  return runPlayground({
    machine,
    flags: { port, data, games },
    screen,
    random,
    everySeconds: Number(every),
    playerCount: PLAYER_COUNT_DEFAULT,
    whyNew: `The crowd of the demo opens new accounts, so ${data} must be a new directory.`,
    overture: async ({ client }) => {
      screen.title('Tirage: one draw from its opening to its proof');
      if (await tellStory(client, options, beganMs)) return;
      throw new ConfigurationError('The draw is not what it has to be: the engine is stopped.');
    },
  });
}
