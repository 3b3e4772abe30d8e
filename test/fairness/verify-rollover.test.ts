import { test } from 'tap';
import type { Transcript } from '../../src/fairness/transcript.ts';
import { verifyRollover } from '../../src/fairness/verify-rollover.ts';
import { must } from '../../src/kernel/assert.ts';
import { goldenCancelledDraw, goldenDraws } from '../support/fairness-golden.ts';
import { withValue } from '../support/json-tampering.ts';

const [before, after] = tied();

test('rollover: what left the one came into the other', (t) => {
  t.match(verifyRollover(before, after), { ok: true, checks: [{ name: 'rollover' }] });
  const nothing = { ...before, rolloverMinor: 0 };
  t.ok(verifyRollover(nothing, { ...after, jackpotFrom: [] }).ok, 'nothing left, nothing came');
  t.end();
});

for (const [what, from, into, said] of [
  ['less came', before, withValue(after, ['jackpotFrom', 0, 'amountMinor'], 1), /of which 1 came/],
  ['it came from another', before, withName('dr_0000001'), /of which 0 came/],
  ['more left than came', { ...before, rolloverMinor: 2 ** 40 }, after, /of which/],
  ['the series is another', before, withValue(after, ['terms', 'inheritsFrom'], 'x'), /inherits/],
  ['they are in the wrong order', after, before, /inherits|of which/],
  ['it is one draw twice', before, before, /both are/],
  ['the first was cancelled', goldenCancelledDraw().transcript, after, /nothing left it/],
  ['the second was cancelled', before, goldenCancelledDraw().transcript, /nothing came into/],
  ['one of them is none', before, { drawId: 7 }, /second transcript/],
] as const) {
  test(`rollover: refused where ${what}`, (t) => {
    t.match(verifyRollover(from, into), { ok: false, checks: [{ detail: said }] });
    t.end();
  });
}

test('rollover: a draw that is full leaves the rest for the draw behind it', (t) => {
  const full = 2 ** 51;
  const from = { ...before, rolloverMinor: full + 7 };
  const jackpotFrom = [{ drawId: before.drawId, amountMinor: full }];
  t.ok(verifyRollover(from, { ...after, jackpotFrom, jackpotInMinor: full }).ok);
  t.notOk(verifyRollover(from, { ...after, jackpotFrom, jackpotInMinor: full - 1 }).ok);
  t.end();
});

/** Two draws of one series, the second heir to the first. */
function tied(): [Transcript, Transcript] {
  const [one, two] = goldenDraws().map(({ transcript }) => transcript);
  const first = must(one, 'the vectors hold a draw');
  const second = must(two, 'the vectors hold another');
  const { rolloverMinor: amountMinor, drawId } = first;
  const terms = { ...second.terms, inheritsFrom: first.terms.series };
  return [first, { ...second, terms, jackpotFrom: [{ drawId, amountMinor }] }];
}

function withName(drawId: string): Transcript {
  return withValue(after, ['jackpotFrom', 0, 'drawId'], drawId);
}
