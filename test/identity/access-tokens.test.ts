import { test } from 'tap';
import { KeyRing } from '../../src/identity/key-ring.ts';
import { formatPlayerId } from '../../src/kernel/ids.ts';
import {
  FORGED_PLAYER,
  forge,
  makeKey,
  NOW_MS,
  SESSION,
  tokenForge,
} from '../support/network/token-forge.ts';

test('access tokens: what was signed is verified, and says whom it speaks for', async (t) => {
  const { tokens, setNowMs } = await tokenForge();
  const text = await tokens.sign({
    player: FORGED_PLAYER,
    roles: ['player', 'auditor'],
    sessionId: SESSION,
  });
  t.ok(text.length < 512, `${text.length} characters`);
  const verification = await tokens.verify(text);
  t.same(verification, {
    ok: true,
    token: {
      player: FORGED_PLAYER,
      playerId: formatPlayerId(FORGED_PLAYER),
      roles: ['player', 'auditor'],
      sessionId: SESSION,
      issuedAtMs: NOW_MS,
      expiresAtMs: NOW_MS + 900_000,
    },
  });
  setNowMs(NOW_MS + 904_000);
  t.ok((await tokens.verify(text)).ok, 'the last seconds are tolerance');
  setNowMs(NOW_MS + 905_000);
  t.same(await tokens.verify(text), { ok: false, reason: 'expired' });
});

test('access tokens: the forger of these tests can make a good one', async (t) => {
  const f = await tokenForge();
  t.ok((await f.tokens.verify(forge(f))).ok, 'else the table below would prove nothing');
});

test('access tokens: no cut or flipped character of a good token is taken', async (t) => {
  const f = await tokenForge();
  const text = forge(f);
  for (let at = 0; at < text.length; at += 1) {
    const other = text[at] === 'A' ? 'B' : 'A';
    t.notOk((await f.tokens.verify(text.slice(0, at))).ok);
    t.notOk((await f.tokens.verify(`${text.slice(0, at)}${other}${text.slice(at + 1)}`)).ok);
  }
});

test('access tokens: a rotation is heard of, and the old tokens live on', async (t) => {
  const f = await tokenForge();
  const old = await f.tokens.sign({ player: FORGED_PLAYER, roles: [], sessionId: SESSION });
  const next = await makeKey(NOW_MS + 60_000);
  f.tokens.useRing(await KeyRing.open([f.current.record, next.record]));
  f.setNowMs(NOW_MS + 60_000);
  const young = await f.tokens.sign({ player: FORGED_PLAYER, roles: [], sessionId: SESSION });
  t.match(Buffer.from(young.split('.')[0] ?? '', 'base64url').toString(), next.kid);
  t.ok((await f.tokens.verify(old)).ok);
  t.ok((await f.tokens.verify(young)).ok);
});
