import { test } from 'tap';
import type { StoreReader, StoreStanding } from '../../src/journal/lmdb-environment.ts';
import type { AlarmChange } from '../../src/operations/alarms.ts';
import { checkpointsBehind, HELD_LONG_MS, ReaderWatch } from '../../src/shard/reader-watch.ts';

const OTHER: StoreReader = { processId: 77, thread: 'aa', transaction: 5 };

function standing(transaction: number, ...readers: readonly StoreReader[]): StoreStanding {
  return { fileBytes: 8_192, freeBytes: 0, transaction, readers };
}

function stage() {
  const alarms: AlarmChange[] = [];
  const watch = new ReaderWatch('shard-3', (change) => alarms.push(change));
  return { alarms, watch };
}

test('reader watch: one that holds an old moment for long is told once, and so is its end', (t) => {
  const { alarms, watch } = stage();
  watch.look(standing(6, OTHER), 1_000);
  watch.look(standing(9, OTHER), 1_000 + HELD_LONG_MS - 1);
  t.same(alarms, []);
  for (let i = 0; i < 3; i += 1) watch.look(standing(9 + i, OTHER), 1_000 + HELD_LONG_MS + i);
  t.equal(alarms.length, 1);
  t.match(alarms[0], { kind: 'rowsPinned', about: 'rows', sentence: /^Process 77 .* of shard-3 / });
  for (let i = 0; i < 3; i += 1) watch.look(standing(12), 2_000 + HELD_LONG_MS + i);
  t.same(alarms.slice(1), [{ kind: 'rowsPinned', about: 'rows', sentence: null }]);
  t.end();
});

test('reader watch: one that goes on with newer checkpoints, or reads the newest, is none', (t) => {
  const { alarms, watch } = stage();
  for (let i = 0; i < 10; i += 1) {
    watch.look(standing(6 + i, { ...OTHER, transaction: 5 + i }), i * HELD_LONG_MS);
  }
  for (let i = 0; i < 10; i += 1) watch.look(standing(5, OTHER), (10 + i) * HELD_LONG_MS);
  t.same(alarms, []);
  watch.look(standing(6, OTHER), 20 * HELD_LONG_MS);
  t.same(alarms, [], 'its time begins when it pins something');
  watch.look(standing(6, { ...OTHER, thread: 'bb' }), 22 * HELD_LONG_MS);
  t.same(alarms, [], 'another thread of it is another reader');
  t.end();
});

test('reader watch: the oldest reader says how far behind they are', (t) => {
  t.equal(checkpointsBehind(standing(9)), 0);
  t.equal(checkpointsBehind(standing(9, { ...OTHER, transaction: 9 })), 0);
  t.equal(checkpointsBehind(standing(9, { ...OTHER, transaction: 8 }, OTHER)), 4);
  t.end();
});
