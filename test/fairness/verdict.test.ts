import { test } from 'tap';
import { UNCHECKED, verdictOf } from '../../src/fairness/verdict.ts';
import { check, reportOf } from '../../src/fairness/verifier/check.ts';

const GOOD = reportOf('transcript', [check('terms', true, '')]);
const BAD = reportOf('transcript', [check('terms', true, ''), check('seals', false, '')]);
const NOTHING = { unchecked: [], notes: [] };

test('verdict: all of it, refused, or as far as it goes: each has its code and its words', (t) => {
  t.same(verdictOf([GOOD], NOTHING), { exitCode: 0, lastLine: 'verified' });
  t.same(verdictOf([GOOD, BAD], NOTHING), { exitCode: 1, lastLine: 'NOT verified' });
  const lacking = { name: 'winners', text: UNCHECKED.winners.what } as const;
  const without = { unchecked: [lacking], notes: [] };
  t.same(verdictOf([GOOD], without), {
    exitCode: 2,
    lastLine: 'verified as far as it goes; NOT checked: how many tickets won each prize',
  });
  t.equal(verdictOf([BAD], without).exitCode, 1, 'refused is refused');
  t.end();
});

test('verdict: what a report could not prove is named once, and a note has no code', (t) => {
  const late = reportOf(
    'transcript',
    [check('terms', true, '')],
    [{ name: 'announcedInTime', text: 'when it was' }],
  );
  t.match(verdictOf([late, late], NOTHING), { exitCode: 2, lastLine: /NOT checked: when it was$/ });
  t.same(verdictOf([GOOD], { unchecked: [], notes: ['look there'] }), {
    exitCode: 0,
    lastLine: 'verified; look there',
  });
  t.end();
});
