import { test } from 'tap';
import { readAccrualAnswer } from '../../src/loyalty/accrual-answer.ts';

const NUMBER = '79927398713';

function read(status: number, body: unknown, retryAfter?: string) {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return readAccrualAnswer(NUMBER, { status, retryAfter, body: text }, 0);
}

test('accrual answer: each status of the contract', (t) => {
  const found = (more: object) => read(200, { order: NUMBER, ...more });
  for (const status of ['REGISTERED', 'PROCESSING']) {
    t.same(found({ status }), { kind: 'found', found: { finding: 'processing' } });
  }
  t.same(found({ status: 'INVALID' }), { kind: 'found', found: { finding: 'invalid' } });
  const processed = (accrualHundredths: number) => ({
    kind: 'found',
    found: { finding: 'processed', accrualHundredths },
  });
  t.same(found({ status: 'PROCESSED', accrual: 500 }), processed(50_000));
  t.same(found({ status: 'PROCESSED', accrual: 729.98 }), processed(72_998));
  t.same(found({ status: 'PROCESSED', accrual: 729.975 }), processed(72_998), 'rounded half up');
  const written = (accrual: string) =>
    read(200, `{"accrual":${accrual},"status":"PROCESSED","order":"${NUMBER}"}`);
  t.same(written('1.0E7'), processed(1_000_000_000), 'JSON says that it is a number');
  t.same(written('7.2998e2'), processed(72_998));
  t.same(found({ status: 'PROCESSED' }), processed(0));
  t.same(found({ status: 'PROCESSED', accrual: null }), processed(0));
  t.same(read(204, ''), { kind: 'unknown' });
  t.same(read(429, 'No more', '60'), { kind: 'tooMany', pauseMs: 60_000 });
  t.same(read(429, 'No more'), { kind: 'tooMany', pauseMs: undefined });
  t.match(read(404, ''), { kind: 'refused' });
  for (const status of [500, 502, 503, 504, 599]) t.match(read(status, '{}'), { kind: 'broken' });
  for (const status of [301, 302, 308, 201, 206, 100]) {
    t.same(read(status, '{}'), { kind: 'nonsense', reason: `status ${status}` });
  }
  t.end();
});

test('accrual answer: nonsense is no answer, whatever its status says', (t) => {
  const order = NUMBER;
  const nonsense: unknown[] = [
    '<html>It works!</html>',
    '',
    'null',
    '[]',
    '7',
    `{"order":"${NUMBER}","status":"PROCESSED","accrual":729.9`,
    { order: '18', status: 'PROCESSED', accrual: 5 },
    { order: Number(NUMBER), status: 'PROCESSED', accrual: 5 },
    { status: 'PROCESSED', accrual: 5 },
    { order, status: 'processed', accrual: 5 },
    { order, status: 'DONE' },
    { order, status: 'PROCESSED', accrual: '5' },
    { order, status: 'PROCESSED', accrual: -5 },
    { order, status: 'PROCESSED', accrual: 1e12 },
    `{"order":"${NUMBER}","status":"PROCESSED","accrual":-1e2}`,
    `{"order":"${NUMBER}","status":"PROCESSED","accrual":1e400}`,
    { order, status: 'PROCESSED', accrual: true },
    { order, status: 'PROCESSED', accrual: {} },
    { order, status: 'PROCESSED', accrual: [5] },
    '['.repeat(100_000),
  ];
  for (const body of nonsense) {
    const answer = read(200, body);
    t.equal(answer.kind, 'nonsense', JSON.stringify(body).slice(0, 60));
  }
  t.end();
});
