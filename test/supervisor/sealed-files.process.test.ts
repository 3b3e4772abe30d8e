/** The public files: made from memory and from rows, once for all who ask, never a wrong one. */
import { spawnSync } from 'node:child_process';
import {
  appendFileSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { type Test, test } from 'tap';
import { coordinatorShardOf } from '../../actors/calendar/calendar.ts';
import { packChunk } from '../../src/fairness/sealed-file.ts';
import type { JobRunner } from '../../src/jobs/job-runner.ts';
import type { JobInput } from '../../src/jobs/jobs.ts';
import { type DrawNo, drawNo, formatDrawId, type PlayerKey } from '../../src/kernel/ids.ts';
import type { ShardClient } from '../../src/mailbox/shard-client.ts';
import type { AlarmChange } from '../../src/operations/alarms.ts';
import { SealedFiles, type SealedFilesOptions } from '../../src/supervisor/sealed-files.ts';
import { Cluster } from '../support/cluster/cluster.ts';
import { plan, playerWith, purchase } from '../support/cluster/cluster-players.ts';
import { until } from '../support/engine/until.ts';

interface Stage {
  readonly cluster: Cluster;
  readonly draw: DrawNo;
  readonly directory: string;
  readonly errors: string[];
  /** Sentences of alarms; null where one is lowered. */
  readonly told: (string | null)[];
  readonly asked: string[];
  readonly packed: number[];
  /** Answers in place of the shards', as long as there are any. */
  readonly refusals: ('engineOverloaded' | 'shardUnavailable')[];
  readonly open: (more?: Partial<SealedFilesOptions>) => Promise<SealedFiles>;
}

/** Two shards, of which one has sold 1,130 tickets in two kinds of batch, the other none. */
async function stage(t: Test): Promise<Stage> {
  const cluster = new Cluster({ shardCount: 2, seed: 3 });
  const draw = await plan(cluster, '5of36', { closesInS: 60, resultsInS: 120 });
  const player = await playerWith(cluster, 'login-0', 1_000_000);
  for (const count of [...Array<number>(11).fill(100), ...Array<number>(30).fill(1)]) {
    const bought = purchase(cluster, player, draw, { quickPick: count });
    await cluster.get(player.shard, 'buyTickets', bought);
  }
  const directory = t.testdir();
  const [errors, asked]: [string[], string[]] = [[], []];
  const packed: number[] = [];
  const told: (string | null)[] = [];
  const refusals: Stage['refusals'] = [];
  const client = {
    founderCount: 2,
    question: async (shard: number, op: never, request: never) => {
      asked.push(op);
      const code = op === 'readSealedTickets' ? refusals.shift() : undefined;
      return code === undefined
        ? cluster.ask(shard, op, request)
        : { ok: false, code, facts: null };
    },
  } as unknown as ShardClient;
  const jobs = {
    run: async (_: string, { words, sealed, ...place }: JobInput<'packChunk'>) => {
      packed.push(place.firstOrdinal);
      return packChunk(words, sealed, place);
    },
  } as unknown as JobRunner;
  const log = { error: (message: string) => errors.push(message) };
  const alarms = { note: (_: string, { sentence }: AlarmChange) => told.push(sentence) };
  const options = {
    dataDirectory: directory,
    client,
    jobs,
    log,
    alarms,
  } as unknown as SealedFilesOptions;
  const open = (more: Partial<SealedFilesOptions> = {}) =>
    SealedFiles.open({ ...options, ...more });
  return { cluster, draw, directory, errors, asked, packed, told, refusals, open };
}

test('sealed files: none before the seal, and the reason says why', async (t) => {
  const { cluster, draw, open, directory } = await stage(t);
  const files = await open();
  t.same(await files.find(draw), { code: 'drawNotSealed' });
  t.same(await files.find(drawNo(4_000_000)), { code: 'drawNotFound' });
  const times = { opensInS: 30, closesInS: 60, resultsInS: 120 };
  const neverOpen = await plan(cluster, '5of36', times);
  await cancel(cluster, neverOpen);
  t.same(await files.find(neverOpen), { code: 'drawCancelled' });
  t.same(readdirSync(join(directory, 'sealed-tickets')), []);
});

test('sealed files: a draw that is cancelled on sale shows what it had sold', async (t) => {
  const { cluster, draw, open, errors } = await stage(t);
  const files = await open();
  await cancel(cluster, draw);
  const found = await files.find(draw);
  t.match(found, { bytes: Number }, JSON.stringify(found));
  t.ok('bytes' in found && found.bytes > 1_130 * 32, 'every ticket is in it');
  await cluster.advance(3_600_000);
  t.same(await files.find(draw), found);
  t.same(errors, []);
});

async function cancel(cluster: Cluster, draw: DrawNo): Promise<void> {
  await cluster.get(coordinatorShardOf(draw, { founderCount: 2 }), 'cancelDraw', {
    draw,
    reason: 'because',
    by: 1 as PlayerKey,
  });
  await cluster.settle();
}

test('sealed files: all who ask wait for one file; rows say what memory said', async (t) => {
  const { cluster, draw, open, directory, packed, errors } = await stage(t);
  const files = await open();
  await cluster.advance(60_000);
  const found = await Promise.all(Array.from({ length: 20 }, () => files.find(draw)));
  t.equal(packed.length, 2, 'two chunks, each packed once');
  const [first] = found;
  for (const one of found) t.same(one, first);
  const path = join(directory, 'sealed-tickets', `${formatDrawId(draw)}.tickets`);
  const live = readFileSync(path);
  t.match(first, { path, bytes: live.length, entityTag: /^"[\w-]{22}"$/ });
  t.equal(packed.length, 2);
  await files.find(draw);
  t.equal(packed.length, 2, 'a file that is there is not made again');

  await cluster.advance(120_000);
  rmSync(path);
  t.same(await files.find(draw), first, 'made again, when the tickets are in memory no more');
  t.ok(readFileSync(path).equals(live));
  t.same(errors, []);
});

for (const [what, damage] of [
  ['cut off', (path: string) => truncateSync(path, 1_000)],
  ['emptied', (path: string) => truncateSync(path, 0)],
  ['altered in one byte', flipByte],
  ['longer by a byte', (path: string) => appendFileSync(path, 'x')],
  [
    'a link to another file',
    (path: string) => exchange(path, () => symlinkSync('/etc/passwd', path)),
  ],
  ['a link to nothing', (path: string) => exchange(path, () => symlinkSync('/nowhere', path))],
  ['a pipe', (path: string) => exchange(path, () => spawnSync('mkfifo', [path]))],
] as const) {
  for (const isRestarted of [true, false]) {
    const when = isRestarted ? 'before a start' : 'under a running engine';
    test(`sealed files: one that is ${what}, ${when}, is told of and made anew`, async (t) => {
      const { cluster, draw, open, directory, errors, packed } = await stage(t);
      await cluster.advance(60_000);
      const first = await open();
      const found = await first.find(draw);
      const path = join(directory, 'sealed-tickets', `${formatDrawId(draw)}.tickets`);
      const whole = readFileSync(path);
      const files = isRestarted ? await open() : first;
      damage(path);
      t.same(await files.find(draw), found);
      t.ok(lstatSync(path).isFile());
      t.ok(readFileSync(path).equals(whole));
      t.same(errors, ['a file of sealed tickets is not believed']);
      await files.find(draw);
      t.equal(packed.length, 4, 'made twice, and then believed');
    });
  }
}

test('sealed files: a directory in its place is an alarm, and answered', async (t) => {
  const { cluster, draw, open, directory, told } = await stage(t);
  await cluster.advance(60_000);
  const files = await open();
  mkdirSync(join(directory, 'sealed-tickets', `${formatDrawId(draw)}.tickets`));
  t.same(await files.find(draw), { code: 'fileNotReady' });
  t.match(told, [/cannot be made: see the log/]);
});

function flipByte(path: string): void {
  const bytes = readFileSync(path);
  bytes[500] = (bytes[500] ?? 0) ^ 1;
  writeFileSync(path, bytes);
}

function exchange(path: string, put: () => void): void {
  rmSync(path);
  put();
}

test('sealed files: a shard that is busy or away is asked again', async (t) => {
  const { cluster, draw, open, refusals, errors } = await stage(t);
  const files = await open();
  await cluster.advance(60_000);
  refusals.push('engineOverloaded', 'shardUnavailable');
  t.match(await files.find(draw), { bytes: Number });
  t.same(errors, []);
});

test('sealed files: who waits too long is told to come again, and then finds it', async (t) => {
  const { cluster, draw, open, refusals } = await stage(t);
  const files = await open({ waitMs: 10 });
  await cluster.advance(60_000);
  refusals.push('engineOverloaded');
  t.same(await files.find(draw), { code: 'fileNotReady' });
  const found = await until('the file', 60_000, async () => {
    const answer = await files.find(draw);
    return 'code' in answer ? undefined : answer;
  });
  t.ok(existsSync(found.path));
});

test('sealed files: tickets that are not the sealed ones are never published', async (t) => {
  const { cluster, draw, open, directory, errors, told } = await stage(t);
  await cluster.advance(60_000);
  const forging = {
    run: async (_: string, { words, sealed, ...place }: JobInput<'packChunk'>) => {
      words.playerKey[5] = (words.playerKey[5] ?? 0) + 1;
      return packChunk(words, sealed, place);
    },
  } as unknown as JobRunner;
  const files = await open({ jobs: forging });
  t.same(await files.find(draw), { code: 'fileNotReady' });
  t.same(errors, ['the file of sealed tickets could not be made']);
  t.match(told, [/^The file of sealed tickets of dr_\w+ cannot be made: the tickets of shard \d/]);
  t.same(await files.find(draw), { code: 'fileNotReady' });
  t.equal(errors.length, 1, 'and it is not tried again for everybody who asks');
  t.same(readdirSync(join(directory, 'sealed-tickets')), [], 'and nothing is left of it');
});

test('sealed files: what a crash left is removed, and a stop leaves nothing half', async (t) => {
  const { cluster, draw, open, directory, refusals, errors } = await stage(t);
  const folder = join(directory, 'sealed-tickets');
  const first = await open();
  await first.close();
  writeFileSync(join(folder, 'dr_0000009.tickets.new'), 'half a file');
  const files = await open();
  t.same(readdirSync(folder), []);
  await cluster.advance(60_000);
  refusals.push('engineOverloaded');
  const asked = files.find(draw);
  await until('the file to be begun', 60_000, () => readdirSync(folder).length || undefined);
  await files.close();
  t.same(await asked, { code: 'fileNotReady' });
  t.same(readdirSync(folder), []);
  t.same(errors, [], 'a stop is no trouble');
});

test('sealed files: after a seal the file is made before anybody asks', async (t) => {
  const { cluster, draw, open, packed, directory } = await stage(t);
  const files = await open();
  files.prepare(draw);
  files.prepare(draw);
  await cluster.advance(60_000);
  const name = `${formatDrawId(draw)}.tickets`;
  const isThere = () => existsSync(join(directory, 'sealed-tickets', name)) || undefined;
  await until('the file', 10_000, isThere);
  t.equal(packed.length, 2);
  await files.close();
});

test("sealed files: another draw's file is made anew, and a lost directory, too", async (t) => {
  const { cluster, draw, open, directory, errors } = await stage(t);
  const files = await open();
  const other = await plan(cluster, '5of36', { closesInS: 60, resultsInS: 120 });
  await cluster.advance(61_000);
  const found = await files.find(draw);
  const foreign = await files.find(other);
  if (!('path' in found) || !('path' in foreign)) throw new Error('both are sealed');
  const own = readFileSync(found.path);
  writeFileSync(found.path, readFileSync(foreign.path));
  t.same(await files.find(draw), found);
  t.ok(readFileSync(found.path).equals(own));
  t.same(errors, ['a file of sealed tickets is not believed']);
  rmSync(join(directory, 'sealed-tickets'), { recursive: true });
  t.same(await files.find(draw), found);
  t.ok(readFileSync(found.path).equals(own));
});

test('sealed files: something else in their place is refused with what to do', async (t) => {
  const { directory, open } = await stage(t);
  rmSync(join(directory, 'sealed-tickets'), { recursive: true, force: true });
  writeFileSync(join(directory, 'sealed-tickets'), 'a file');
  await t.rejects(open(), {
    name: 'ConfigurationError',
    message: /^sealed-tickets in the data directory cannot be used: .* move away what stands there/,
  });
});
