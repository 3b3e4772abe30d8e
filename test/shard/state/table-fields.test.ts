import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { test } from 'tap';
import { MemoryJournal } from '../../../src/journal/memory-journal.ts';
import { ShardState } from '../../../src/shard/state/shard-state.ts';
import { SHARD_TABLES } from '../../../src/shard/tables/shard-tables.ts';
import { Table } from '../../../src/shard/tables/table.ts';

test('table fields: a state has each declared table', (t) => {
  const state = new ShardState({ shard: 0, shardCount: 1 }, MemoryJournal.create({}));
  for (const name of Object.keys(SHARD_TABLES)) {
    t.ok(Object.getOwnPropertyDescriptor(state, name)?.value instanceof Table, name);
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
  const state = new ShardState({ shard: 0, shardCount: 1 }, MemoryJournal.create({}));
  t.ok(hasFastProperties(state));
  t.end();
});
