import { MessageChannel } from 'node:worker_threads';
import { test } from 'tap';
import {
  authenticateBy,
  findKnownCallerBy,
  findSessionBy,
  findTokenBy,
  VERIFICATIONS_MAX,
  VERIFICATIONS_WAITING_MAX,
} from '../../../src/gateway/callers/authenticate.ts';
import {
  type FindSession,
  VerifiedTokenCache,
} from '../../../src/identity/verified-token-cache.ts';
import { ShardClient } from '../../../src/mailbox/shard-client.ts';
import type { PeerToShard } from '../../../src/mailbox/thread-messages.ts';
import { FORGED_PLAYER, SESSION, tokenForge } from '../../support/network/token-forge.ts';
import { founders } from '../../support/sources/founders.ts';

async function authenticating(findSession: FindSession = async () => 'live') {
  const { tokens, clock } = await tokenForge();
  const cache = new VerifiedTokenCache({ accessTokens: tokens, clock, findSession });
  const authenticate = authenticateBy(findTokenBy(cache));
  const ask = (authorization: string) =>
    authenticate({ authorization, cookie: '', takesCookie: false }, 0);
  const askLoosely = (authorization: string, cookie = '') =>
    authenticate({ authorization, cookie, takesCookie: true }, 0);
  const sign = (sessionId = SESSION) =>
    tokens.sign({ player: FORGED_PLAYER, roles: ['player'], sessionId });
  const findKnownCaller = findKnownCallerBy(cache);
  return { ask, askLoosely, sign, cache, findKnownCaller };
}

test('authenticate: a token that is known is answered at once', async (t) => {
  const { ask, sign } = await authenticating();
  const authorization = `Bearer ${await sign()}`;
  const first = ask(authorization);
  t.ok(first instanceof Promise);
  t.match(await first, { playerKey: FORGED_PLAYER, roles: ['player'], sessionId: SESSION });
  t.notOk(ask(authorization) instanceof Promise, 'no promise on the hot path');
});

test('authenticate: the short way knows whom the long one lets in at once, no other', async (t) => {
  const { ask, sign, cache, findKnownCaller } = await authenticating();
  const token = await sign();
  const authorization = `Bearer ${token}`;
  t.equal(findKnownCaller(authorization), undefined, 'not before it was verified');
  await ask(authorization);
  t.same(findKnownCaller(authorization), ask(authorization));
  for (const other of [token, `bearer ${token}`, `Bearer  ${token}`, `${authorization} `, '']) {
    t.equal(findKnownCaller(other), undefined, other.slice(0, 9));
  }
  cache.endSession(SESSION);
  t.equal(findKnownCaller(authorization), undefined, 'an ended session is over here, too');
});

test('authenticate: the scheme is written in any case', async (t) => {
  const { ask, sign } = await authenticating();
  const token = await sign();
  for (const scheme of ['Bearer ', 'bearer ', 'BEARER ', 'bEaReR   ']) {
    t.match(await ask(scheme + token), { playerKey: FORGED_PLAYER }, scheme);
  }
  for (const scheme of ['Bearer', 'Bear ', 'Basic ', '']) {
    t.equal(await ask(scheme + token), 'tokenInvalid', scheme);
  }
});

test('authenticate: where a cookie is taken a bare token is too; the header wins', async (t) => {
  const { ask, askLoosely, sign } = await authenticating();
  const token = await sign();
  const cookie = `theme=dark; tirage_token=${token}; x`;
  const caller = { playerKey: FORGED_PLAYER };
  for (const authorization of [token, `Bearer ${token}`, `bearer ${token}`]) {
    t.match(await askLoosely(authorization), caller, authorization.slice(0, 8));
  }
  t.match(await askLoosely('', cookie), caller);
  t.equal(await askLoosely('nonsense', cookie), 'tokenInvalid');
  t.equal(askLoosely('', 'xtirage_token=x; tirage_token='), 'tokenMissing');
  t.equal(ask(''), 'tokenMissing', 'elsewhere a cookie proves nothing');
});

