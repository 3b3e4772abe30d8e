/**
 * Backups under sales, and `kill -9` of the engine or of the backup at any instant.
 *
 * A round: players buy, a draw closes among them so that mail is under way, a backup begins, and
 * one of the two dies. The engine comes back at once, beside a backup that may still be at work.
 * Then whatever counts as a finished backup is restored, and held against what was answered before
 * it began. A directory's last backup is served at the end, beside the engine that it is of.
 */
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as waitMs } from 'node:timers/promises';
import { findBackups } from '../../../src/backup/backup-store.ts';
import { must } from '../../../src/kernel/assert.ts';
import { decodeEvents } from '../../../src/shard/records/event-codec.ts';
import { openSegmentLog } from '../disk/open-segment-log.ts';
import { EngineClient } from '../engine/engine-client.ts';
import {
  createAdmin,
  type Draw,
  type EngineSession,
  logIn,
  loginsPerShard,
  openOverHttp,
  register,
} from '../engine/engine-people.ts';
import {
  EngineProcess,
  SHARDS,
  startTirage,
  type TestEnd,
  tirage,
} from '../engine/engine-process.ts';
import { MortalEngine } from '../engine/mortal-engine.ts';
import { until } from '../engine/until.ts';
import type { SeededRandom } from '../sources/seeded-random.ts';
import { checkEntries } from './crash-checks.ts';
import { Gambler } from './gambler.ts';
import type { TrackedOperation } from './tracked-operations.ts';

export type Victim = 'engine' | 'backup' | 'nobody';

const SALE_MS = 1_200;
const START_MINOR = 2_000_000;
const GAMBLERS_PER_SHARD = 3;
const PAUSE_MS_MAX = 20;
const LOAD_LIMIT_MS = 60_000;
/** From before the command asks for anything to after most of them are done. */
const STRIKE_MS = 1_500;
const COPYING_MS = 400;
/** On a busy machine a backup gives way to everything else. */
const BACKUP_LIMIT_MS = 240_000;
/** MB/s: some backups are drawn out, so that kills fall into the copying, too. */
const RATES = ['24', '1', '0.3'] as const;

export interface BackupTally {
  finished: number;
  unfinished: number;
  records: number;
}

export class BackupRounds {
  readonly engine: MortalEngine;
  readonly tally: BackupTally = { finished: 0, unfinished: 0, records: 0 };
  readonly #t: TestEnd;
  readonly #backups: string;
  readonly #random: SeededRandom;
  readonly #admin: EngineSession;
  readonly #gamblers: readonly Gambler[];
  #newest = 0;
  /** What the newest finished backup must hold. */
  #promised: readonly TrackedOperation[] = [];

  private constructor(
    t: TestEnd,
    engine: MortalEngine,
    random: SeededRandom,
    people: { readonly admin: EngineSession; readonly gamblers: readonly Gambler[] },
  ) {
    this.#t = t;
    this.engine = engine;
    this.#backups = join(engine.directory, '..', 'backups');
    this.#random = random;
    this.#admin = people.admin;
    this.#gamblers = people.gamblers;
  }

  static async open(t: TestEnd, directory: string, random: SeededRandom): Promise<BackupRounds> {
    const engine = await MortalEngine.start(t, { directory });
    const { client } = engine;
    await createAdmin(directory);
    const admin = await logIn(client);
    const gamblers = await Promise.all(
      loginsPerShard('saver', GAMBLERS_PER_SHARD).map(async (login) => {
        const gambler = new Gambler(client, await register(client, login));
        await gambler.deposit(START_MINOR);
        return gambler;
      }),
    );
    return new BackupRounds(t, engine, random, { admin, gamblers });
  }

