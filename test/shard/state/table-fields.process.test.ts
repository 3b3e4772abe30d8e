import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { test } from 'tap';
import { ResidentAccounts } from '../../../src/shard/accounts/resident-accounts.ts';
import { ShardState } from '../../../src/shard/state/shard-state.ts';
import { tableFields } from '../../../src/shard/state/table-fields.ts';
import { SHARD_TABLES } from '../../../src/shard/tables/shard-tables.ts';
import { Table } from '../../../src/shard/tables/table.ts';
import { MemoryJournal } from '../../support/journal/memory-journal.ts';

test('table fields: a state has each declared table', (t) => {
  const state = new ShardState({ shard: 0, founderCount: 1 }, MemoryJournal.create({}));
  for (const name of Object.keys(SHARD_TABLES)) {
    const kept = name === 'accounts' ? ResidentAccounts : Table;
    t.ok(Object.getOwnPropertyDescriptor(state, name)?.value instanceof kept, name);
  }
  t.end();
});

/** V8 looks such fields up by their place; those of a dictionary, by a search for their name. */
test('table fields: they are fields, and not entries of a dictionary', (t) => {
  setFlagsFromString('--allow-natives-syntax');
  const hasFastProperties: (value: object) => boolean = runInNewContext(
    '(value) => %HasFastProperties(value)',
  );
  t.notOk(hasFastProperties(Object.create(null)), 'it can tell them apart');
  const journal = MemoryJournal.create({});
  t.ok(hasFastProperties(new ShardState({ shard: 0, founderCount: 1 }, journal)));
  // Twice as many as there are: those that are assigned name by name are a dictionary by then.
  const names = Array.from({ length: 100 }, (_, index) => `table${index}`);
  const Many = tableFields(Object.fromEntries(names.map((name) => [name, SHARD_TABLES.slots])));
  t.ok(hasFastProperties(new Many(journal)));
  t.end();
});