test('authenticate: what is no token is told from what is a wrong one', async (t) => {
  const { ask, sign, cache } = await authenticating();
  t.equal(ask(''), 'tokenMissing');
  const token = await sign();
  for (const wrong of [token, `bearer${token}`, `Basic ${token}`]) {
    t.equal(ask(wrong), 'tokenInvalid');
  }
  t.equal(await ask(`Bearer ${token}x`), 'tokenInvalid');
  t.equal(await ask('Bearer '), 'tokenInvalid');
  cache.endSession(SESSION);
  t.equal(await ask(`Bearer ${token}`), 'sessionEnded');
});

/** Whoever asks about a session waits until `release`. */
function heldSessions() {
  let release = (): void => undefined;
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  const counts = { asked: 0 };
  const findSession: FindSession = async () => {
    counts.asked += 1;
    await held;
    return 'live';
  };
  return { findSession, release, counts };
}

test('authenticate: everybody who comes back at one moment is let in', async (t) => {
  const { findSession, release, counts } = heldSessions();
  const { ask, sign } = await authenticating(findSession);
  const sessions = Array.from({ length: 1_024 }, (_, i) => i.toString(16).padStart(32, '0'));
  const texts = await Promise.all(sessions.map((sessionId) => sign(sessionId)));
  const answers = texts.map((text) => ask(`Bearer ${text}`));
  const again = texts.map((text) => ask(`Bearer ${text}`));
  while (counts.asked < VERIFICATIONS_MAX) await new Promise((resolve) => setImmediate(resolve));
  t.equal(counts.asked, VERIFICATIONS_MAX, 'so many at once, the others in turn');
  release();
  for (const [i, sessionId] of sessions.entries()) {
    if (!hasSession(await answers[i], sessionId)) t.fail(`not let in: ${i}`);
    if (!hasSession(await again[i], sessionId)) t.fail(`not let in the second time: ${i}`);
  }
  t.ok(counts.asked <= 1_024 + VERIFICATIONS_MAX, 'who comes twice is mostly verified once');
});

function hasSession(found: unknown, sessionId: string): boolean {
  return (
    typeof found === 'object' && found !== null && Reflect.get(found, 'sessionId') === sessionId
  );
}

test('authenticate: a flood of unknown tokens is refused before it is worked on', async (t) => {
  const { findSession, release } = heldSessions();
  const { ask, sign } = await authenticating(findSession);
  const good = await sign();
  const waiting = Array.from({ length: VERIFICATIONS_MAX + VERIFICATIONS_WAITING_MAX }, () =>
    ask(`Bearer ${good}`),
  );
  t.equal(ask(`Bearer ${good}x`), 'engineOverloaded', 'at once, and without a promise');
  release();
  t.match(await waiting[0], { playerKey: FORGED_PLAYER });
  await Promise.all(waiting);
  t.equal(await ask(`Bearer ${good}x`), 'tokenInvalid', 'there is room again');
});

test('authenticate: the shard that keeps a session is asked about it', async (t) => {
  const client = new ShardClient(founders(2));
  const token = { player: FORGED_PLAYER, sessionId: SESSION };
  const find = findSessionBy(client) as (asked: typeof token) => ReturnType<FindSession>;
  t.equal(await find(token), 'unknown', 'no shard, no word');
  const { port1, port2 } = new MessageChannel();
  t.teardown(() => {
    client.close();
    port1.close();
  });
  let isLive = true;
  port1.on('message', ({ correlations, ops, requests }: PeerToShard) => {
    t.same([ops, requests], [['hasSession'], [{ player: FORGED_PLAYER, familyId: SESSION }]]);
    const answers = [{ ok: true, reply: isLive, replayed: false }];
    port1.postMessage({ correlations, answers });
  });
  client.connect(1, port2);
  t.equal(await find(token), 'live');
  isLive = false;
  t.equal(await find(token), 'ended');
});
