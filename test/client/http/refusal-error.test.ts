import { test } from 'tap';
import { RefusalError } from '../../../client/src/http/refusal-error.ts';

test('refusal error: it has what the problem has, and nothing is undefined that is a list', (t) => {
  const bare = new RefusalError({ code: 'drawClosed' });
  t.match(bare, { code: 'drawClosed', status: 0, title: 'drawClosed', detail: undefined });
  t.same([bare.facts, bare.errors], [{}, []]);
  const whole = new RefusalError({
    code: 'balanceTooLow',
    status: 422,
    title: 'The balance is too low',
    detail: 'Pay in first.',
    facts: { balanceMinor: 5 },
    requestId: 'r-1',
  });
  t.equal(whole.message, 'balanceTooLow: The balance is too low. Pay in first.');
  t.match(whole, { facts: { balanceMinor: 5 }, requestId: 'r-1' });
  t.ok(whole instanceof Error);
  t.end();
});

test('refusal error: one is final unless time or a token could change it', (t) => {
  const final = (status: number, code = 'some', retryAfterSeconds?: number) =>
    new RefusalError({ code, status, retryAfterSeconds }).isFinal;
  for (const status of [400, 402, 403, 404, 409, 422]) t.ok(final(status), `${status}`);
  for (const status of [401, 408, 429, 500, 503]) t.notOk(final(status), `${status}`);
  t.ok(final(0, 'drawClosed'));
  for (const code of ['tokenInvalid', 'tokenMissing', 'sessionEnded', 'internalError']) {
    t.notOk(final(0, code), code);
  }
  t.notOk(final(0, 'engineOverloaded', 1));
  t.notOk(final(0, 'rateLimited', 1));
  t.end();
});

test('refusal error: what may have had an effect all the same is open', (t) => {
  const hadNone = (status: number, code: string) => new RefusalError({ code, status }).hadNoEffect;
  t.ok(hadNone(409, 'drawClosed'));
  t.ok(hadNone(401, 'tokenInvalid'));
  t.ok(hadNone(429, 'rateLimited'));
  t.ok(hadNone(0, 'sessionEnded'));
  t.notOk(hadNone(503, 'shardUnavailable'));
  t.notOk(hadNone(500, 'internalError'));
  t.notOk(hadNone(0, 'internalError'));
  t.end();
});
