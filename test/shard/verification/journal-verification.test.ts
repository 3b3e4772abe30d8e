import { test } from 'tap';
import { must } from '../../../src/kernel/assert.ts';
import { type DrawNo, drawNo } from '../../../src/kernel/ids.ts';
import { minor } from '../../../src/kernel/money.ts';
import { decodeEvents } from '../../../src/shard/records/event-codec.ts';
import { TICKET_ROWS } from '../../../src/shard/tables/draw-tables.ts';
import { ENTRY_ROWS } from '../../../src/shard/tables/entry-tables.ts';
import { SHARD_TABLES } from '../../../src/shard/tables/shard-tables.ts';
import { verifyJournal } from '../../../src/shard/verification/journal-verification.ts';
import { Cluster } from '../../support/cluster/cluster.ts';
import {
  plan,
  playerWith,
  purchase,
  type TestPlayer,
} from '../../support/cluster/cluster-players.ts';
import { MemoryJournal } from '../../support/journal/memory-journal.ts';
import { bareRecord } from '../../support/samples/bare-record.ts';

const onProgress = () => undefined;

test('journal verification: rebuilds every row of every shard from its records', async (t) => {
  const { cluster } = await soldDraw();
  await cluster.advance(120_000);
  for (const [shard, journal] of cluster.journals.entries()) {
    const identity = { shard, founderCount: 2 };
    const seen: number[] = [];
    const report = verifyJournal({ identity, journal, onProgress: (count) => seen.push(count) });
    t.match(report, { shard, ok: true, problem: null, firstDifference: null });
    t.equal(report.records, journal.head.sequence);
    t.equal(seen.at(-1), report.records);
    t.equal(report.headHashHex, Buffer.from(journal.head.hash).toString('hex'));
    const range = {
      start: Uint8Array.of(0),
      end: Uint8Array.of(255),
      limit: 9_999,
      reverse: false,
    };
    t.equal(report.rows, journal.readRows(range).length);
  }
});

test('journal verification: an empty journal has nothing to answer for', (t) => {
  const report = verify(MemoryJournal.create({}));
  t.match(report, { ok: true, records: 0, rows: 0 });
  t.end();
});

test('journal verification: names the field of an altered row and not its value', async (t) => {
  const { cluster, ada } = await soldDraw();
  const { journal, state } = shardOf(cluster, ada);
  const player = must(state.players.get(ada.player), 'ada is registered');
  const value = SHARD_TABLES.players.codec.encode({ ...player, passwordHash: 'mine' });
  await tamper(journal, [{ key: SHARD_TABLES.players.key.encode(ada.player), value }]);
  const report = verify(journal, ada.shard);
  t.match(report.firstDifference, { table: 'players', kind: 'unequal', fields: ['passwordHash'] });
  t.match(report.firstDifference?.key, /^pl_[0-9a-z]{7}$/);
  t.notMatch(JSON.stringify(report), /mine/);
});

test('journal verification: tells a row that is missing from one that is extra', async (t) => {
  const { cluster, ada, draw } = await soldDraw();
  const { journal } = shardOf(cluster, ada);
  await tamper(journal, [
    { key: TICKET_ROWS.tickets.key.encode({ draw, ordinal: 0 }), value: undefined },
  ]);
  t.match(verify(journal, ada.shard).firstDifference, { table: 'tickets', kind: 'missing' });
  // The first in the order of keys is reported: the ledger stands before the tickets.
  const value = SHARD_TABLES.ledger.codec.encode(minor(5));
  await tamper(journal, [{ key: SHARD_TABLES.ledger.key.encode('mine'), value }]);
  t.match(verify(journal, ada.shard).firstDifference, {
    table: 'ledger',
    key: 'mine',
    kind: 'extra',
  });
});