  /** Returns what contradicts the promises. */
  async round(victim: Victim): Promise<string[]> {
    const { client, directory } = this.engine;
    const far = await openOverHttp(client, this.#admin, { closesInMs: 3_600_000 });
    const near = await openOverHttp(client, this.#admin, { closesInMs: SALE_MS });
    const before = this.#taken().length;
    const playing = { goesOn: true };
    const players = this.#gamblers.map((one) => this.#play(one, [near, far], playing));
    await until('the first yes of a round', LOAD_LIMIT_MS, () => {
      return this.#taken().length > before || undefined;
    });
    await waitMs(this.#random.uint32() % SALE_MS);
    const promised = this.#taken();
    const rate = must(RATES[this.#random.uint32() % RATES.length], 'a rate');
    const args = ['backup', this.#backups, '--data', directory, '--rate', rate];
    const backup = startTirage(args, { limitMs: BACKUP_LIMIT_MS });
    await Promise.race([backup.outcome, this.#instant()]);
    if (victim === 'backup') backup.kill();
    if (victim === 'engine') await this.engine.kill();
    playing.goesOn = false;
    await Promise.all(players);
    if (!this.engine.process.isRunning) await this.engine.restart();
    const outcome = await backup.outcome;
    for (const gambler of this.#gamblers) await gambler.resolve();
    if (this.engine.process.said().includes('threw')) return [this.engine.process.said()];
    return this.#judge(promised, { ...outcome, victim });
  }

  /** The newest backup is served, and gives the answers that the engine gave. */
  async atTheEnd(): Promise<string[]> {
    const directory = join(this.#backups, '..', 'served');
    const restored = await tirage(['restore', this.#backups, '--data', directory]);
    if (restored.exitCode !== 0) return [`restore: ${restored.output}${restored.errors}`];
    const copy = await EngineProcess.start(this.#t, { directory });
    const client = new EngineClient(this.#t, copy.url);
    const problems: string[] = [];
    for (const gambler of this.#gamblers) {
      const { login, accessToken: token } = gambler.player;
      const stranger = await client.get('/v1/me/wallet', { token });
      if (stranger.status !== 401) problems.push(`a token of the first engine: ${stranger.status}`);
      const twin = new Gambler(client, { login, ...(await logIn(client, login)) });
      for (const operation of this.#promised.filter((one) => gambler.operations.includes(one))) {
        problems.push(...(await twin.repeat(operation)));
      }
      problems.push(...(await checkEntries(client, twin)));
    }
    const { exitCode } = await copy.stop();
    if (exitCode !== 0) problems.push(`the copy ended with ${exitCode}: ${copy.said()}`);
    return problems;
  }

  /** Any one, or one of those in which records are copied and read back. */
  async #instant(): Promise<void> {
    const isAnyTime = this.#random.uint32() % 2 === 0;
    const isCopying = () => existsSync(join(this.#backups, 'shard-0', 'piece.new')) || undefined;
    if (!isAnyTime) await until('a piece to be copied', LOAD_LIMIT_MS, isCopying).catch(() => null);
    await waitMs(this.#random.uint32() % (isAnyTime ? STRIKE_MS : COPYING_MS));
  }

  async #judge(
    promised: readonly TrackedOperation[],
    {
      exitCode,
      signal,
      output,
      errors,
      victim,
    }: Awaited<ReturnType<typeof tirage>> & { victim: Victim },
  ): Promise<string[]> {
    const found = newestOf(this.#backups) ?? 0;
    const isNew = found > this.#newest;
    this.#newest = found;
    const said = `${output}${errors}`;
    if (exitCode === 0 && !isNew) return [`it was said to be complete: ${said}`];
    // Killed: what is named is a backup all the same, and what is not is none.
    if (exitCode !== 0 && victim !== 'backup')
      return [`the backup ended with ${exitCode ?? signal}: ${said}`];
    if (!isNew) {
      this.tally.unfinished += 1;
      return [];
    }
    this.tally.finished += 1;
    this.#promised = promised;
    return this.#restore(promised);
  }

  async #restore(promised: readonly TrackedOperation[]): Promise<string[]> {
    const directory = join(this.#backups, '..', 'restored');
    rmSync(directory, { recursive: true, force: true });
    const { exitCode, output, errors } = await tirage([
      'restore',
      this.#backups,
      '--data',
      directory,
    ]);
    if (exitCode !== 0) return [`restore: ${output}${errors}`];
    const entries = new Set<string>();
    for (let shard = 0; shard < Number(SHARDS); shard += 1) {
      const log = await openSegmentLog(join(directory, `shard-${shard}`), { mayCreate: false });
      for (const { payload } of log.readRecords(1, log.head.sequence)) {
        this.tally.records += 1;
        for (const event of decodeEvents(payload).events) {
          if (event.type === 'TicketsBought') entries.add(event.entryId);
        }
      }
      await log.close();
    }
    return promised
      .filter(({ kind, key }) => kind === 'purchase' && !entries.has(`k.${key}`))
      .map(({ key }) => `${key} was answered before the backup began, and is not in it`);
  }

  #taken(): TrackedOperation[] {
    return this.#gamblers.flatMap(({ operations }) => {
      return operations.filter(({ state }) => state === 'taken');
    });
  }

  async #play(
    gambler: Gambler,
    draws: readonly Draw[],
    playing: { readonly goesOn: boolean },
  ): Promise<void> {
    while (playing.goesOn && this.engine.process.isRunning) {
      const choice = this.#random.uint32();
      const draw = draws[choice & 1] as Draw;
      const operation = await gambler.buy(draw.drawId, 1 + (choice % 3));
      if (operation.state === 'asked') return;
      await waitMs(choice % PAUSE_MS_MAX);
    }
  }
}

/** The number of the newest finished backup; undefined while there is none. */
function newestOf(path: string): number | undefined {
  try {
    return findBackups(path).backups.at(-1)?.number;
  } catch {
    return undefined; // The directory is not even begun.
  }
}
