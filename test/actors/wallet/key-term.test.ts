import { test } from 'tap';
import { decideKeyTerm, keysSinceMs } from '../../../actors/wallet/key-term.ts';
import { given } from '../../support/cluster/actor-stage.ts';

const DAY_MS = 86_400_000;

test('key term: it is recorded when it changes, and not again', (t) => {
  const stage = given();
  const first = decideKeyTerm(stage.states, 30 * DAY_MS, { nowMs: 5 });
  t.same(first, [{ type: 'KeyTermChanged', termMs: 30 * DAY_MS, atMs: 5 }]);
  stage.and(...first);
  t.same(decideKeyTerm(stage.states, 30 * DAY_MS, { nowMs: 6 }), []);
  t.match(decideKeyTerm(stage.states, DAY_MS, { nowMs: 7 }), [{ termMs: DAY_MS }]);
  t.end();
});

test('key term: keys are known from a term ago on, and all of them before there is a term', (t) => {
  const stage = given();
  t.equal(keysSinceMs(stage.states, { nowMs: 100 * DAY_MS }), Number.NEGATIVE_INFINITY);
  stage.and({ type: 'KeyTermChanged', termMs: 30 * DAY_MS, atMs: 5 });
  t.equal(keysSinceMs(stage.states, { nowMs: 100 * DAY_MS }), 70 * DAY_MS);
  t.end();
});
