import { test } from 'tap';
import { REJECTION_CODES, type RejectionCode } from '../../../actors/rejection-codes.ts';
import { PROBLEM_KINDS, problemText, refuse } from '../../../src/gateway/routing/problem.ts';

test('problem: the statuses that contracts name', (t) => {
  const rows: readonly (readonly [number, readonly RejectionCode[]])[] = [
    [400, ['requestMalformed', 'requestInvalid']],
    [401, ['credentialsWrong', 'sessionEnded', 'tokenMissing', 'tokenInvalid']],
    [403, ['roleMissing']],
    [404, ['drawNotFound', 'ticketNotFound', 'resultsNotPublished', 'notFound']],
    [409, ['drawNotOpen', 'drawClosed', 'drawCancelled', 'loginTaken']],
    [422, ['selectionInvalid', 'balanceTooLow', 'idempotencyKeyReused', 'playerTooYoung']],
    [429, ['rateLimited', 'loginBackOff']],
    [503, ['engineOverloaded', 'shardUnavailable', 'diskFull', 'requestTimeout']],
  ];
  for (const [status, codes] of rows) {
    for (const code of codes) t.equal(PROBLEM_KINDS[code].status, status, code);
  }
  t.end();
});

test('problem: whoever may come back is told when', (t) => {
  for (const code of Object.keys(REJECTION_CODES) as RejectionCode[]) {
    const { status, retryAfterSeconds } = PROBLEM_KINDS[code];
    const mayComeBack = status === 429 || status === 503;
    t.equal(retryAfterSeconds !== undefined, mayComeBack, code);
  }
  t.end();
});

test('problem: a document has the members of RFC 9457 and ours', (t) => {
  const facts = { balanceMinor: 5 };
  t.same(JSON.parse(problemText(refuse('balanceTooLow', { detail: 'Top up.', facts }), 422)), {
    type: 'urn:tirage:problem:balanceTooLow',
    title: 'The balance is too low',
    status: 422,
    detail: 'Top up.',
    code: 'balanceTooLow',
    facts,
  });
  t.end();
});
