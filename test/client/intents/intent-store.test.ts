import { test } from 'tap';
import { INTENT_AGE_MS_MAX, IntentStore } from '../../../client/src/intents/intent-store.ts';
import { MemoryStorage } from '../../../client/src/platform/memory-storage.ts';

const intent = (key: string, more = {}) => ({
  key,
  playerId: 'pl_1',
  path: '/v1/draws/{id}/tickets',
  params: { id: 'dr_1' },
  body: { quickPick: 2 },
  madeAtMs: 1_000,
  ...more,
});

test('intent store: a later page finds what an earlier one kept, of its own player', (t) => {
  const storage = new MemoryStorage();
  const store = new IntentStore(storage);
  store.add(intent('b', { madeAtMs: 2_000 }));
  store.add(intent('a'));
  store.add(intent('c', { playerId: 'pl_2' }));
  const later = new IntentStore(storage);
  t.same(later.listOf('pl_1', 3_000), [intent('a'), intent('b', { madeAtMs: 2_000 })]);
  t.same(later.listOf('pl_2', 3_000).length, 1);
  later.remove('a');
  t.same(
    store.listOf('pl_1', 3_000).map(({ key }) => key),
    ['b'],
  );
  t.end();
});

test('intent store: what is too old to be repeated, or is no intent, is dropped', (t) => {
  const storage = new MemoryStorage();
  storage.setItem('of others', 'kept');
  for (const text of ['', '{', 'null', '[]', '{"key":1}']) {
    storage.setItem(`tirage.intent.${text}`, text);
  }
  const store = new IntentStore(storage);
  store.add(intent('a'));
  t.equal(store.listOf('pl_1', 1_000 + INTENT_AGE_MS_MAX - 1).length, 1);
  t.equal(storage.length, 2);
  t.same(store.listOf('pl_1', 1_000 + INTENT_AGE_MS_MAX), []);
  t.same([storage.length, storage.getItem('of others')], [1, 'kept']);
  t.end();
});
