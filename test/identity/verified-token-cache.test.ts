import { test } from 'tap';
import type { VerifiedToken } from '../../src/identity/token-terms.ts';
import { type FindSession, VerifiedTokenCache } from '../../src/identity/verified-token-cache.ts';
import {
  FORGED_PLAYER,
  forge,
  NOW_MS,
  SESSION,
  tokenForge,
  withClaims,
} from '../support/network/token-forge.ts';

const SESSIONS = [1, 2, 3, 4].map((number) => String(number).repeat(32));

async function fixture(
  limits?: { tokensMax: number; sessionsEndedMax: number },
  findSession: FindSession = async () => 'live',
) {
  const f = await tokenForge();
  const cache = new VerifiedTokenCache(
    { accessTokens: f.tokens, clock: f.clock, findSession },
    limits,
  );
  return { ...f, cache };
}

test('token cache: what was verified once is looked up, until it expires', async (t) => {
  const { cache, tokens, setNowMs } = await fixture();
  const text = await tokens.sign({ player: FORGED_PLAYER, roles: ['player'], sessionId: SESSION });
  t.equal(cache.lookUp(text), undefined);
  const verification = await cache.verify(text);
  t.ok(verification.ok);
  t.equal(cache.lookUp(text), verification.ok && verification.token, 'the very object');
  setNowMs(NOW_MS + 904_999);
  t.ok(cache.lookUp(text));
  setNowMs(NOW_MS + 905_000);
  t.equal(cache.lookUp(text), undefined);
  t.same(await cache.verify(text), { ok: false, reason: 'expired' });
});

test('token cache: a token that differs in any character is not the known one', async (t) => {
  const { cache, tokens } = await fixture();
  const text = await tokens.sign({ player: FORGED_PLAYER, roles: ['player'], sessionId: SESSION });
  t.ok((await cache.verify(text)).ok);
  const others = [`${text}A`, `A${text}`, text.slice(1), text.slice(0, -1), text.slice(-16), ''];
  for (let i = 0; i < text.length; i += 1) {
    const other = text[i] === 'A' ? 'B' : 'A';
    others.push(text.slice(0, i) + other + text.slice(i + 1));
  }
  const taken = others.filter((other) => cache.lookUp(other) !== undefined);
  t.same(taken, [], 'nobody is let in by a part of a token');
  const verified = await Promise.all(others.map((other) => cache.verify(other)));
  t.notOk(
    verified.some(({ ok }) => ok),
    'and each is refused in full',
  );
  t.ok(cache.lookUp(text), 'the known one stays known');
});

test("token cache: tokens with one hash never get each other's caller", async (t) => {
  const { clock } = await fixture();
  const tokenOf = (text: string): VerifiedToken => ({
    player: FORGED_PLAYER,
    playerId: text.slice(0, 1),
    roles: [],
    sessionId: SESSION,
    issuedAtMs: NOW_MS,
    expiresAtMs: NOW_MS + 900_000,
  });
  let verifications = 0;
  const accessTokens = {
    verify: async (text: string) => {
      verifications += 1;
      return { ok: true, token: tokenOf(text) } as const;
    },
  };
  const cache = new VerifiedTokenCache({ accessTokens, clock, findSession: async () => 'live' });
  const texts = ['a', 'b'].map((letter) => letter + 'the same signature'.repeat(3));
  for (const text of [...texts, ...texts]) {
    await cache.verify(text);
    for (const shown of texts) {
      t.equal(cache.lookUp(shown)?.playerId ?? shown[0], shown[0], "a token gave another's player");
    }
    t.equal(cache.lookUp(text)?.playerId, text[0], 'the latest is known');
  }
  t.equal(verifications, 4);
});

test('token cache: an ended session is over at once, for known and unknown tokens', async (t) => {
  const { cache, tokens, setNowMs, ...f } = await fixture();
  const known = await tokens.sign({ player: FORGED_PLAYER, roles: ['player'], sessionId: SESSION });
  const unknown = withClaims({ tokens, setNowMs, ...f }, { roles: ['player', 'auditor'] });
  await cache.verify(known);
  cache.endSession(SESSION);
  t.equal(cache.lookUp(known), undefined);
  t.same(await cache.verify(known), { ok: false, reason: 'sessionEnded' });
  t.same(await cache.verify(unknown), { ok: false, reason: 'sessionEnded' });
  setNowMs(NOW_MS + 904_000);
  cache.endSession('f'.repeat(32));
  t.same(await cache.verify(known), { ok: false, reason: 'sessionEnded' }, 'to the last second');
});

