import { test } from 'tap';
import type { LineVersion } from '../../../actors/line/line.ts';
import { lineAfter, repeatedOperation } from '../../../actors/line/line-operation.ts';
import { OPERATOR } from '../../support/samples/actor-events.ts';
import { FIXTURE, resolvedAs, SAMPLE_LINE } from '../../support/samples/betting-events.ts';

const EARLIER = {
  fingerprint: 7,
  fixture: FIXTURE,
  version: 2,
  resolutionCount: 1,
  isSettled: false,
};

test('line operation: a repeat is told from a new one and from another request', (t) => {
  t.equal(repeatedOperation(undefined, { fingerprint: 7 }), undefined);
  t.equal(repeatedOperation(EARLIER, { fingerprint: 7 }), EARLIER);
  t.match(repeatedOperation(EARLIER, { fingerprint: 8 }), { code: 'idempotencyKeyReused' });
  t.end();
});

test('line operation: the event is shown as it was after it', (t) => {
  const won = resolvedAs(SAMPLE_LINE, ['won']);
  const voided = resolvedAs({ ...won, deadlineMs: 99_000 }, ['void'], 90_000);
  const then: LineVersion = {
    fixture: FIXTURE,
    version: 2,
    state: 'finished',
    deadlineMs: SAMPLE_LINE.deadlineMs,
    oddsHundredths: [185],
    change: 'finished',
    by: OPERATOR,
    reason: null,
    atMs: won.changedAtMs,
  };
  t.same(lineAfter(EARLIER, voided, then), won);
  t.end();
});
