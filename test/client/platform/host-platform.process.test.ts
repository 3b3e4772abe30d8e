import { test } from 'tap';
import { hostPlatform } from '../../../client/src/platform/host-platform.ts';

test('host platform: what Node has, and what it has not', async (t) => {
  const platform = hostPlatform();
  t.equal(platform.isPage, false);
  t.equal(platform.storage, undefined);
  t.ok(Math.abs(platform.wallMs() - Date.now()) < 1_000);
  const bytes = platform.randomBytes(16);
  t.equal(bytes.length, 16);
  t.notSame(bytes, platform.randomBytes(16));
  const before = platform.elapsedMs();
  await platform.wait(2);
  t.ok(platform.elapsedMs() > before);
  const abort = new AbortController();
  const waited = platform.wait(1_000_000, abort.signal);
  abort.abort();
  await waited;
  await platform.wait(1_000_000, abort.signal);
  t.equal(await platform.exclusively('a', async () => 7), 7);
});

test('host platform: a page has a storage, unless the browser refuses it, and locks', async (t) => {
  const page = globalThis as Record<string, unknown>;
  const locked: string[] = [];
  const listeners = new Map<string, () => void>();
  const locks = {
    request: async (name: string, run: () => Promise<unknown>) => {
      locked.push(name);
      return run();
    },
  };
  const before = { ...Object.getOwnPropertyDescriptors(globalThis) };
  Object.defineProperty(page, 'navigator', { value: { locks }, configurable: true });
  page.document = {};
  page.localStorage = { length: 0 };
  page.addEventListener = (name: string, listener: () => void) => listeners.set(name, listener);
  page.removeEventListener = (name: string) => listeners.delete(name);
  t.teardown(() => {
    for (const name of ['document', 'localStorage', 'addEventListener', 'removeEventListener']) {
      delete page[name];
    }
    if (before.navigator === undefined) delete page.navigator;
    else Object.defineProperty(page, 'navigator', before.navigator);
  });
  const platform = hostPlatform();
  t.equal(platform.isPage, true);
  t.same(platform.storage, { length: 0 });
  t.equal(await platform.exclusively('session', async () => 7), 7);
  t.same(locked, ['session']);
  let calls = 0;
  const end = platform.onOnline(() => {
    calls += 1;
  });
  listeners.get('online')?.();
  end();
  t.same([calls, listeners.size], [1, 0]);

  Object.defineProperty(page, 'localStorage', {
    get: () => {
      throw new Error('SecurityError');
    },
    configurable: true,
  });
  t.equal(hostPlatform().storage, undefined);
});