test('token cache: a token that is new here is asked about, once', async (t) => {
  const states: Awaited<ReturnType<FindSession>>[] = ['unknown', 'live'];
  const { cache, tokens } = await fixture(undefined, async () => states.shift() ?? 'ended');
  const text = await tokens.sign({ player: FORGED_PLAYER, roles: ['player'], sessionId: SESSION });
  t.same(await cache.verify(text), { ok: false, reason: 'sessionUnknown' });
  t.equal(cache.lookUp(text), undefined, 'it is not believed on no answer');
  t.ok((await cache.verify(text)).ok);
  t.ok(cache.lookUp(text));
});

test('token cache: a session that ended before this thread began is over', async (t) => {
  const { cache, tokens } = await fixture(undefined, async () => 'ended');
  const text = await tokens.sign({ player: FORGED_PLAYER, roles: ['player'], sessionId: SESSION });
  t.same(await cache.verify(text), { ok: false, reason: 'sessionEnded' });
  t.equal(cache.lookUp(text), undefined);
});

test('token cache: a session that ends while it is asked about is over', async (t) => {
  const { cache, tokens } = await fixture(undefined, async () => {
    cache.endSession(SESSION);
    return 'live';
  });
  const text = await tokens.sign({ player: FORGED_PLAYER, roles: ['player'], sessionId: SESSION });
  t.same(await cache.verify(text), { ok: false, reason: 'sessionEnded' });
});

test('token cache: when full, the oldest is forgotten and can be verified anew', async (t) => {
  const { cache, tokens } = await fixture({ tokensMax: 2, sessionsEndedMax: 8 });
  const texts = await Promise.all(
    SESSIONS.slice(0, 3).map((sessionId) =>
      tokens.sign({ player: FORGED_PLAYER, roles: [], sessionId }),
    ),
  );
  for (const text of texts) t.ok((await cache.verify(text)).ok);
  t.same(
    texts.map((text) => cache.lookUp(text) !== undefined),
    [false, true, true],
  );
  t.ok((await cache.verify(texts[0] ?? '')).ok);
});

test('token cache: when too many sessions end, all are asked to refresh', async (t) => {
  const { cache, tokens, setNowMs } = await fixture({ tokensMax: 8, sessionsEndedMax: 3 });
  const [first = '', , , bystander = ''] = SESSIONS;
  const sign = (sessionId: string) => tokens.sign({ player: FORGED_PLAYER, roles: [], sessionId });
  const ended = await sign(first);
  const before = await sign(bystander);
  await cache.verify(before);
  setNowMs(NOW_MS + 2_000);
  cache.endSession(first);
  for (const letter of ['a', 'b', 'c']) cache.endSession(letter.repeat(32));
  t.same(await cache.verify(ended), { ok: false, reason: 'sessionEnded' }, 'never forgotten');
  t.equal(cache.lookUp(before), undefined);
  t.same(await cache.verify(before), { ok: false, reason: 'sessionEnded' });
  t.ok((await cache.verify(await sign(bystander))).ok, 'a refreshed token is taken');
});

test('token cache: ended sessions are forgotten once their tokens have expired', async (t) => {
  const { cache, tokens, setNowMs } = await fixture({ tokensMax: 8, sessionsEndedMax: 2 });
  const text = await tokens.sign({ player: FORGED_PLAYER, roles: [], sessionId: SESSION });
  for (let round = 0; round < 5; round += 1) {
    setNowMs(NOW_MS + round * 905_000);
    cache.endSession('0'.repeat(32));
    cache.endSession('1'.repeat(32));
  }
  setNowMs(NOW_MS);
  t.ok((await cache.verify(text)).ok, 'the limit was never met');
});

test('token cache: a forged token is never remembered', async (t) => {
  const f = await fixture();
  const text = forge({ ...f, current: f.foreign });
  t.match(await f.cache.verify(text), { ok: false });
  t.equal(f.cache.lookUp(text), undefined);
});
