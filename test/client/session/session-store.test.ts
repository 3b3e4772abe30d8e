import { test } from 'tap';
import { MemoryStorage } from '../../../client/src/platform/memory-storage.ts';
import { sessionInCookie, sessionInMemory } from '../../../client/src/session/session-store.ts';

test('session store: of a page no token is kept where a script could read it', async (t) => {
  const storage = new MemoryStorage();
  const store = sessionInCookie(storage);
  t.equal(store.load(), undefined);
  await store.save({ playerId: 'pl_1', refreshToken: 'rt_secret' });
  t.same(store.load(), { playerId: 'pl_1' });
  for (let i = 0; i < storage.length; i += 1) {
    t.notMatch(storage.getItem(storage.key(i) ?? ''), 'secret');
  }
  t.same(sessionInCookie(storage).load(), { playerId: 'pl_1' }, 'the next page finds it');
  await store.save(undefined);
  t.equal(storage.length, 0);
  t.equal(store.keeps, 'cookie');
});

test('session store: of a program it is in memory', async (t) => {
  const store = sessionInMemory();
  t.equal(store.load(), undefined);
  await store.save({ playerId: 'pl_1', refreshToken: 'rt' });
  t.same(store.load(), { playerId: 'pl_1', refreshToken: 'rt' });
  t.equal(store.keeps, 'token');
});
