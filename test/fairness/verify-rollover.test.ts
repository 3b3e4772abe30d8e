import { test } from 'tap';
import type { CancelledTranscript, Transcript } from '../../src/fairness/transcript.ts';
import { rolloverNotes, verifyRollovers } from '../../src/fairness/verify-rollover.ts';
import { must } from '../../src/kernel/assert.ts';
import { goldenCancelledDraw, goldenDraws } from '../support/fairness/fairness-golden.ts';
import { withValue } from '../support/fairness/json-tampering.ts';

const [before, after] = tied();
const cancelled: CancelledTranscript = {
  ...goldenCancelledDraw().transcript,
  terms: { ...after.terms, series: before.terms.series },
};
const untied = { ...after, jackpotFrom: [], jackpotInMinor: 0 };

test('rollover: what left the one came into the other', (t) => {
  t.match(verifyRollovers([before, after]), { ok: true, checks: [{ name: 'rollover' }] });
  const nothing = { ...before, rolloverMinor: 0 };
  t.ok(verifyRollovers([nothing, untied]).ok, 'nothing left, nothing came');
  t.ok(verifyRollovers([before, cancelled, after]).ok, 'past a draw that was cancelled');
  t.end();
});

const { drawId: source, rolloverMinor } = before;

test('rollover: what of one is not shown may have been moved: it is named as not checked', (t) => {
  const part = heirOf('dr_00000f8', rolloverMinor - 1);
  t.ok(verifyRollovers([before, part]).ok, 'of one series nobody can tell that it is false');
  const missing = `where 1 of the ${rolloverMinor} that ${source} rolled over went`;
  t.match(unfoundOf(before, part), [new RegExp(`^${missing} \\(the transcript of each draw that`)]);
  const other = heirOf('dr_00000f9', 1, 'another');
  t.ok(verifyRollovers([before, part, other]).ok);
  t.same(unfoundOf(before, part, other), [], 'with the heir of the other series it is whole');
  const more = verifyRollovers([before, part, heirOf('dr_00000f9', 2, 'another')]);
  t.notOk(more.ok);
  t.match(more.checks.at(-1)?.detail, new RegExp(`of which ${rolloverMinor + 1} came into`));
  t.match(unfoundOf(before, other), [new RegExp(`where ${rolloverMinor - 1} of the`)]);
  t.same(unfoundOf(before), [], 'it may still wait');
  t.end();
});

for (const [what, from, into, missingMinor] of [
  ['less came', before, heirOf(after.drawId, 1), rolloverMinor - 1],
  ['nothing came', before, untied, rolloverMinor],
  ['it came from another', before, withName('dr_0000001'), rolloverMinor],
  ['more left than came', { ...before, rolloverMinor: 2 ** 40 }, after, 2 ** 40 - rolloverMinor],
] as const) {
  test(`rollover: not all is verified where ${what}`, (t) => {
    const { ok, unchecked } = verifyRollovers([from, into]);
    t.ok(ok);
    const all = from.rolloverMinor;
    t.match(
      unchecked.at(-1)?.text,
      `where ${missingMinor} of the ${all} that ${source} rolled over went`,
    );
    t.end();
  });
}

for (const [what, from, into, said] of [
  ['more came', before, heirOf(after.drawId, rolloverMinor + 1), /of which \d+ came into/],
  ['nothing left', { ...before, rolloverMinor: 0 }, after, /rolled 0 over, of which/],
  ['the series is another', before, withValue(after, ['terms', 'inheritsFrom'], 'x'), /inherits/],
  ['it is one draw twice', before, before, /both are/],
  ['the first was cancelled', { ...cancelled, drawId: before.drawId }, after, /nothing left it/],
] as const) {
  test(`rollover: refused where ${what}`, (t) => {
    const { ok, checks } = verifyRollovers([from, into]);
    t.notOk(ok);
    t.match(checks.at(-1)?.detail, said);
    t.end();
  });
}

