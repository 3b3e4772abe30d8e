/** `tirage demo`: a whole draw with a crowd of players, in a temporary directory. */
import type { Command } from 'commander';
import { readMachine } from '../config/machine.ts';
import { readSettings } from '../config/settings.ts';
import { runDemo } from '../demo/run-demo.ts';
import { Screen } from '../demo/screen.ts';
import { readGames } from '../games/read-games.ts';
import { ConfigurationError } from '../kernel/errors.ts';
import { SYSTEM_CLOCK } from '../kernel/system-clock.ts';
import { SystemRandom } from '../kernel/system-random.ts';
import { sayText } from './standard-output.ts';

const PLAYERS_MAX = 100_000;
const TICKETS_MAX = 1_000_000;
const SALE_MS = 8_000;

interface DemoFlags {
  readonly players: string;
  readonly tickets: string;
  readonly game: string;
  readonly games?: string;
}

export function addDemoCommand(program: Command): void {
  program
    .command('demo')
    .description('play one draw with a crowd of players, and check everything')
    .option('--players <count>', 'how many players', '1000')
    .option('--tickets <count>', 'how many tickets they buy, about', '100000')
    .option('--game <id>', 'what they play', '5of36')
    .option('--games <path>', 'file of games; TIRAGE_GAMES or the built-in ones if left out')
    .action((flags: DemoFlags) => demo(flags));
}

async function demo({ players, tickets, game: gameId, games }: DemoFlags): Promise<void> {
  const clock = SYSTEM_CLOCK;
  const machine = readMachine();
  const shelf = await readGames(readSettings({ machine, flags: { games } }));
  const game = shelf.find(gameId);
  if (game === undefined) {
    const known = shelf.onOffer.map((one) => one.gameId).join(', ');
    throw new ConfigurationError(`There is no game "${gameId}", only ${known}.`);
  }
  const isGood = await runDemo({
    machine,
    game,
    screen: new Screen({ isTTY: process.stdout.isTTY, write: sayText }, () => clock.monotonicMs()),
    clock,
    random: new SystemRandom(),
    playerCount: countOf('players', players, PLAYERS_MAX),
    ticketCount: countOf('tickets', tickets, TICKETS_MAX),
    saleMs: SALE_MS,
  });
  if (!isGood) process.exitCode = 1;
}

function countOf(name: string, text: string, max: number): number {
  const count = Number(text);
  if (Number.isInteger(count) && count >= 1 && count <= max) return count;
  throw new ConfigurationError(`--${name} must be a whole number from 1 to ${max}.`);
}
