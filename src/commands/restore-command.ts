/**
 * `tirage restore`: a data directory from a backup, and from whatever segments survived behind it,
 * for an engine of another id.
 */
import { existsSync } from 'node:fs';
import { type Command, InvalidArgumentError } from 'commander';
import { BackupError, type BackupManifest } from '../backup/backup-manifest.ts';
import {
  type FoundBackups,
  findBackups,
  type NumberedBackup,
  tellingRestoreTrouble,
} from '../backup/backup-store.ts';
import type { Held } from '../backup/held-records.ts';
import { restoreDirectory } from '../backup/restore-directory.ts';
import { cutAt, type RestorePoint } from '../backup/restore-point.ts';
import { readMachine } from '../config/machine.ts';
import { readSettings } from '../config/settings.ts';
import { ClockMark } from '../journal/clock-mark.ts';
import { holderOfLock } from '../journal/directory-lock.ts';
import { shardPath } from '../journal/journal-places.ts';
import { ConfigurationError } from '../kernel/errors.ts';
import { SYSTEM_CLOCK } from '../kernel/system-clock.ts';
import { SystemRandom } from '../kernel/system-random.ts';
import { verifyAll } from './journal-verify.ts';
import { say } from './standard-output.ts';

const RECORD = /^(\d{1,4}):(\d{1,15})$/;
const TIME = /^(\d{4})-(\d\d)-(\d\d)T.*(?:Z|[+-]\d\d:\d\d)$/;

interface RestoreFlags {
  readonly data?: string;
  readonly backup?: number;
  readonly at?: RestorePoint;
  readonly segments?: string;
}

export function addRestoreCommand(program: Command): void {
  program
    .command('restore')
    .description('make a data directory of a backup, for an engine of another id')
    .argument('<directory>', 'where the backups are kept')
    .option('--data <path>', 'the data directory to make: it is empty, or not there')
    .option('--backup <number>', 'which backup, if not the newest', readNumber)
    .option(
      '--at <point>',
      'later than the backup: a record as <shard>:<sequence>, a time as 2026-01-31T12:00:00Z, ' +
        'or "end" for all that is held',
      readPoint,
    )
    .option('--segments <path>', 'a data directory whose segments survived; goes to their end')
    .action((path: string, flags: RestoreFlags) => restore(path, flags));
}

async function restore(path: string, flags: RestoreFlags): Promise<void> {
  const { data, segments } = flags;
  const { dataDirectory } = readSettings({ machine: readMachine(), flags: { data } });
  const found = findBackups(path);
  for (const problem of found.problems) say(`     ${problem}`);
  const chosen = chosenBackup(found, flags);
  if (segments !== undefined) await checkSegments(segments, chosen.manifest);
  const held: Held = { directory: path, manifest: chosen.manifest, segmentsOf: segments };
  const backups = found.backups.filter(({ number }) => number <= chosen.number);
  const point = flags.at ?? { kind: segments === undefined ? 'backup' : 'end' };
  const { engineId, cut } = await tellingRestoreTrouble(async () => {
    const made = { held, cut: cutAt(held, backups, point), path: dataDirectory, verify: verifyAll };
    const sources = { clock: SYSTEM_CLOCK, random: new SystemRandom() };
    return { ...made, engineId: await restoreDirectory({ ...made, ...sources }) };
  });
  // The record that says who goes on bears this machine's time: the next start need not doubt it.
  const offsetMs = SYSTEM_CLOCK.wallMs() - SYSTEM_CLOCK.monotonicMs();
  new ClockMark(dataDirectory).write(offsetMs);
  const { manifest, number } = chosen;
  const taken = new Date(manifest.cutAtMs).toISOString();
  say(`     from backup ${number} of ${taken}, of engine ${manifest.engineId}`);
  const shardCount = Math.max(cut.length, manifest.shardCount);
  for (let shard = 0; shard < shardCount; shard += 1) {
    const backupLast = manifest.shards[shard]?.cut.sequence;
    say(`     shard ${shard} ${howFar(cut[shard], backupLast)}`);
  }
  say('     keys and secrets are made anew when it starts: docs/operations.md, "Backups"');
  say(`restored and verified, as engine ${engineId}`);
}

/** Whose records are read: the newest has all that earlier ones have. */
function chosenBackup({ backups }: FoundBackups, flags: RestoreFlags): NumberedBackup {
  const { backup: number } = flags;
  const found =
    number === undefined ? backups.at(-1) : backups.find((one) => one.number === number);
  if (found !== undefined) return found;
  const listed = backups.map((one) => {
    return `${one.number} of ${new Date(one.manifest.cutAtMs).toISOString()}`;
  });
  throw new BackupError(
    listed.length === 0
      ? 'there is no finished backup in this directory'
      : `there is no backup ${number}: there are ${listed.join(', ')}`,
  );
}

/** A directory that is named by mistake must not be taken for one of which nothing survived. */
async function checkSegments(path: string, { shardCount }: BackupManifest): Promise<void> {
  if (!existsSync(path)) {
    throw new ConfigurationError('The directory whose segments are to be used is not there.');
  }
  const shards = Array.from({ length: shardCount }, (_, shard) => shardPath(path, shard));
  if (!shards.some((shard) => existsSync(shard))) {
    throw new ConfigurationError(
      'The directory whose segments are to be used holds none: name a data directory.',
    );
  }
  if ((await holderOfLock(path)) === undefined) return;
  throw new ConfigurationError(
    'an engine runs with the directory of these segments: take a backup of it instead',
  );
}

function howFar(last: number | undefined, backupLast: number | undefined): string {
  if (last === undefined) return 'is left out: it was added after that point';
  if (backupLast === undefined) return `to record ${last}, added after the backup`;
  const more = last - backupLast;
  const where = `${Math.abs(more)} ${more > 0 ? 'behind' : 'before'} the end of the backup`;
  return `to record ${last}, ${more === 0 ? 'as the backup' : where}`;
}

function readNumber(text: string): number {
  const number = Number(text);
  if (/^\d{1,8}$/.test(text) && number > 0) return number; // As in the name of its file, too.
  throw new InvalidArgumentError('Backups are numbered from 1.');
}

function readPoint(text: string): RestorePoint {
  if (text === 'end') return { kind: 'end' };
  const [, shard, sequence] = RECORD.exec(text) ?? [];
  if (shard !== undefined) {
    return { kind: 'record', shard: Number(shard), sequence: Number(sequence) };
  }
  const atMs = Date.parse(text);
  if (isOfCalendar(text) && !Number.isNaN(atMs)) return { kind: 'time', atMs };
  throw new InvalidArgumentError(
    'Give a record as 0:4711, a time with its zone as 2026-01-31T12:00:00Z, or "end".',
  );
}

/** A 31st of February would be taken for some day of March. */
function isOfCalendar(text: string): boolean {
  const [, year, month, day] = TIME.exec(text) ?? [];
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  return date.getUTCDate() === Number(day);
}
