/** `tirage accrual`: an accrual system for development, durable, on one machine with the engine. */
import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Command } from 'commander';
import { AccrualServer } from '../accrual/accrual-server.ts';
import { LmdbAccrualStore } from '../accrual/lmdb-accrual-store.ts';
import { readMachine } from '../config/machine.ts';
import { LISTEN_ADDRESS_KIND } from '../config/network-kinds.ts';
import { integerKind, type SettingKind } from '../config/setting-kinds.ts';
import { addDatabaseOption } from '../config/settings-help.ts';
import { ConfigurationError } from '../kernel/errors.ts';
import { SYSTEM_CLOCK } from '../kernel/system-clock.ts';
import { createLogger } from '../operations/logger.ts';
import { OrderlyStop } from '../operations/orderly-stop.ts';

interface AccrualFlags {
  readonly runAddress?: string;
  readonly data: string;
  readonly processingMs: string;
  readonly requestsMax?: string;
  readonly windowSeconds: string;
}

const DEFAULT_ADDRESS = 'localhost:8081';
const COUNT = integerKind({ min: 1, max: 1_000_000_000 });
const DURATION = integerKind({ min: 0, max: 86_400_000 });

export function addAccrualCommand(program: Command): void {
  const command = program.command('accrual');
  addDatabaseOption(command);
  command
    .description('run an accrual system for development')
    .option('-a, --run-address <host:port>', `[RUN_ADDRESS, default: ${DEFAULT_ADDRESS}]`)
    .option('--data <path>', 'directory that holds rewards and orders', './accrual-data')
    .option('--processing-ms <count>', 'how long an order is in processing', '1000')
    .option('--requests-max <count>', 'questions about orders in one window; no limit if left out')
    .option('--window-seconds <count>', 'length of that window', '60')
    .action((flags: AccrualFlags) => serveAccrual(flags));
}

async function serveAccrual(flags: AccrualFlags): Promise<void> {
  const given = flags.runAddress ?? readMachine().environment.RUN_ADDRESS ?? DEFAULT_ADDRESS;
  const { host, port } = read('--run-address', LISTEN_ADDRESS_KIND, given);
  const processingMs = read('--processing-ms', DURATION, flags.processingMs);
  const windowSeconds = read('--window-seconds', COUNT, flags.windowSeconds);
  const { requestsMax: text } = flags;
  const requestsMax = text === undefined ? undefined : read('--requests-max', COUNT, text);
  const log = createLogger({ level: 'info' }).child({ component: 'accrual' });
  const directory = resolve(flags.data);
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const store = new LmdbAccrualStore(directory);
  const server = new AccrualServer({
    store,
    clock: SYSTEM_CLOCK,
    processingMs,
    questions: requestsMax === undefined ? undefined : { requestsMax, windowSeconds },
    onFailure: (error) => log.error('a request failed', { error }),
  });
  const stop = new OrderlyStop({ host: process, log, clock: SYSTEM_CLOCK });
  stop.add({ name: 'stop serving', timeLimitMs: 5_000, run: () => server.close() });
  stop.add({ name: 'close the store', timeLimitMs: 5_000, run: () => store.close() });
  stop.listen();
  const served = await listen(server, host, port);
  const url = `http://${host.includes(':') ? `[${host}]` : host}:${served}`;
  log.info(`the accrual system is served at ${url}`, { url });
}

async function listen(server: AccrualServer, host: string, port: number): Promise<number> {
  try {
    return await server.listen(host, port);
  } catch (cause) {
    throw new ConfigurationError(`The accrual system cannot listen on ${host}:${port}.`, { cause });
  }
}

function read<T>(flag: string, kind: SettingKind<T>, text: string): T {
  const parsed = kind.parse(text.trim());
  if ('value' in parsed) return parsed.value;
  throw new ConfigurationError(`${flag} must be ${parsed.mustBe}.`);
}
