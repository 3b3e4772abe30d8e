/** `tirage dev`: from a clone to a verified draw in a minute, and something to look at. */
import { spawn } from 'node:child_process';
import type { Command } from 'commander';
import { type Machine, readMachine } from '../config/machine.ts';
import type { Flags } from '../config/settings.ts';
import { addSettingOptions } from '../config/settings-help.ts';
import { PLAYER_COUNT_DEFAULT, REGULARS } from '../demo/company.ts';
import { SystemRandom } from '../kernel/system-random.ts';
import { countOf } from './count-of.ts';
import { runPlayground } from './run-playground.ts';
import { systemScreen } from './system-screen.ts';

/** Of a draw, if nothing else is said. */
export const EVERY_SECONDS = '30';

export function addDevCommand(program: Command): void {
  const command = program
    .command('dev')
    .description('run an engine to try things with: quick draws, players who play, sandbox money')
    .option('--every <seconds>', 'how often a draw of each game closes', EVERY_SECONDS)
    .option(
      '--players <count>',
      `how many play by themselves, ${REGULARS.length} at most`,
      String(PLAYER_COUNT_DEFAULT),
    )
    .option('--no-open', 'open no browser');
  addSettingOptions(command);
  command.action((flags: Flags) => dev(flags));
}

async function dev({ every, players, open, ...flags }: Flags): Promise<void> {
  const machine = readMachine();
  await runPlayground({
    machine,
    flags,
    screen: systemScreen(),
    random: new SystemRandom(),
    everySeconds: Number(every),
    playerCount: countOf('players', String(players), { min: 0, max: REGULARS.length }),
    onOpen: (portal) => {
      if (open !== false) openBrowser(portal, machine);
    },
  });
}

/** Where there is a desktop. Whether a browser came is for whoever sits there to see. */
function openBrowser(address: string, { environment }: Machine): void {
  const hasDesktop = [environment.DISPLAY, environment.WAYLAND_DISPLAY].some(Boolean);
  if (!hasDesktop) return;
  const child = spawn('xdg-open', [address], { stdio: 'ignore', detached: true });
  child.on('error', () => undefined);
  child.unref();
}