test('rollover: what was moved from other series begins chains of its own', (t) => {
  const others = ['x', 'y'].map((series, index) => ({
    ...before,
    drawId: `dr_000000${index + 1}`,
    terms: { ...before.terms, series, inheritsFrom: series },
    jackpotFrom: [],
    jackpotInMinor: 0,
    rolloverMinor: 5,
  }));
  const moved = others.map(({ drawId, terms }) => {
    return { drawId, amountMinor: 5, movedFrom: terms.series };
  });
  const jackpotFrom = [...after.jackpotFrom, ...moved];
  const into = { ...after, jackpotFrom, jackpotInMinor: after.jackpotInMinor + 10 };
  t.match(verifyRollovers([before, ...others, into]), { ok: true });
  t.match(verifyRollovers([...others, before, into]), { ok: true });
  t.notOk(verifyRollovers([...others, after]).ok, 'of a series that nothing was moved from');
  t.end();
});

test('rollover: refused where the heir is given first', (t) => {
  t.match(verifyRollovers([after, before]), { ok: false, checks: [{ detail: /given behind it/ }] });
  t.end();
});

test('rollover: what was taken is added up over all that took it', (t) => {
  const again = { ...after, drawId: 'dr_00000f9' };
  const { ok, checks } = verifyRollovers([before, after, again]);
  t.notOk(ok);
  const twice = 2 * before.rolloverMinor;
  t.match(checks.at(-1)?.detail, new RegExp(`of which ${twice} came into ${after.drawId}, dr_`));
  t.end();
});

test('rollover: a draw that is full leaves the rest for the draw behind it', (t) => {
  const full = 2 ** 51;
  const from = { ...before, rolloverMinor: full + 7 };
  const jackpotFrom = [{ drawId: before.drawId, amountMinor: full }];
  const first = { ...after, jackpotFrom, jackpotInMinor: full };
  t.ok(verifyRollovers([from, first]).ok);
  t.match(unfoundOf(from, first), [/^where 7 of the/]);
  const rest = [{ drawId: before.drawId, amountMinor: 7 }];
  const second = { ...after, drawId: 'dr_00000f9', jackpotFrom: rest, jackpotInMinor: 7 };
  t.ok(verifyRollovers([from, first, second]).ok);
  t.same(unfoundOf(from, first, second), []);
  const more = withValue(second, ['jackpotFrom', 0, 'amountMinor'], 8);
  t.notOk(verifyRollovers([from, first, more]).ok);
  t.end();
});

test('rollover: sources that are not given are not checked, and are named', (t) => {
  const { unchecked } = verifyRollovers([after]);
  const source = `jackpot of ${after.drawId} came from ${before.drawId} \\(the transcript of`;
  t.match(unchecked, [{ name: 'sources', text: new RegExp(source) }]);
  t.same(verifyRollovers([before, after]).unchecked.length, before.jackpotFrom.length > 0 ? 1 : 0);
  t.end();
});

test('rollover: draws that overlap may pass one by, whose heir is then asked for', (t) => {
  const terms = { ...untied.terms, closesAt: before.terms.closesAt };
  const beside = { ...untied, terms };
  const { ok, unchecked } = verifyRollovers([before, beside]);
  t.ok(ok);
  t.match(unchecked.at(-1)?.text, new RegExp(`that ${before.drawId} rolled over went`));
  const heir = { ...after, drawId: 'dr_00000f9' };
  const whole = verifyRollovers([before, beside, heir]);
  t.ok(whole.ok);
  t.notOk(whole.unchecked.some(({ text }) => text.includes('rolled over went')));
  t.end();
});

const [, , ruledOne, ruledTwo] = goldenDraws().map(({ transcript }): Transcript => transcript);
const ruled = must(ruledOne, 'the vectors hold a draw whose jackpot has rules');
const next = must(ruledTwo, 'the vectors hold the draw behind it');

test('rollover: a jackpot with rules is tied to the draw before in number and reserve', (t) => {
  const { ok, unchecked } = verifyRollovers([ruled, next]);
  t.ok(ok);
  t.match(unchecked, [
    { text: /came from dr_00000d0/ },
    { text: /came from dr_00000d3/ },
    { name: 'standing', text: /is number 7 .* dr_00000d1/ },
  ]);
  t.match(verifyRollovers([next]).unchecked, [
    { text: /came from dr_00000d3/ },
    { text: /is number 1 .*transcript of dr_00000d4/ },
  ]);
  t.end();
});

