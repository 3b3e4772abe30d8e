/**
 * Files that an operator, a copy or a disk put into the wrong place: each is refused by the name
 * of its shard, with what to do, by every command that opens the directory, and nothing is changed.
 */
import {
  copyFileSync,
  cpSync,
  linkSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { test } from 'tap';
import { openJournal } from '../support/disk/open-journal.ts';
import { createAdmin, loginsPerShard } from '../support/engine/engine-people.ts';
import {
  EngineProcess,
  engineDirectory,
  tirage,
  verifyJournals,
} from '../support/engine/engine-process.ts';
import { preparedDirectory } from '../support/engine/prepared-directory.ts';

const twoShards = preparedDirectory(createAdmin);
const anotherEngine = preparedDirectory(createAdmin);

type Spoil = (at: { readonly directory: string; readonly other: string }) => unknown;

const fileOf = (directory: string, shard: number, name = 'records-00000001.seg'): string =>
  join(directory, `shard-${shard}`, name);
const rowsOf = (directory: string, shard: number) => fileOf(directory, shard, 'data.mdb');

const CASES: readonly (readonly [string, Spoil, RegExp])[] = [
  [
    'emptied',
    ({ directory }) => truncateSync(fileOf(directory, 1)),
    /journal of shard-1 is empty and has held records: put a copy/,
  ],
  ['deleted', ({ directory }) => rmSync(fileOf(directory, 1)), /lacks the journal of shard-1/],
  [
    'replaced by a journal without a record',
    async ({ directory, other }) => {
      rmSync(join(directory, 'shard-1'), { recursive: true });
      await (await openJournal(`${other}-fresh`, {})).close();
      cpSync(`${other}-fresh`, join(directory, 'shard-1'), { recursive: true });
    },
    /journal of shard-1 is empty and has held records/,
  ],
  [
    'put to the other shard',
    ({ directory }) => {
      renameSync(fileOf(directory, 0), `${directory}-0`);
      renameSync(fileOf(directory, 1), fileOf(directory, 0));
      renameSync(`${directory}-0`, fileOf(directory, 1));
    },
    /journal of shard-0 holds the records of shard-1: put that shard's own file back/,
  ],
  [
    'copied over another',
    ({ directory }) => copyFileSync(fileOf(directory, 0), fileOf(directory, 1)),
    /journal of shard-1 holds the records of shard-0/,
  ],
  [
    'linked to another',
    ({ directory }) => {
      rmSync(fileOf(directory, 1));
      linkSync(fileOf(directory, 0), fileOf(directory, 1));
    },
    /journal of shard-1 holds the records of shard-0/,
  ],
  [
    "another engine's",
    ({ directory, other }) => copyFileSync(fileOf(other, 1), fileOf(directory, 1)),
    /journal of shard-1 is of another engine \([0-9a-f]{32}, this one is [0-9a-f]{32}\)/,
  ],
  [
    'described by the meta.json of another engine',
    ({ directory, other }) => copyFileSync(join(other, 'meta.json'), join(directory, 'meta.json')),
    /heads\.json of the data directory is of another engine than its meta\.json: put back the two/,
  ],
  [
    'no journal',
    ({ directory }) => writeFileSync(fileOf(directory, 1), 'hello'.repeat(9_999)),
    /shard 1.*the header of records-00000001\.seg is damaged: put/,
  ],
  [
    'kept, but its rows are gone',
    ({ directory }) => rmSync(rowsOf(directory, 1)),
    /shard 1.*the file of the rows is missing: `tirage journal repair` makes it again/,
  ],
];

for (const [what, spoil, sentence] of CASES) {
  test(`journal origin: a file that was ${what} is refused by name`, async (t) => {
    const directory = await twoShards(t);
    const other = await anotherEngine(t);
    await spoil({ directory, other });
    const before = [0, 1].map((shard) => sizeOf(directory, shard));
    const engine = EngineProcess.spawn(t, { directory });
    t.equal((await engine.end()).exitCode, 1);
    t.match(engine.errors, sentence, 'serve');
    t.notMatch(engine.errors, /\n {4}at /, 'a sentence, no stack');
    const verified = await verifyJournals(directory);
    t.equal(verified.exitCode, 1);
    t.match(verified.output + verified.errors, sentence, 'journal verify');
    const admin = ['admin', 'create', '--data', directory, '--login', 'eve'];
    const created = await tirage(admin, { input: 'nine lives, seven seas' });
    t.equal(created.exitCode, 1);
    t.match(created.errors, sentence, 'admin create');
    t.same(
      [0, 1].map((shard) => sizeOf(directory, shard)),
      before,
      'nothing was made anew',
    );
  });
}

test('journal origin: rows of another history are refused, and made again', async (t) => {
  const directory = engineDirectory(t);
  for (const login of loginsPerShard('boss', 2)) await createAdmin(directory, { login });
  copyFileSync(rowsOf(directory, 0), rowsOf(directory, 1));
  const sentence = /shard.1.*`tirage journal repair`/;
  const engine = EngineProcess.spawn(t, { directory });
  t.equal((await engine.end()).exitCode, 1);
  t.match(engine.errors, sentence);
  t.match((await verifyJournals(directory)).output, /FAIL shard 1: .*`tirage journal repair`/);
  const repaired = await tirage(['journal', 'repair', '--data', directory]);
  t.equal(repaired.exitCode, 0, repaired.output);
  t.match(repaired.output, /shard 1: [1-9]\d* rows were written anew/);
  t.equal((await verifyJournals(directory)).exitCode, 0);
});

test('journal origin: what the directory knows is not asked of the settings', async (t) => {
  const directory = engineDirectory(t);
  await createAdmin(directory);
  const refused = EngineProcess.spawn(t, {
    directory,
    environment: { TIRAGE_CURRENCY: 'JPY' },
  });
  t.equal((await refused.end()).exitCode, 1);
  t.match(refused.errors, /counts in EUR and the settings ask for JPY: set the currency to EUR/);
  const yen = ['admin', 'create', '--data', directory, '--login', 'eve'];
  const created = await tirage(yen, {
    input: 'nine lives, seven seas',
    environment: { TIRAGE_CURRENCY: 'JPY' },
  });
  t.match(created.errors, /counts in EUR and the settings ask for JPY/);
  const engine = await EngineProcess.start(t, { directory, flags: { '--shards': '' } });
  t.match(engine.said(), /"shards":2/, 'whatever the machine would have had');
  t.equal((await engine.stop()).exitCode, 0);
});

function sizeOf(directory: string, shard: number): number | undefined {
  return statSync(fileOf(directory, shard), { throwIfNoEntry: false })?.size;
}
