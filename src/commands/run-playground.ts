/**
 * An engine to try things with: quick draws of every game, sandbox money, and a few people who play
 * by themselves. Until Ctrl-C; then what was made for it is gone, but for a directory that was
 * named.
 *
 * Settings come from flags alone. Those in the environment are for another engine, and a playground
 * must not publish to its broker or write into its directory.
 */
import type { Machine } from '../config/machine.ts';
import { type Flags, readSettings, type Settings } from '../config/settings.ts';
import { Company, REGULARS, STAFF } from '../demo/company.ts';
import { firstProof } from '../demo/first-proof.ts';
import { openPlaygroundDirectory, type PlaygroundDirectory } from '../demo/playground-directory.ts';
import { quickSchedule } from '../demo/quick-schedule.ts';
import type { Screen } from '../demo/screen.ts';
import { readGames } from '../games/read-games.ts';
import { storedSettings } from '../journal/directory-meta.ts';
import { ConfigurationError } from '../kernel/errors.ts';
import type { RandomSource } from '../kernel/random.ts';
import type { Engine } from '../main.ts';
import { createLogger, type Logger } from '../operations/logger.ts';
import { startStoppableEngine, urlOf } from './stoppable-engine.ts';

const LEAVE_LIMIT_MS = 10_000;
/** The unspecified addresses are listened on, and are no place to go to. */
const EVERYWHERE: ReadonlySet<string> = new Set(['0.0.0.0', '::']);

export interface PlaygroundOptions {
  readonly machine: Machine;
  /** Those of `tirage serve`, by the names that commander gives them. */
  readonly flags: Flags;
  readonly screen: Screen;
  readonly random: RandomSource;
  readonly everySeconds: number;
  readonly playerCount: number;
  /** Why it has to be a new directory, as a sentence; left out where it need not be. */
  readonly whyNew?: string;
  /** What happens before the players come. */
  readonly overture?: (engine: Engine) => Promise<void>;
  /** Called with the portal's address when there is something to be seen. */
  readonly onOpen?: (portal: string) => void;
}

/** Returns when everybody plays; the process goes on until it is asked to stop. */
export async function runPlayground(options: PlaygroundOptions): Promise<void> {
  const { machine, flags, screen, random, playerCount } = options;
  const directory = await openPlaygroundDirectory(textOf(flags.data), random);
  if (directory.isUsed && options.whyNew !== undefined) {
    throw new ConfigurationError(options.whyNew);
  }
  const settings = await playgroundSettings(options, directory);
  const level = flags.logLevel === undefined ? 'warn' : settings.logLevel;
  const log = createLogger({ level, format: settings.logFormat }).child({ component: 'engine' });
  const company = new Company();
  const leave = {
    name: 'send everybody home',
    timeLimitMs: LEAVE_LIMIT_MS,
    run: async () => {
      screen.line('\nStopping.');
      await company.leave();
    },
  };
  const { environment } = machine;
  const engine = await startStoppableEngine({ settings, log, environment, stopsBefore: [leave] });
  const address = urlOf(EVERYWHERE.has(settings.host) ? '127.0.0.1' : settings.host, engine.port);
  try {
    await options.overture?.(engine);
    if (company.leaving.aborted) return;
    const onFault = (error: unknown): void => tellFault(log, error);
    const { password } = directory;
    await company.gather({ engine, address, password, random, playerCount, onFault });
    tellAddresses(screen, { address, directory, playerCount, everySeconds: options.everySeconds });
    options.onOpen?.(`${address}/`);
    await tellFirstProof(screen, address, company.leaving);
  } catch (error) {
    // Whoever leaves in the middle of something is cut short.
    if (!company.leaving.aborted) throw error;
  }
}

async function playgroundSettings(
  { machine, flags, everySeconds }: PlaygroundOptions,
  { data, writeSchedule }: PlaygroundDirectory,
): Promise<Settings> {
  const { npm_command } = machine.environment;
  const own = { ...machine, environment: { npm_command } };
  const read = (more: Flags): Settings =>
    readSettings({ machine: own, flags: { ...more, ...flags, data }, known: storedSettings });
  const { onOffer } = await readGames(read({}));
  return read({ schedule: writeSchedule(quickSchedule(onOffer, everySeconds)) });
}

function tellAddresses(
  screen: Screen,
  {
    address,
    directory,
    playerCount,
    everySeconds,
  }: {
    readonly address: string;
    readonly directory: PlaygroundDirectory;
    readonly playerCount: number;
    readonly everySeconds: number;
  },
): void {
  const { data, isThrownAway, password } = directory;
  const players = REGULARS.slice(0, playerCount).join(', ');
  screen.title('Tirage: a playground, with money of the sandbox');
  screen.table([
    ['portal', `${address}/`, playerCount === 0 ? 'join as whom you like' : `log in as ${players}`],
    ['console', `${address}/console`, `log in as ${STAFF.map(({ login }) => login).join(' or ')}`],
    ['password', password, 'of everybody here'],
    ['API', `${address}/docs`, ''],
  ]);
  screen.line('');
  screen.line(`A draw of each game closes every ${everySeconds} seconds. The data is in`);
  screen.line(`${data}${isThrownAway ? ', and gone at the end' : ''}. Ctrl-C stops.`);
}

async function tellFirstProof(
  screen: Screen,
  address: string,
  leaving: AbortSignal,
): Promise<void> {
  const proof = await firstProof(address, leaving);
  if (proof === undefined) return;
  const { drawId, report } = proof;
  const verdict = report.ok ? 'is published, and verified' : 'IS NOT AS IT WAS PROMISED';
  screen.line(`\n${drawId} ${verdict}: ${address}/#/verify/${drawId}`);
  screen.line(`  curl -s ${address}/v1/draws/${drawId}/transcript > transcript.json`);
  screen.line('  npx tirage verify transcript.json');
}

function tellFault(log: Logger, error: unknown): void {
  const stack = error instanceof Error ? error.stack : String(error);
  log.error('somebody in the playground met what they cannot deal with', { stack });
}

function textOf(flag: unknown): string | undefined {
  return typeof flag === 'string' && flag.trim() !== '' ? flag.trim() : undefined;
}
