import { test } from 'tap';
import { postponementLeafOf } from '../../../src/fairness/postponement-leaf.ts';
import {
  checkPostponement,
  closeOf,
  isSamePostponement,
  postponementLeaves,
} from '../../../src/fairness/verifier/recompute-postponement.ts';
import { must } from '../../../src/kernel/assert.ts';
import { goldenDraws } from '../../support/fairness/fairness-golden.ts';
import { postponedTranscript } from '../../support/fairness/postponed-transcript.ts';

const { transcript } = must(goldenDraws()[0], 'the vectors hold no draw');
const moved = postponedTranscript(transcript);
const { postponed, terms } = moved;

test('verifier: the leaf of a postponement is that of the engine', (t) => {
  t.same(postponementLeaves(moved), [Buffer.from(postponementLeafOf(moved.drawId, postponed))]);
  t.same(postponementLeaves(transcript), []);
  t.end();
});

test('verifier: a close moves only if that was said before the promised one', (t) => {
  t.equal(closeOf(transcript), Date.parse(terms.closesAt));
  t.equal(closeOf(moved), Date.parse(postponed.closesAt));
  const late = { ...moved, postponed: { ...postponed, at: terms.closesAt } };
  t.equal(closeOf(late), Date.parse(terms.closesAt));
  t.match(checkPostponement(late, late.postponed), { ok: false, detail: /its sale had ended/ });
  t.match(checkPostponement(moved, postponed), { name: 'postponed', ok: true });
  t.end();
});

test('verifier: two postponements are the same in every member or not at all', (t) => {
  t.ok(isSamePostponement(undefined, undefined));
  t.ok(isSamePostponement(postponed, structuredClone(postponed)));
  t.notOk(isSamePostponement(postponed, undefined));
  for (const change of [{ reason: 'x' }, { at: 'x' }, { closesAt: 'x' }, { resultsAt: 'x' }]) {
    t.notOk(isSamePostponement(postponed, { ...postponed, ...change }));
  }
  t.notOk(
    isSamePostponement(postponed, { ...postponed, from: { ...postponed.from, resultsAt: 'x' } }),
  );
  t.end();
});
