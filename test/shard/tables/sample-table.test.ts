/**
 * A table is declared once: one that only this file knows is stored, ranged, told of and rebuilt
 * without a word anywhere else.
 */
import { test } from 'tap';
import type { RowWrite } from '../../../src/journal/journal.ts';
import { DamagedRowError } from '../../../src/journal/journal-errors.ts';
import { must } from '../../../src/kernel/assert.ts';
import { formatPlayerId, type PlayerKey, playerKey } from '../../../src/kernel/ids.ts';
import { type Minor, minor } from '../../../src/kernel/money.ts';
import { objectCodec } from '../../../src/shard/records/positional-codec.ts';
import { tableFields } from '../../../src/shard/state/table-fields.ts';
import { type AreaTables, declareTable } from '../../../src/shard/tables/declare-table.ts';
import { number, plain, player } from '../../../src/shard/tables/key-part.ts';
import { byNumber, byParts } from '../../../src/shard/tables/key-shapes.ts';
import { SHARD_TABLES } from '../../../src/shard/tables/shard-tables.ts';
import { TableRegistry } from '../../../src/shard/tables/table-registry.ts';
import { RebuiltRows } from '../../../src/shard/verification/rebuilt-rows.ts';
import { MemoryJournal } from '../../support/journal/memory-journal.ts';

interface Sample {
  readonly player: PlayerKey;
  readonly round: number;
  readonly stakeMinor: Minor;
}

const SAMPLE_TABLES = {
  samples: declareTable(
    200,
    'shard',
    byParts({ player }, { round: number('round') }),
    objectCodec<Sample>()(['player', 'round', 'stakeMinor']),
    { cachedMax: 1, ofPlayer: 'stays' },
  ),
} satisfies AreaTables<'samples'>;

const TABLES = new TableRegistry(SAMPLE_TABLES, SHARD_TABLES);
const State = tableFields(SAMPLE_TABLES);
const [ADA, BEN] = [playerKey(1, 1), playerKey(1, 2)];

function sample(of: PlayerKey, round: number, stake = 100): Sample {
  return { player: of, round, stakeMinor: minor(stake) };
}

/** Three rounds of Ada's and one of Ben's, durable. */
async function storedSamples() {
  const journal = MemoryJournal.create({});
  const state = new State(journal);
  for (const one of [sample(ADA, 1), sample(ADA, 2), sample(BEN, 1), sample(ADA, 3)]) {
    state.samples.put(one, one);
  }
  await store(state, journal, 1);
  return { journal, state };
}

async function store(state: InstanceType<typeof State>, journal: MemoryJournal, batch: number) {
  const rows = rowsOf(state, batch);
  await journal.append({ payload: Uint8Array.of(batch), rows });
  state.tablesFlushed(batch);
}

/** What a walk through the records leads to, where each of them wrote one of these. */
function replay(journal: MemoryJournal, written: readonly { readonly value: Sample }[]) {
  const rebuilt = new RebuiltRows(journal);
  const state = new State(rebuilt);
  for (const { value } of written) state.samples.put(value, value);
  for (const row of rowsOf(state, 1)) rebuilt.write(row);
  return rebuilt;
}

function rowsOf(state: InstanceType<typeof State>, batch: number) {
  const rows: RowWrite[] = [];
  state.takeTableWrites(batch, rows);
  return rows;
}

test('sample table: its rows are stored, evicted and read again', async (t) => {
  const { state, journal } = await storedSamples();
  const before = sample(ADA, 1);
  t.same(state.samples.get(before), before);
  t.not(state.samples.get(before), before, 'it was evicted: this one is from its row');
  t.equal(state.samples.get({ player: BEN, round: 9 }), undefined);
  state.samples.delete(before);
  await store(state, journal, 2);
  t.equal(new State(journal).samples.get(before), undefined);
});

test('sample table: its rows are found by the first part of their key, in pages', async (t) => {
  const { state } = await storedSamples();
  state.samples.put({ player: ADA, round: 4 }, sample(ADA, 4));
  const rounds = (rows: Iterable<{ readonly value: Sample }>) =>
    Array.from(rows, ({ value }) => value.round);
  t.same(rounds(state.samples.all({ of: { player: ADA } })), [1, 2, 3, 4]);
  t.same(rounds(state.samples.all({ of: { player: BEN } })), [1]);
  const third = { player: ADA, round: 3 };
  t.same(rounds(state.samples.all({ of: { player: ADA }, after: third })), [4]);
  const pages = state.samples.pages({ of: { player: ADA }, until: third, limit: 2, reverse: true });
  t.same(Array.from(pages, rounds), [[3, 2], [1]]);
});

