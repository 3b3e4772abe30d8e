import { test } from 'tap';
import { RefusalError } from '../../../client/src/http/refusal-error.ts';
import { SocketTokens } from '../../../client/src/socket/socket-tokens.ts';
import { clientBench, logInAt } from '../../support/client/client-bench.ts';
import { brokenNetwork } from '../../support/client/fake-platform.ts';

const INVALID = new RefusalError({ code: 'tokenInvalid' });

/** `outcomes` are what becomes of the tokens that are shown: taken where there is none. */
async function tokensBench(outcomes: (Error | undefined)[] = []) {
  const bench = clientBench();
  await logInAt(bench);
  const log: string[] = [];
  const tokens = new SocketTokens({
    ...bench,
    show: async (token) => {
      log.push(token);
      const outcome = outcomes.shift();
      if (outcome !== undefined) throw outcome;
    },
    onTaken: (playerId) => log.push(`taken: ${playerId}`),
    onRefused: () => log.push('refused'),
  });
  await tokens.choose();
  return { ...bench, log, tokens };
}

test('socket tokens: one is shown, and the next one before it expires', async (t) => {
  const { tokens, log, platform } = await tokensBench();
  const over = new AbortController();
  const kept = tokens.keepShown(over.signal);
  await platform.pass(871_000);
  t.same(log, ['at_1', 'taken: pl_1', 'at_2', 'taken: pl_1']);
  over.abort();
  await kept;
  await platform.pass(900_000);
  t.equal(log.length, 4);
});

test('socket tokens: nobody shows none', async (t) => {
  const { tokens, log, session } = await tokensBench();
  await session.end();
  await tokens.choose();
  await tokens.keepShown(new AbortController().signal);
  await tokens.heedEnd(4404);
  await tokens.heedEnd(4401);
  t.same(log, []);
});

test('socket tokens: while the engine cannot be reached the old one is shown', async (t) => {
  const { tokens, log, platform } = await tokensBench();
  const over = new AbortController();
  void tokens.keepShown(over.signal);
  platform.network = brokenNetwork;
  await platform.pass(900_000);
  t.same(new Set(log), new Set(['at_1', 'taken: pl_1']));
  t.ok(log.length < 20, 'without haste');
  over.abort();
});

test('socket tokens: a refused one costs the connection, and is renewed or the end', async (t) => {
  const rows = [
    { outcome: INVALID, refreshCount: 1, playerId: 'pl_1' },
    { outcome: new RefusalError({ code: 'sessionEnded' }), refreshCount: 0, playerId: undefined },
    { outcome: new Error('the connection has ended'), refreshCount: 0, playerId: 'pl_1' },
  ];
  for (const { outcome, refreshCount, playerId } of rows) {
    const { tokens, log, sessions, session } = await tokensBench([outcome]);
    await tokens.keepShown(new AbortController().signal);
    t.same(log, ['at_1', 'refused']);
    t.equal(sessions.refreshCount, refreshCount, outcome.message);
    t.equal(session.playerId, playerId);
  }
});

test('socket tokens: what the end of a connection says of the token', async (t) => {
  const rows = [
    { code: 1006, refreshCount: 0, playerId: 'pl_1' },
    { code: 4401, refreshCount: 1, playerId: 'pl_1' },
    { code: 4403, refreshCount: 1, playerId: 'pl_1' },
    { code: 4404, refreshCount: 0, playerId: undefined },
  ];
  for (const { code, refreshCount, playerId } of rows) {
    const { tokens, sessions, session } = await tokensBench();
    await tokens.heedEnd(code);
    t.equal(sessions.refreshCount, refreshCount, `${code}`);
    t.equal(session.playerId, playerId, `${code}`);
  }
});

test('socket tokens: an operation that met an expired one is asked once more', async (t) => {
  const { tokens, log, session } = await tokensBench();
  const again = async () => 'bought';
  t.equal(await tokens.withNewToken(Promise.resolve('at once'), again), 'at once');
  t.equal(await tokens.withNewToken(Promise.reject(INVALID), again), 'bought');
  t.same(log, ['at_2', 'taken: pl_1']);
  const closed = new RefusalError({ code: 'drawClosed' });
  await t.rejects(tokens.withNewToken(Promise.reject(closed), again), closed);
  const opened = { playerId: 'pl_2', accessToken: 'at_x', expiresInSeconds: 900 };
  await session.open({ ...opened, refreshToken: 'rt_x' });
  await t.rejects(tokens.withNewToken(Promise.reject(INVALID), again), INVALID);
  t.equal(log.length, 2, 'never for another player');
});
