/**
 * Each stored row of a shard in turn reads as damaged: it costs whoever it belongs to, and a player
 * who has nothing to do with it plays on; the shard's own rows are refused by name.
 */
import { test } from 'tap';
import { DamagedRowError } from '../../../src/journal/journal-errors.ts';
import { must } from '../../../src/kernel/assert.ts';
import { formatDrawId, formatPlayerId } from '../../../src/kernel/ids.ts';
import { decodeValue, encodeValue } from '../../../src/shard/records/positional-codec.ts';
import { checkOwnRows, damagedRowAlarm, ownRows } from '../../../src/shard/tables/damaged-rows.ts';
import { SHARD_TABLES, TABLES } from '../../../src/shard/tables/shard-tables.ts';
import { Table } from '../../../src/shard/tables/table.ts';
import { Cluster } from '../../support/cluster/cluster.ts';
import { plan, playerWith, purchase } from '../../support/cluster/cluster-players.ts';
import type { MemoryJournal } from '../../support/journal/memory-journal.ts';
import { bareRecord } from '../../support/samples/bare-record.ts';

const { accounts, instances, logins, players } = SHARD_TABLES;

test('damaged rows: the player pays for theirs, and nobody else', async (t) => {
  const { cluster, ada, ben } = await busyCluster();
  journalOf(cluster).spoil(players.key.encode(ada.player));
  await cluster.crash(0);
  t.match(await cluster.ask(0, 'getProfile', { player: ada.player }), {
    ok: false,
    code: 'recordDamaged',
  });
  t.match(await cluster.ask(0, 'getProfile', { player: ben.player }), { ok: true });
  t.same(cluster.failures, []);
  const [alarm] = cluster.alarms;
  t.match(alarm, { kind: 'damagedRow', about: /^row pl_\w+ of players$/ });
  t.match(alarm?.sentence, /stop the engine and run `tirage journal repair`/);
});

test('damaged rows: each row of an actor costs that actor only', async (t) => {
  const rows = rowsOf(journalOf((await busyCluster()).cluster));
  const actors = rows.filter((key) => TABLES.ownerOf(key) === 'actor');
  t.ok(actors.length > 5, `${actors.length} rows`);
  for (const key of actors) {
    const { cluster, ben, later } = await busyCluster();
    const laterId = formatDrawId(later);
    const name = `${TABLES.tableOf(key)} ${TABLES.describeKey(key)}`;
    journalOf(cluster).spoil(key);
    await cluster.crash(0);
    // The first draw closes, is drawn and paid, as far as that can be done.
    await cluster.advance(120_000);
    const answer = await cluster.ask(
      0,
      'buyTickets',
      purchase(cluster, ben, later, { quickPick: 1 }),
    );
    const told = TABLES.describeKey(key);
    const isDraw = key[0] === instances.number && told === laterId;
    const isAccount = key[0] === accounts.number && told === formatPlayerId(ben.player);
    const isTheirs = isDraw || isAccount;
    if (isTheirs) t.match(answer, { ok: false, code: 'recordDamaged' }, name);
    else t.ok(answer.ok, `${name}: others buy on`);
    t.same(cluster.failures, [], `${name}: the shard lives`);
  }
});

test('damaged rows: whoever reads the alarm does not learn the login', (t) => {
  const { about, sentence } = damagedRowAlarm(new DamagedRowError(logins.key.encode('ada'), 0));
  t.match(about, /^row [0-9a-f]{8} of logins$/);
  t.notMatch(sentence, /ada|616461/);
  const repaired = TABLES.describeKey(logins.key.encode('ada'));
  t.equal(about, `row ${repaired} of logins`, 'nor whoever repairs or verifies');
  t.end();
});

test("damaged rows: the shard's own are refused by name", async (t) => {
  const rows = rowsOf(journalOf((await busyCluster()).cluster));
  const seen = new Set<string>();
  for (const key of rows) {
    const table = must(TABLES.tableOf(key), 'a stored row has its table');
    if (TABLES.ownerOf(key) !== 'shard' || seen.has(table)) continue;
    seen.add(table);
    const { cluster } = await busyCluster();
    journalOf(cluster).spoil(key);
    t.throws(() => checkOwnRows(journalOf(cluster)), {
      name: 'JournalOpenError',
      message: new RegExp(
        `^row .* of ${table} is damaged, and nothing .* \`tirage journal repair\``,
      ),
    });
  }
  for (const table of ['ledger', 'mailChannels', 'reminders', 'slots'] as const) {
    t.ok(seen.has(table), table);
  }
});

test('damaged rows: one that a newer build wrote says so, and costs its actor', async (t) => {
  const { cluster, ada, ben } = await busyCluster();
  const key = players.key.encode(ada.player);
  const stored = decodeValue(must(journalOf(cluster).readRow(key), 'hers')) as unknown[];
  const value = encodeValue([...stored, 'a field']);
  const payload = bareRecord(cluster.clock.nowMs);
  await journalOf(cluster).append({ payload, rows: [{ key, value }] });
  await cluster.crash(0);
  const asked = await cluster.ask(0, 'getProfile', { player: ada.player });
  t.match(asked, { ok: false, code: 'recordDamaged' });
  t.match(await cluster.ask(0, 'getProfile', { player: ben.player }), { ok: true });
  t.match(
    cluster.alarms[0]?.sentence,
    /of players: .* a field behind sessions, which only a newer/,
  );
});

test("damaged rows: the shard's own of a newer build, or a new table, end a start", async (t) => {
  const { cluster } = await busyCluster();
  const journal = journalOf(cluster);
  const payload = bareRecord(cluster.clock.nowMs);
  const { key } = SHARD_TABLES.mailChannels;
  const channel = { key: key.encode(9), value: encodeValue([9, 0, 0, 0, 'more']) };
  const table = { key: Uint8Array.of(250, 1), value: encodeValue(1) };
  for (const [row, message] of [
    [channel, /^row 9 of mailChannels: a stored object has a field .* only a newer build knows/],
    [table, /^the rows have a table 250, which only a newer build knows/],
  ] as const) {
    await journal.append({ payload, rows: [row] });
    const channels = new Table(SHARD_TABLES.mailChannels, journal);
    const start = () => {
      checkOwnRows(journal);
      ownRows(() => [...channels.all()]);
    };
    t.throws(start, { name: 'NewerDataError', message });
  }
});

async function busyCluster() {
  const cluster = new Cluster({ shardCount: 1, seed: 3 });
  const ada = await playerWith(cluster, 'ada', 10_000);
  const ben = await playerWith(cluster, 'ben', 10_000);
  const draw = await plan(cluster, '5of36', { closesInS: 60, resultsInS: 90 });
  const later = await plan(cluster, '6of45', { closesInS: 600, resultsInS: 600 });
  for (const player of [ada, ben]) {
    await cluster.get(0, 'buyTickets', purchase(cluster, player, draw, { quickPick: 3 }));
  }
  return { cluster, ada, ben, later };
}

function journalOf(cluster: Cluster): MemoryJournal {
  return must(cluster.journals[0], 'there are no shards');
}

function rowsOf(journal: MemoryJournal): Uint8Array[] {
  const range = { start: Uint8Array.of(0), end: Uint8Array.of(255), limit: 9_999, reverse: false };
  return journal.readRows(range).map(({ key }) => key);
}