for (const [what, path, value, said] of [
  ['its number', ['jackpot', 'number'], 2, /is number 1 since the jackpot was won, not 2/],
  ['what was in reserve', ['jackpot', 'reserveInMinor'], 80, /left 84 in reserve/],
  ['what was moved', ['jackpot', 'reserveMovedMinor'], 5, /left 84 in reserve/],
  ['the draw before', ['jackpot', 'previous'], null, /names no draw before it/],
  ['the series', ['terms', 'series'], 'x', /is of another series/],
] as const) {
  test(`rollover: refused where ${what} does not follow`, (t) => {
    const { ok, checks } = verifyRollovers([ruled, withValue(next, path, value)]);
    t.notOk(ok);
    t.match(checks.at(-1)?.detail, said);
    t.end();
  });
}

test('rollover: refused where the draw before kept more, was passed by or was cancelled', (t) => {
  t.notOk(verifyRollovers([withValue(ruled, ['jackpot', 'reserveOutMinor'], 85), next]).ok);
  const unwon = { ...withValue(ruled, ['jackpot', 'rolledDownMinor'], 0), rolloverMinor: 0 };
  t.match(verifyRollovers([unwon, next]).checks.at(-1), { detail: /is number 8 since/ });
  const between = { ...ruled, drawId: 'dr_00000d9', jackpotFrom: [] };
  const passed = verifyRollovers([ruled, between, next]);
  t.match(passed.checks.at(-1), { ok: false, detail: /is not the draw before dr_00000e5/ });
  const gone = { ...cancelled, drawId: ruled.drawId };
  t.match(verifyRollovers([gone, next]).checks.at(-1), { ok: false, detail: /and .* counts it/ });
  t.end();
});

test('rollover: without rules nothing is counted; the next one with rules begins anew', (t) => {
  const { jackpot, ...plain } = ruled;
  t.ok(jackpot !== undefined && verifyRollovers([plain, next]).ok);
  t.end();
});

test('rollover: what was moved from another series names it, and a part may stay there', (t) => {
  const source = { ...before, drawId: 'dr_00000d3', rolloverMinor: 1_500, jackpotFrom: [] };
  const from = withValue(source, ['terms', 'series'], 'other');
  const { ok, unchecked } = verifyRollovers([from, next]);
  t.ok(ok, '1,000 of 1,500');
  t.match(unchecked.at(-1)?.text, /where 500 of the 1500 that dr_00000d3 rolled over went/);
  t.notOk(verifyRollovers([{ ...from, rolloverMinor: 999 }, next]).ok, 'not more than there was');
  t.match(verifyRollovers([source, next]).checks.at(-1), { detail: /inherits from other, not/ });
  const unsaid = next.jackpotFrom.map(({ drawId, amountMinor }) => ({ drawId, amountMinor }));
  t.notOk(verifyRollovers([from, { ...next, jackpotFrom: unsaid }]).ok);
  t.end();
});

test('rollover: that nothing was left out is for a note', (t) => {
  t.match(rolloverNotes([before, untied]), [new RegExp(`^${untied.drawId} inherited nothing`)]);
  t.same(rolloverNotes([before, after, cancelled, { drawId: 7 }]), []);
  t.end();
});

/** Two draws of one series, the second heir to the first. */
function tied(): [Transcript, Transcript] {
  const [one, two] = goldenDraws().map(({ transcript }) => transcript);
  const first = must(one, 'the vectors hold no draw');
  const second = must(two, 'the vectors hold no other draw');
  const { rolloverMinor: amountMinor, drawId } = first;
  const closesAt = first.terms.resultsAt;
  const terms = { ...second.terms, inheritsFrom: first.terms.series, closesAt };
  return [first, { ...second, terms, jackpotFrom: [{ drawId, amountMinor }] }];
}

/** What is said of rollovers that were not found whole. */
function unfoundOf(...draws: readonly Transcript[]): string[] {
  const texts = verifyRollovers(draws).unchecked.map(({ text }) => text);
  return texts.filter((text) => text.includes('rolled over went'));
}

/** A draw that took so much of the first one's rollover, and nothing else. */
function heirOf(drawId: string, amountMinor: number, series?: string): Transcript {
  const taken = { drawId: before.drawId, amountMinor };
  const heir = { ...after, drawId, jackpotFrom: [taken], jackpotInMinor: amountMinor };
  if (series === undefined) return heir;
  const movedFrom = before.terms.series;
  const terms = { ...after.terms, series, inheritsFrom: series };
  return { ...heir, terms, jackpotFrom: [{ ...taken, movedFrom }] };
}

function withName(drawId: string): Transcript {
  return withValue(after, ['jackpotFrom', 0, 'drawId'], drawId);
}
