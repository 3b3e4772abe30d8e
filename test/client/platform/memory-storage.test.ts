import { test } from 'tap';
import { MemoryStorage } from '../../../client/src/platform/memory-storage.ts';

test('memory storage: it keeps what it is given, as localStorage does', (t) => {
  const storage = new MemoryStorage();
  t.equal(storage.getItem('a'), null);
  storage.setItem('a', '1');
  storage.setItem('b', '2');
  storage.setItem('a', '3');
  t.equal(storage.getItem('a'), '3');
  t.same([storage.length, storage.key(0), storage.key(1), storage.key(2)], [2, 'a', 'b', null]);
  storage.removeItem('a');
  t.same([storage.length, storage.key(0)], [1, 'b']);
  t.end();
});