test('journal verification: a row that cannot be read is a difference, not a crash', async (t) => {
  const { cluster, ada } = await soldDraw();
  const { journal } = shardOf(cluster, ada);
  const garbage = Uint8Array.of(0xc1, 0xff);
  await tamper(journal, [{ key: SHARD_TABLES.players.key.encode(ada.player), value: garbage }]);
  t.match(verify(journal, ada.shard).firstDifference, { table: 'players', kind: 'unequal' });
  await tamper(journal, [{ key: Uint8Array.of(200, 1), value: garbage }]);
  await tamper(journal, [{ key: SHARD_TABLES.players.key.encode(ada.player), value: undefined }]);
  t.match(verify(journal, ada.shard).firstDifference, { table: 'players', kind: 'missing' });
});

test('journal verification: an event that cannot have happened stops the walk', async (t) => {
  const { cluster, ada, draw } = await soldDraw();
  const { journal } = shardOf(cluster, ada);
  const { sequence } = journal.head;
  const event = { type: 'InstancePaid', draw: drawNo(draw + 7), atMs: 1 } as const;
  const nowMs = newestMs(journal);
  await journal.append({ payload: bareRecord(nowMs, [event]), rows: [] });
  const report = verify(journal, ada.shard);
  t.match(report, { ok: false, records: sequence, problem: /not announced/ });
});

test('journal verification: time that runs back is a problem', async (t) => {
  const { cluster, ada } = await soldDraw();
  const { journal } = shardOf(cluster, ada);
  const payload = bareRecord(newestMs(journal) - 1);
  await journal.append({ payload, rows: [] });
  t.match(verify(journal, ada.shard), { ok: false, problem: /time runs back/ });
});

test('journal verification: mail that vanished with its event unseen is missed', async (t) => {
  const { cluster, ada } = await soldDraw();
  const { journal } = shardOf(cluster, ada);
  const nowMs = newestMs(journal);
  const message = { message: 'OpenInstance', draw: drawNo(1) } as const;
  const events = [{ type: 'MailPosted', to: 1, message } as const];
  await journal.append({ payload: bareRecord(nowMs, events), rows: [] });
  const { firstDifference } = verify(journal, ada.shard);
  t.match(firstDifference, { table: 'mailChannels', kind: 'unequal', fields: ['sentNumber'] });
});

test('journal verification: a position of the index that cannot be read is told', async (t) => {
  const { cluster, ada } = await soldDraw();
  const { journal } = shardOf(cluster, ada);
  const key = ENTRY_ROWS.entryPosition.key.encode(undefined);
  await tamper(journal, [{ key, value: Uint8Array.of(0x90) }]);
  const { ok, problem } = verify(journal, ada.shard);
  t.notOk(ok);
  t.match(problem, /does not have the fields of its type/);
});

async function soldDraw(): Promise<{ cluster: Cluster; ada: TestPlayer; draw: DrawNo }> {
  const cluster = new Cluster({ shardCount: 2, seed: 9 });
  const ada = await playerWith(cluster, 'ada', 10_000);
  const draw = await plan(cluster, '5of36', { closesInS: 60, resultsInS: 120 });
  for (const quickPick of [3, 1, 20]) {
    await cluster.get(ada.shard, 'buyTickets', purchase(cluster, ada, draw, { quickPick }));
  }
  return { cluster, ada, draw };
}

function shardOf(cluster: Cluster, { shard }: TestPlayer) {
  const { state } = must(cluster.shards[shard], 'no such shard');
  return { journal: must(cluster.journals[shard], 'no such journal'), state };
}

/** Alters rows behind the journal's back: in the commit of a record that says nothing of it. */
async function tamper(
  journal: MemoryJournal,
  rows: Parameters<MemoryJournal['append']>[0]['rows'],
): Promise<void> {
  await journal.append({ payload: bareRecord(newestMs(journal)), rows });
}

function newestMs(journal: MemoryJournal): number {
  const [record] = journal.readRecords(journal.head.sequence, 1);
  return decodeEvents(must(record, 'the journal has records').payload).nowMs;
}

function verify(journal: MemoryJournal, shard = 0) {
  return verifyJournal({ identity: { shard, founderCount: 2 }, journal, onProgress });
}