test('sample table: a row is told by its key and the fields in which it differs', async (t) => {
  const key = SAMPLE_TABLES.samples.key.encode({ player: ADA, round: 7 });
  const { codec } = SAMPLE_TABLES.samples;
  t.equal(TABLES.tableOf(key), 'samples');
  t.equal(TABLES.describeKey(key), `${formatPlayerId(ADA)} round 7`);
  const [one, other] = [codec.encode(sample(ADA, 7, 1)), codec.encode(sample(ADA, 7, 2))];
  t.same(TABLES.differingFields(key, one, other), ['stakeMinor']);
  t.same(TABLES.differingFields(key, one, Uint8Array.of(0xc1)), ['player', 'round', 'stakeMinor']);
  t.ok(
    TABLES.ownRanges().some(({ start }) => start[0] === 200),
    'it is looked at at a start',
  );
});

test('sample table: a row that is not as it was written is found, told and rebuilt', async (t) => {
  const { state, journal } = await storedSamples();
  const written = [...state.samples.all()];
  t.equal(replay(journal, written).compare().first, undefined, 'all is as it was written');
  const key = SAMPLE_TABLES.samples.key.encode({ player: ADA, round: 2 });
  const wrong = SAMPLE_TABLES.samples.codec.encode(sample(ADA, 2, 1_000_000));
  await journal.append({ payload: Uint8Array.of(2), rows: [{ key, value: wrong }] });
  const rebuilt = replay(journal, written);
  const { first } = rebuilt.compare();
  const { key: found, stored, rebuilt: right } = must(first, 'the row differs');
  t.equal(TABLES.describeKey(found), `${formatPlayerId(ADA)} round 2`);
  const versions = [must(stored, 'it is stored'), must(right, 'it is rebuilt')] as const;
  t.same(TABLES.differingFields(key, ...versions), ['stakeMinor']);
  await journal.append({ payload: Uint8Array.of(3), rows: rebuilt.differing() });
  t.equal(replay(journal, written).compare().first, undefined, 'it is written anew');
});

test('sample table: a damaged row costs who needs it, and no list', async (t) => {
  const { state, journal } = await storedSamples();
  journal.spoil(SAMPLE_TABLES.samples.key.encode({ player: ADA, round: 2 }));
  const damaged: DamagedRowError[] = [];
  state.onDamagedRow = (error) => damaged.push(error);
  t.throws(() => state.samples.get({ player: ADA, round: 2 }), DamagedRowError);
  const pages = state.samples.soundPages({ of: { player: ADA }, limit: 9, reverse: false });
  t.same(
    Array.from(pages, (page) => page.map(({ key }) => key.round)),
    [[1, 3]],
  );
  t.same(
    damaged.map(({ key }) => TABLES.describeKey(key)),
    [`${formatPlayerId(ADA)} round 2`],
  );
});

test('sample table: two that share a number or a name are refused', (t) => {
  const again = { again: SAMPLE_TABLES.samples };
  t.throws(() => new TableRegistry(SAMPLE_TABLES, again), /same number/);
  const { codec } = SAMPLE_TABLES.samples;
  const samples = declareTable(201, 'actor', byNumber(plain), codec);
  t.throws(() => new TableRegistry(SAMPLE_TABLES, { samples }), /same name/);
  for (const retired of [18, 19, 0, 255]) {
    t.throws(() => declareTable(retired, 'actor', byNumber(plain), codec), {
      name: 'AssertionError',
    });
  }
  t.end();
});

test('sample table: what `States` does not know has to be named, and holds its types', (t) => {
  // @ts-expect-error A table that nobody asked for.
  const superfluous = { samples: SAMPLE_TABLES.samples } satisfies AreaTables;
  // @ts-expect-error Another table's declaration.
  const exchanged = { payments: SHARD_TABLES.orders } satisfies AreaTables;
  t.ok(superfluous.samples !== undefined && exchanged.payments !== undefined);
  t.end();
});
