import { test } from 'tap';
import { RefusalError } from '../../../client/src/http/refusal-error.ts';
import { UnansweredError } from '../../../client/src/http/unanswered-error.ts';
import { IntentStore } from '../../../client/src/intents/intent-store.ts';
import { type AskIntent, Intents } from '../../../client/src/intents/intents.ts';
import { MemoryStorage } from '../../../client/src/platform/memory-storage.ts';
import { clientBench, logInAt } from '../../support/client/client-bench.ts';

const WANTED = { path: '/v1/draws/{id}/tickets', params: { id: 'dr_1' }, body: { quickPick: 1 } };

async function intentsBench() {
  const bench = clientBench();
  await logInAt(bench);
  const { platform, session, clock } = bench;
  const storage = new MemoryStorage();
  const store = new IntentStore(storage);
  return { ...bench, storage, intents: new Intents({ platform, session, clock, store }) };
}

test('intents: one is kept before it is sent, and gone once it is answered', async (t) => {
  const { intents, storage } = await intentsBench();
  const ask: AskIntent = async ({ key, playerId, body }) => {
    t.equal(storage.length, 1);
    t.match(storage.getItem(storage.key(0) ?? ''), key);
    t.match(key, /^[0-9a-f]{36}$/);
    t.same([playerId, body], ['pl_1', WANTED.body]);
    return 'bought';
  };
  t.equal(await intents.want(WANTED, ask), 'bought');
  t.equal(storage.length, 0);
});

/** Fails, after an attempt that may have had its effect. */
function failing(trouble: Error, isOpen: boolean, keys: string[] = []): AskIntent {
  return async ({ key }, { onOpen }) => {
    keys.push(key);
    if (isOpen) onOpen();
    throw trouble;
  };
}

const LOST = new UnansweredError('lost');
const ENDED = new RefusalError({ code: 'sessionEnded', status: 401 });
const CLOSED = new RefusalError({ code: 'drawClosed', status: 409 });

test('intents: what is open stays, with its key, until an answer settles it', async (t) => {
  const shard = new RefusalError({ code: 'shardUnavailable', status: 503 });
  for (const trouble of [LOST, shard, ENDED, new TypeError('a bug')]) {
    const { intents, storage } = await intentsBench();
    const keys: string[] = [];
    const ask = failing(trouble, true, keys);
    await t.rejects(intents.want(WANTED, ask), trouble);
    t.equal(storage.length, 1, trouble.message);
    const [pending] = await intents.pending(failing(trouble, false, keys));
    await t.rejects(pending?.ask() ?? Promise.resolve(), trouble);
    t.equal(storage.length, 1, 'it may have been done before');
    const [again] = await intents.pending(async ({ key }) => {
      keys.push(key);
      return 'bought';
    });
    t.equal(await again?.ask(), 'bought');
    t.equal(new Set(keys).size, 1, 'one key for all');
    t.equal(keys.length, 3);
    t.same(await intents.pending(ask), []);
  }
});

test('intents: a refusal that stands, or that nothing went before, settles one', async (t) => {
  for (const [trouble, isOpen] of [
    [CLOSED, false],
    [CLOSED, true],
    [ENDED, false],
  ] as const) {
    const { intents, storage } = await intentsBench();
    await t.rejects(intents.want(WANTED, failing(trouble, isOpen)), trouble);
    t.equal(storage.length, 0);
  }
});

test('intents: each wish has a key of its own; one can be forgotten', async (t) => {
  const { intents } = await intentsBench();
  const ask = failing(LOST, true);
  for (let i = 0; i < 3; i += 1) await t.rejects(intents.want(WANTED, ask));
  const pending = await intents.pending(ask);
  t.equal(new Set(pending.map(({ key }) => key)).size, 3);
  pending[0]?.forget();
  t.equal((await intents.pending(ask)).length, 2);
});

test('intents: nobody wants nothing, and an abort comes before anything is kept', async (t) => {
  const { intents, storage, session } = await intentsBench();
  const never: AskIntent = () => t.fail('it was sent') as never;
  const reason = new Error('not any more');
  await t.rejects(intents.want(WANTED, never, AbortSignal.abort(reason)), reason);
  t.equal(storage.length, 0);
  await session.end();
  await t.rejects(intents.want(WANTED, never), { code: 'tokenMissing' });
  t.same(await intents.pending(never), []);
  t.equal(storage.length, 0);
});

test('intents: what is old is told by the engine, not by a clock that is wrong', async (t) => {
  const bench = await intentsBench();
  const ask = failing(LOST, true);
  await t.rejects(bench.intents.want(WANTED, ask));
  const { platform, storage } = bench;
  await platform.pass(40 * 24 * 3_600_000);
  platform.wallAheadMs = -40 * 24 * 3_600_000;
  const { network } = platform;
  platform.network = async (request) => {
    const response = await network(request);
    response.headers.set('date', new Date(platform.trueMs).toUTCString());
    return response;
  };
  const { session, clock } = bench.anotherPage();
  const store = new IntentStore(storage);
  const next = new Intents({ platform, session, clock, store });
  t.same(await next.pending(ask), []);
});
