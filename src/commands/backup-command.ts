/**
 * `tirage backup`: all shards of an engine at one cut, into a directory that the next one adds to.
 *
 * Of an engine that runs, which goes on selling, or of one that is stopped: then its directory is
 * locked until the end is known, and not for the copying, which only reads what never changes.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Command } from 'commander';
import { Pace } from '../backup/pace.ts';
import { stoppedShards } from '../backup/stopped-shards.ts';
import { takeBackup } from '../backup/take-backup.ts';
import { readMachine } from '../config/machine.ts';
import { readSettings } from '../config/settings.ts';
import { DataDirectory } from '../journal/data-directory.ts';
import { type DirectoryMeta, readMeta } from '../journal/directory-meta.ts';
import { ConfigurationError, OperationalError } from '../kernel/errors.ts';
import { SYSTEM_CLOCK } from '../kernel/system-clock.ts';
import { SystemRandom } from '../kernel/system-random.ts';
import { giveWayAltogether, giveWayNoMore } from '../kernel/thread-priority.ts';
import type { ShardMail } from '../shard/handlers/backup-handlers.ts';
import type { NoteBackup } from '../supervisor/backup-notes.ts';
import {
  askEngine,
  EngineNotRunningError,
  EngineSilentError,
} from '../supervisor/control-socket.ts';
import { say } from './standard-output.ts';

const MEGABYTE = 1_000_000;
/** Leaves an engine beside it what it needs: src/backup/DESIGN.md has the figures. */
const RATE_MEGABYTES = 24;
/** A start or a stop of the engine takes less. */
const PATIENCE_MS = 40_000;
const TRY_AGAIN_MS = 200;

interface BackupFlags {
  readonly data?: string;
  readonly rate: string;
}

export function addBackupCommand(program: Command): void {
  program
    .command('backup')
    .description('copy all shards at one cut into a directory for backups, and read it back')
    .argument('<directory>', 'where the backups of this engine are kept')
    .option('--data <path>', 'the data directory')
    .option('--rate <MB/s>', 'how fast, beside an engine that runs', String(RATE_MEGABYTES))
    .action((path: string, flags: BackupFlags) => backup(path, flags));
}

async function backup(path: string, { data, rate }: BackupFlags): Promise<void> {
  const { dataDirectory } = readSettings({ machine: readMachine(), flags: { data } });
  const meta = readMeta(dataDirectory);
  if (meta === undefined || meta.begun.length < meta.shardCount) {
    throw new ConfigurationError(
      'No engine has been ready with this data directory yet: there is nothing to back up.',
    );
  }
  const pace = new Pace(bytesPerSecond(rate), SYSTEM_CLOCK);
  const askShards = () => shardsOf(dataDirectory, meta);
  const onCut = giveWayAltogether;
  const order = { dataDirectory, meta, path, askShards, onCut, clock: SYSTEM_CLOCK, pace };
  const taken = await takeBackup(order);
  const { number, cutAtMs, shards, copiedBytes, bytes, records, problems } = taken;
  for (const problem of problems) say(`     ${problem}`);
  for (const [shard, { cut, pieces }] of shards.entries()) {
    const told = `record ${cut.sequence}, ${pieces.length} pieces`;
    say(`ok   shard ${shard}: up to ${told}; head ${cut.hashHex}`);
  }
  say('ok   shards: cut where no mail is half there');
  const sizes = `${megabytes(bytes)}, of which ${megabytes(copiedBytes)} new`;
  say(`ok   read back: ${records} records, ${sizes}`);
  say('     keys and secrets are not in it: a restored engine makes its own');
  say(`backup ${number} is complete and verified`);
  await noteAtEngine(dataDirectory, { number, cutAtMs });
}

/** For staff who look at the engine's status. Whatever it answers, the backup is done. */
async function noteAtEngine(path: string, backup: Omit<NoteBackup, 'command'>): Promise<void> {
  await askEngine(path, { command: 'noteBackup', ...backup }).catch(() => undefined);
}

/**
 * From the engine, or from the directory where none runs. One that starts, stops or is full just
 * then is asked again: the question changes nothing.
 */
async function shardsOf(path: string, meta: DirectoryMeta): Promise<readonly ShardMail[]> {
  const givesUpAtMs = SYSTEM_CLOCK.monotonicMs() + PATIENCE_MS;
  for (;;) {
    try {
      return (await runningOnes(path)) ?? (await stoppedOnes(path, meta));
    } catch (error) {
      if (!(error instanceof OperationalError && error.retryable)) throw error;
      if (SYSTEM_CLOCK.monotonicMs() > givesUpAtMs) throw error;
      await sleep(TRY_AGAIN_MS);
    }
  }
}

/** Undefined where no engine runs. */
async function runningOnes(path: string): Promise<readonly ShardMail[] | undefined> {
  try {
    const answer = await askEngine(path, { command: 'tellShardMail' });
    if (answer.ok) return answer.result as readonly ShardMail[];
    throw new EngineSilentError(answer.message);
  } catch (error) {
    if (error instanceof EngineNotRunningError) return undefined;
    throw error;
  }
}

async function stoppedOnes(
  path: string,
  { shardCount, currency }: DirectoryMeta,
): Promise<readonly ShardMail[]> {
  // An engine that starts may be waiting for whoever holds its directory.
  giveWayNoMore();
  const options = { path, shardCount, currency, random: new SystemRandom() };
  const directory = await DataDirectory.open({ ...options, holder: 'command' });
  try {
    return await stoppedShards(directory, SYSTEM_CLOCK);
  } finally {
    await directory.release();
  }
}

function bytesPerSecond(rate: string): number {
  const megabytesPerSecond = Number(rate);
  if (megabytesPerSecond > 0) return megabytesPerSecond * MEGABYTE;
  throw new ConfigurationError('--rate is a number of megabytes a second, above 0.');
}

function megabytes(bytes: number): string {
  return `${(bytes / MEGABYTE).toFixed(1)} MB`;
}
