import { Worker } from 'node:worker_threads';
import fc from 'fast-check';
import { test } from 'tap';
import { createSharedTable, SharedTable } from '../../src/structures/shared-table.ts';
import type { CountingOrder } from '../support/structures/counting-thread.ts';
import { ListedStates } from '../support/structures/listed-states.ts';
import { agreesWithTwin, operation } from '../support/structures/twin-suite.ts';
import { utf16Text } from '../support/structures/utf16-text.ts';

type States = Pick<SharedTable, 'place' | 'read' | 'exchange'>;

/** A table of one set: all keys contend for its eight places. */
const SET = 8;
const INT32_MAX = 2 ** 31 - 1;

class ReopenedTable extends SharedTable {
  readonly memory: SharedArrayBuffer;

  constructor(memory: SharedArrayBuffer) {
    super(memory);
    this.memory = memory;
  }
}

const states = fc.constantFrom(-INT32_MAX - 1, -1, 0, 1, 2, 3, INT32_MAX);
const spaces = fc.nat({ max: 1 });
/** What an owner may find: the larger the better, the reverse, and nothing worth anything. */
const worths = fc.constantFrom<(state: number) => number>(
  (state) => state,
  (state) => -state,
  () => 0,
);

function operationsOn(keys: fc.Arbitrary<string>) {
  const place = fc.record({ key: keys, space: spaces, worth: worths });
  return [
    operation<States, { key: string; space: number; worth: (state: number) => number }>(
      'read',
      place,
      (table, { key, space, worth }) => table.read(table.place(key, space, worth)),
    ),
    operation('write', fc.tuple(place, states), (table: States, [{ key, space, worth }, next]) => {
      const at = table.place(key, space, worth);
      return table.exchange(at, table.read(at), next);
    }),
    operation(
      'exchange',
      fc.tuple(place, states, states),
      (table: States, [{ key, space, worth }, expected, next]) => {
        return table.exchange(table.place(key, space, worth), expected, next);
      },
    ),
  ];
}

test('shared table: a set that is full evicts as a list of eight places does', (t) => {
  agreesWithTwin<States>(t, {
    structure: () => new ReopenedTable(createSharedTable(SET)),
    twin: () => new ListedStates(SET),
    operations: operationsOn(fc.constantFrom('', 'anna', 'bert', 'carl', 'dora', 'emil', 'fritz')),
    reopened: (table) => new ReopenedTable((table as ReopenedTable).memory),
    reached: [
      { name: 'full', isThere: (twin) => twin.read(SET - 1) !== 0 },
      { name: 'the last one evicted', isThere: (twin) => twin.read(SET - 1) === 0 },
    ],
  });
  t.end();
});

test('shared table: while its sets have room it is a Map', (t) => {
  agreesWithTwin<States>(t, {
    structure: () => new ReopenedTable(createSharedTable(8_192)),
    twin: () => new ListedStates(Number.POSITIVE_INFINITY),
    operations: operationsOn(utf16Text),
    reopened: (table) => new ReopenedTable((table as ReopenedTable).memory),
    reached: [{ name: 'many keys', isThere: (twin) => twin.read(20) !== 0 }],
    runs: 50,
  });
  t.end();
});

test('shared table: nothing that four threads count is lost', async (t) => {
  const memory = createSharedTable(65_536);
  const keys = ['anna', 'bert'];
  const table = new SharedTable(memory);
  // Claimed before: two threads that claim one place at once may miscount once.
  for (const key of keys) table.place(key, 0, () => 0);
  const threadCount = 4;
  const gate = new SharedArrayBuffer(4);
  const order: CountingOrder = { memory, keys, times: 1_000_000, gate, threadCount };
  await Promise.all(
    Array.from({ length: threadCount }, () => {
      const url = new URL('../support/structures/counting-thread.js', import.meta.url);
      const thread = new Worker(url, { workerData: order });
      return new Promise((resolve, reject) => thread.once('error', reject).once('exit', resolve));
    }),
  );
  for (const key of keys) {
    t.equal(table.read(table.place(key, 0, () => 0)), threadCount * order.times, key);
  }
});

test('shared table: whole sets only', (t) => {
  t.throws(() => createSharedTable(0));
  t.throws(() => createSharedTable(7));
  t.throws(() => createSharedTable(12));
  t.throws(() => new SharedTable(new SharedArrayBuffer(4 * 5)), 'not the memory of a table');
  t.end();
});
