/**
 * Everything that this release can store is copied, restored, exported and dealt over more shards:
 * limits of picks, stock, standing tickets, what was prepaid, postponed draws, jackpots with a
 * reserve. The books stay, and what was to go on goes on.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Test, test } from 'tap';
import { VERSION } from '../../src/config/version.ts';
import { ClockMark } from '../../src/journal/clock-mark.ts';
import { SYSTEM_CLOCK } from '../../src/kernel/system-clock.ts';
import { EngineClient } from '../support/engine/engine-client.ts';
import { createAdmin, type Draw, logIn } from '../support/engine/engine-people.ts';
import {
  type CommandOutcome,
  EngineProcess,
  engineDirectory,
  tirage,
  verifyJournals,
} from '../support/engine/engine-process.ts';
import { reshardTo } from '../support/engine/growing-engine.ts';
import { until } from '../support/engine/until.ts';
import { unpackDirectory } from '../support/golden/packed-directory.ts';
import { booksAtRest } from '../support/rounds/books-at-rest.ts';

const DATA = new URL(`../../../test/golden/data/${VERSION}/data.br`, import.meta.url);
const LIMIT_MS = 60_000;
/** Four players of the story have each prepaid two draws more, at 200, and one that goes on. */
const PREPAID_MINOR = 4 * 2 * 200;
const ENTERED = 4 + 4;
const SERIES = { seriesId: 'standing', game: '5of36', priceMinor: 200, closes: '0 * * * *' };

interface Listed {
  readonly draws: readonly (Draw & { readonly series: string })[];
}

test('golden data: restored and dealt over more shards it goes on as it was', async (t) => {
  const restored = await restoredFrom(t);
  // As if an engine had believed this machine's time already: the data is from long ago.
  new ClockMark(restored).write(SYSTEM_CLOCK.wallMs() - SYSTEM_CLOCK.monotonicMs());
  const three = await EngineProcess.start(t, { directory: restored, flags: { '--shards': '3' } });
  const client = new EngineClient(t, three.url);
  await until('all draws to be over', LIMIT_MS, async () => {
    const { draws } = await client.expect<Listed>(200, client.get('/v1/draws?limit=100'));
    const isUnderWay = ({ state }: Draw) => !['published', 'cancelled'].includes(state);
    return draws.filter(isUnderWay).every(({ series }) => series === 'hourly') || undefined;
  });
  t.equal((await three.stop()).exitCode, 0, three.said());
  const books = booksOf(await verifyJournals(restored));
  t.match(books, `orders ${PREPAID_MINOR},`, 'something is prepaid');
  t.match(books, /reserve [1-9]/, 'a reserve holds something');
  const grown = await reshardTo(restored, 5);
  t.equal(grown.exitCode, 0, grown.output + grown.errors);
  t.equal(booksOf(grown), books, 'no amount has changed');

  const five = await EngineProcess.start(t, { directory: restored, flags: { '--shards': '5' } });
  await enterOne(t, restored, five);
  t.equal((await five.stop()).exitCode, 0, five.said());
  t.equal((await verifyJournals(restored)).exitCode, 0);
});

/** The directory of an engine that was made of a backup; what is exported of both is compared. */
async function restoredFrom(t: Test): Promise<string> {
  const directory = engineDirectory(t);
  mkdirSync(directory);
  unpackDirectory(readFileSync(fileURLToPath(DATA)), directory);
  const backups = join(directory, '..', 'backups');
  const restored = join(directory, '..', 'restored');
  const done = async (...args: string[]) => {
    const { exitCode, output, errors } = await tirage(args);
    t.equal(exitCode, 0, `${args[0]}: ${output}${errors}`);
    return output;
  };
  await done('backup', backups, '--data', directory);
  await done('restore', backups, '--data', restored);
  const exported = async (path: string) =>
    (await done('data', 'export', '--data', path))
      .split('\n')
      .filter((line) => line.startsWith('{"shard"'));
  const before = await exported(directory);
  const after = new Set(await exported(restored));
  t.ok(before.length > 1_000, 'it is all there');
  t.same(
    before.filter((line) => !after.has(line)),
    [],
  );
  return restored;
}

/** The next draw of the series is entered by what was prepaid for it, wherever its players are. */
async function enterOne(t: Test, directory: string, engine: EngineProcess): Promise<void> {
  const client = new EngineClient(t, engine.url);
  await createAdmin(directory, { login: 'grown' });
  const admin = await logIn(client, 'grown');
  const file = join(directory, '..', 'schedule.json');
  writeFileSync(file, JSON.stringify({ series: [{ ...SERIES, resultsDelaySeconds: 0 }] }));
  const put = await tirage(['schedule', 'put', file, '--data', directory]);
  t.equal(put.exitCode, 0, put.errors);
  await until('the next draw to be entered', LIMIT_MS, async () => {
    const { draws } = await client.expect<Listed>(200, client.get('/v1/draws?state=open'));
    const [draw] = draws.filter(({ series }) => series === SERIES.seriesId);
    return draw?.ticketCount === ENTERED || undefined;
  });
  const { accounts, sumMinor } = await booksAtRest(client, admin);
  t.equal(sumMinor, 0);
  const orders = accounts.find(({ account }) => account === 'orders');
  t.equal(orders?.balanceMinor, PREPAID_MINOR / 2, 'one of two draws was paid from it');
}

/** The books that a verification prints, account class by account class. */
function booksOf({ output }: CommandOutcome): string {
  const all = output.split('\n').filter((line) => line.startsWith('ok   books'));
  return (all.at(-1) ?? '').replace(/ transit 0;/, '');
}
